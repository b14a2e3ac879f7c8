//! What a form's element has to know of its operation, without knowing which one it is.

use super::{Form, state::State};
use crate::frame::blocked;
use crate::port;
use domain::kernel::validate;
use domain::{Operation, Refusal};

/// How deep members may be nested in a form's text, `a[b][c]`.
const DEPTH: usize = 5;

/// An operation's part in its form: a handful of functions in place of a type.
#[derive(Clone, Copy)]
pub(super) struct Deed {
    pub state: State,
    /// The operation's server function.
    pub url: &'static str,
    submit: fn(State, &str) -> Option<bool>,
    check: fn(&str) -> Option<Result<(), Refusal>>,
    blocked: fn() -> Option<String>,
}

impl Deed {
    /// That of a form.
    pub fn of<O: Operation>(form: Form<O>) -> Self {
        Self {
            state: form.state,
            url: O::CALL,
            submit: |state, typed| Some(Form::<O>::with(state).submit(read(typed)?)),
            check: |typed| Some(validate(&read::<O>(typed)?)),
            blocked: blocked::<O>,
        }
    }

    /// Sends what was typed. Whether its rules held; none if it can't be read as the operation.
    pub fn submit(self, typed: &str) -> Option<bool> {
        (self.submit)(self.state, typed)
    }

    /// Whether the rules hold for what was typed; none if it can't be read as the operation.
    pub fn check(self, typed: &str) -> Option<Result<(), Refusal>> {
        (self.check)(typed)
    }

    /// Why the person who is signed in may not do it, if they may not.
    pub fn blocked(self) -> Option<String> {
        port::use_boot().actor.and_then(|_| (self.blocked)())
    }
}

fn read<O: Operation>(typed: &str) -> Option<O> {
    serde_qs::Config::new(DEPTH, false).deserialize_str(typed).ok()
}
