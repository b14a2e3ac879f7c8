//! A form of one operation: what sends it, and what it says while it does.

use super::state::State;
use crate::port;
use domain::kernel::validate;
use domain::{Operation, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::marker::PhantomData;
use std::sync::Arc;

/// The state of a form that sends one operation. A copyable handle.
pub struct Form<O> {
    pub(super) state: State,
    of: PhantomData<fn(O) -> O>,
}

impl<O> Clone for Form<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Form<O> {}

impl<O: Operation> Default for Form<O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O: Operation> Form<O> {
    /// A fresh form, or one that shows what was wrong when it came back from a plain post.
    pub fn new() -> Self {
        Self::with(State::new(port::refused_before(O::CALL)))
    }

    /// The form whose state this is.
    pub(super) fn with(state: State) -> Self {
        Self { state, of: PhantomData }
    }

    /// Sends the operation if its rules hold; otherwise shows what is wrong. Whether it was sent.
    pub fn submit(self, operation: O) -> bool {
        if !self.state.begin(validate(&operation)) {
            return false;
        }
        let state = self.state;
        spawn_local(async move {
            match port::call(operation.clone()).await {
                Ok(answer) => state.end(&operation, Ok(&answer)),
                Err(refusal) => state.end(&operation, Err(refusal)),
            }
        });
        true
    }

    /// The sentence for what is wrong with a field.
    pub fn error(self, field: impl Into<String>) -> Signal<Option<String>> {
        self.state.error(field)
    }

    /// Whether an answer is awaited.
    pub fn pending(self) -> Signal<bool> {
        self.state.pending.into()
    }

    /// Why the server said no, or the form itself.
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        self.state.refusal.into()
    }

    /// Calls `then` with what was sent and what came back, each time that it wasn't refused.
    pub fn on_answer(self, then: impl Fn(O, O::Answer) + Send + Sync + 'static) {
        self.state.listen(Arc::new(move |sent, answer| {
            if let (Some(sent), Some(answer)) = (sent.downcast_ref::<O>(), answer.downcast_ref::<O::Answer>()) {
                then(sent.clone(), answer.clone());
            }
        }));
    }
}
