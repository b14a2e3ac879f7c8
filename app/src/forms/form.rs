//! A form's state: what is wrong, what is under way, and what the server said.

use super::faults::Faults;
use crate::port::{self, Call, Refused};
use crate::words;
use domain::kernel::validate;
use domain::{Operation, Refusal};
use leptos::prelude::*;

/// The state of a form that sends one operation. A copyable handle.
pub struct Form<O: Operation> {
    pub(super) action: ServerAction<Call<O>>,
    pub(super) faults: RwSignal<Faults>,
    pub(super) refusal: RwSignal<Option<Refusal>>,
    pending: Signal<bool>,
    sent: StoredValue<Option<O>>,
}

impl<O: Operation> Clone for Form<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O: Operation> Copy for Form<O> {}

impl<O: Operation> Default for Form<O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O: Operation> Form<O> {
    /// A fresh form, or one that shows what was wrong when it came back from a plain post.
    pub fn new() -> Self {
        let action = port::action::<O>();
        let first = action.value().get_untracked().and_then(Result::err).map(|Refused(refusal)| refusal);
        let faults = RwSignal::new(Faults::of(first.as_ref()));
        let refusal = RwSignal::new(first);
        let form = Self { action, faults, refusal, pending: action.pending().into(), sent: StoredValue::new(None) };
        Effect::new(move |_| {
            if let Some(answer) = action.value().get() {
                form.take(answer.err());
            }
        });
        form
    }

    /// Sends the operation if its rules hold; otherwise shows what is wrong. Whether it was sent.
    pub fn submit(self, operation: O) -> bool {
        if self.pending.get_untracked() {
            return false;
        }
        match validate(&operation) {
            Ok(()) => {
                self.take(None);
                self.sent.set_value(Some(operation.clone()));
                self.action.dispatch(Call(operation));
                true
            }
            Err(refusal) => {
                self.take(Some(Refused(refusal)));
                false
            }
        }
    }

    fn take(self, refused: Option<Refused>) {
        let refusal = refused.map(|Refused(refusal)| refusal);
        self.faults.set(Faults::of(refusal.as_ref()));
        self.refusal.set(refusal);
    }

    /// The sentence for what is wrong with a field.
    pub fn error(self, field: &'static str) -> Signal<Option<String>> {
        let texts = words::texts();
        Signal::derive(move || self.faults.with(|faults| faults.shown(field).map(|fault| words::fault(texts, fault))))
    }

    /// Whether an answer is awaited.
    pub fn pending(self) -> Signal<bool> {
        self.pending
    }

    /// Why the server said no, or the form itself.
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        self.refusal.into()
    }

    /// What the server answered last, when it wasn't a refusal.
    fn answer(self) -> Signal<Option<O::Answer>> {
        Signal::derive(move || self.action.value().get().and_then(Result::ok))
    }

    /// Calls `then` with what was sent and what came back, each time that it wasn't refused.
    pub fn on_answer(self, then: impl Fn(O, O::Answer) + 'static) {
        let answer = self.answer();
        Effect::new(move |_| {
            let sent = self.sent.try_get_value().flatten();
            if let (Some(answer), Some(sent)) = (answer.get(), sent) {
                then(sent, answer);
            }
        });
    }
}
