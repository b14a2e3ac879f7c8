//! What a form knows whatever it sends: its faults, the refusal, whether an answer is awaited, and who waits for it.
//!
//! Nothing here is compiled anew for an operation.

use super::awaited::Awaited;
use super::faults::Faults;
use crate::words;
use domain::Refusal;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::any::Any;
use std::sync::Arc;

/// The state of a form. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub faults: RwSignal<Faults>,
    pub refusal: RwSignal<Option<Refusal>>,
    pub pending: RwSignal<bool>,
    listeners: StoredValue<Vec<Listener>>,
    /// The fields whose faults something in the form tells.
    told: StoredValue<Vec<String>>,
    /// The part of the page that isn't drawn anew while this waits.
    within: Option<Awaited>,
}

/// Is told what was sent and what came back.
pub(super) type Hear = Arc<dyn Fn(&dyn Any, &dyn Any) + Send + Sync>;

/// Who waits for answers, and the owner under which they hear them.
#[derive(Clone)]
struct Listener {
    number: usize,
    owner: Option<WeakOwner>,
    hear: Hear,
}

impl State {
    /// A fresh state, or that of a form that came back refused.
    pub fn new(first: Option<Refusal>) -> Self {
        let state = Self {
            faults: RwSignal::new(Faults::of(first.as_ref())),
            refusal: RwSignal::new(first),
            pending: RwSignal::new(false),
            listeners: StoredValue::new(Vec::new()),
            told: StoredValue::new(Vec::new()),
            within: Awaited::here(),
        };
        on_cleanup(move || {
            if state.pending.try_get_untracked() == Some(true) {
                state.waits_no_more();
            }
        });
        state
    }

    /// Whether a value may be sent: nothing is awaited, and its rules hold. What is wrong shows.
    pub fn begin(self, checked: Result<(), Refusal>) -> bool {
        if self.pending.get_untracked() {
            return false;
        }
        let sent = checked.is_ok();
        self.pending.set(sent);
        if sent && let Some(within) = self.within {
            within.one_more();
        }
        self.take(checked.err());
        sent
    }

    /// An answer has come: what was sent and what came back, or why not. Pages that are gone hear nothing.
    pub fn end(self, sent: &dyn Any, answer: Result<&dyn Any, Refusal>) {
        if self.pending.try_set(false).is_some() {
            return;
        }
        self.waits_no_more();
        match answer {
            Err(refusal) => self.take(Some(refusal)),
            Ok(answer) => {
                for Listener { owner, hear, .. } in self.listeners.try_get_value().unwrap_or_default() {
                    if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
                        owner.with(|| hear(sent, answer));
                    }
                }
            }
        }
    }

    fn waits_no_more(self) {
        if let Some(within) = self.within {
            within.one_less();
        }
    }

    /// Lets `hear` know of each answer, as long as what asks for it is on the page.
    pub fn listen(self, hear: Hear) {
        let mut number = 0;
        self.listeners.update_value(|listeners| {
            number = listeners.last().map_or(0, |last| last.number + 1);
            listeners.push(Listener { number, owner: Owner::current().map(|owner| owner.downgrade()), hear });
        });
        on_cleanup(move || {
            self.listeners.try_update_value(|listeners| listeners.retain(|listener| listener.number != number));
        });
    }

    fn take(self, refusal: Option<Refusal>) {
        self.faults.set(Faults::of(refusal.as_ref()));
        self.refusal.set(refusal);
    }

    /// The person has changed a control, or left it.
    pub fn revise(self, control: &str, has_left: bool, checked: Result<(), Refusal>) {
        self.faults.update(|faults| {
            if has_left {
                faults.leave(control);
            } else {
                faults.typed(control);
            }
            faults.replace(checked.err());
        });
    }

    /// The sentence for what is wrong with a field.
    pub fn error(self, field: impl Into<String>) -> Signal<Option<String>> {
        let (texts, field) = (words::texts(), field.into());
        self.told.update_value(|told| {
            if !told.contains(&field) {
                told.push(field.clone());
            }
        });
        Signal::derive(move || self.faults.with(|faults| faults.shown(&field).map(|fault| words::fault(texts, fault))))
    }

    /// Whether something in the form tells what is wrong with a field.
    pub fn tells(self, field: &str) -> bool {
        self.told.with_value(|told| told.iter().any(|told| told == field))
    }
}
