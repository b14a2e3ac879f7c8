//! The model of this process: weights in a bounded pool of threads at low priority, so that it never starves the rest of
//! the server.

use super::{Ask, MessageRole, Step, ToolChoice};
use domain::workspaces::{Failure, FinishReason};
use llama::{CancelFlag, Error, Event, Finished, Message, Model, Options, Pool, PoolOptions, Reason, Request};
use std::path::Path;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The model of this process.
pub(super) struct Local {
    pool: Pool,
    id: String,
}

impl Local {
    /// Loads the weights at `path`.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let model = Model::load(path, Options::default())?;
        let id = model.info().file_stem.to_lowercase();
        Ok(Self { pool: Pool::start(model, PoolOptions::default())?, id })
    }

    /// What runs name it by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people call it.
    pub fn label(&self) -> &str {
        &self.pool.model().info().file_stem
    }

    /// Tokens that prompt and answer may take together.
    pub fn context_tokens(&self) -> u32 {
        self.pool.model().info().context_tokens
    }

    /// Makes the model answer. The steps end with `Done`, `Cancelled` or `Failed`.
    pub fn answer(&self, ask: &Ask, cancel: CancelFlag) -> UnboundedReceiver<Step> {
        let (send, steps) = unbounded_channel();
        // It knows no tools, and an answer that only looks as if it did would be worse than none.
        if !ask.tools.is_empty() && ask.tool_choice != ToolChoice::None {
            let _ = send.send(Step::Failed(Failure::ProviderRefused));
            return steps;
        }
        let grammar = match ask.schema.as_ref().map(llama::grammar_of).transpose() {
            Ok(grammar) => grammar,
            Err(error) => {
                tracing::warn!(%error, "a schema that the model of this process can't keep to");
                let _ = send.send(Step::Failed(Failure::ProviderRefused));
                return steps;
            }
        };
        let (sender, mut taken) = (send.clone(), (0, 0));
        let submitted = self.pool.submit(
            Request { grammar, ..request_of(ask) },
            cancel,
            Box::new(move |event| {
                // A piece of an answer is one token or more; the end knows how many they were.
                match &event {
                    Event::Started { prompt_tokens } => taken.0 = *prompt_tokens,
                    Event::Text(_) => taken.1 += 1,
                    Event::Finished(end) => taken = (end.prompt_tokens, end.completion_tokens),
                    Event::Failed(_) => {}
                }
                let step = match event {
                    Event::Started { .. } => None,
                    Event::Text(text) => Some(Step::Text(text)),
                    Event::Finished(end) => Some(last(end)),
                    Event::Failed(error) => Some(Step::Failed(failure_of(&error))),
                };
                // A receiver that has gone is a worker that gave up; the flag stops the model.
                let counted = Step::Counted { prompt_tokens: taken.0, completion_tokens: taken.1 };
                let _ = [Some(counted), step].into_iter().flatten().try_for_each(|step| sender.send(step));
            }),
        );
        if let Err(error) = submitted {
            let _ = send.send(Step::Failed(failure_of(&error)));
        }
        steps
    }
}

fn last(end: Finished) -> Step {
    let reason = match end.reason {
        Reason::Stop => FinishReason::Stop,
        Reason::Length => FinishReason::Length,
        Reason::Cancelled => return Step::Cancelled,
    };
    Step::Done { reason, prompt_tokens: end.prompt_tokens, completion_tokens: end.completion_tokens }
}

fn request_of(ask: &Ask) -> Request {
    let message = |message: &super::Message| match message.role {
        MessageRole::System => Message::system(&message.text),
        MessageRole::User | MessageRole::Tool => Message::user(&message.text),
        MessageRole::Assistant => Message::assistant(&message.text),
    };
    let plain = Request::new(ask.messages.iter().map(message).collect());
    Request {
        max_tokens: ask.max_tokens,
        temperature: ask.temperature,
        top_p: ask.top_p.unwrap_or(plain.top_p),
        seed: ask.seed.unwrap_or(plain.seed),
        stop: ask.stop.clone(),
        ..plain
    }
}

fn failure_of(error: &Error) -> Failure {
    match error {
        Error::PromptTooLong { .. } => Failure::PromptTooLong,
        Error::Busy { .. } => Failure::RateLimited,
        other => {
            tracing::error!(error = %other, "the model gave no answer");
            Failure::ModelBroke
        }
    }
}
