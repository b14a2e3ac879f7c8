//! The steps that an answer comes in, and why there is none.

use super::ToolCall;
use domain::workspaces::{Failure, FinishReason};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;

/// One step of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A provider is asked. It comes again where another one, or the same once more, has to be.
    Begun {
        /// What people call the provider.
        provider: String,
        /// Counts the attempts, from 1, over all providers.
        attempt: u32,
        /// What it takes for a million tokens of prompts and for a million of answers, in millionths of a US dollar.
        prices: (u64, u64),
    },
    /// So many tokens the attempt under way has taken up to here, whatever becomes of it.
    Counted {
        /// Tokens that the prompt took.
        prompt_tokens: u32,
        /// Tokens of the answer so far.
        completion_tokens: u32,
    },
    /// More text.
    Text(String),
    /// The model asks the caller to do something.
    Called(ToolCall),
    /// The model is done.
    Done {
        /// Why it stopped.
        reason: FinishReason,
        /// Tokens that the prompt took.
        prompt_tokens: u32,
        /// Tokens of the answer.
        completion_tokens: u32,
    },
    /// It was told to stop.
    Cancelled,
    /// There is no answer.
    Failed(Failure),
}

/// Why an attempt came to no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub failure: Failure,
    /// When the provider wants to be asked again, if it said so.
    pub again_in: Option<Duration>,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self { failure, again_in: None }
    }
}

/// Where the steps of an answer go.
pub(super) struct Outlet {
    send: UnboundedSender<Step>,
    /// Whether some of the answer is out, so that nobody else can give it any more.
    pub has_spoken: bool,
    /// Bytes of the answer so far.
    said: usize,
}

/// The longest answer that is kept, in bytes: far more than the longest one that can be asked for has.
const SAID_BYTES_MAX: usize = 1024 * 1024;

impl Outlet {
    pub const fn new(send: UnboundedSender<Step>) -> Self {
        Self { send, has_spoken: false, said: 0 }
    }

    /// Passes a step on. `false`: nobody listens any more.
    pub fn pass(&mut self, step: Step) -> bool {
        let bytes = match &step {
            Step::Text(text) => text.len(),
            Step::Called(call) => call.id.len() + call.name.len() + call.arguments.len(),
            _ => 0,
        };
        self.has_spoken |= matches!(step, Step::Text(_) | Step::Called(_));
        self.said = self.said.saturating_add(bytes);
        self.send.send(step).is_ok()
    }

    /// Whether more was said than is kept: whoever answers doesn't keep to what it was asked for.
    pub const fn is_overfull(&self) -> bool {
        self.said > SAID_BYTES_MAX
    }
}
