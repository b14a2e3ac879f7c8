//! What comes back while a model answers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::Error;

/// One step of an answer: `Started`, any number of `Text`, then `Finished` or `Failed`, which may also
/// come first and alone.
#[derive(Debug)]
pub enum Event {
    /// A worker took the request and has read the prompt's length.
    Started {
        prompt_tokens: u32,
    },
    /// The next piece of the answer, never empty and never with half a character at its end.
    Text(String),
    Finished(Finished),
    Failed(Error),
}

/// The end of an answer that went as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    pub reason: Reason,
    /// 0 if the request was cancelled while it waited.
    pub prompt_tokens: u32,
    /// Tokens that the model wrote, without the one that ends its turn.
    pub completion_tokens: u32,
}

impl Finished {
    /// The end of a request that was cancelled while it waited.
    pub(crate) const UNSTARTED: Self = Self { reason: Reason::Cancelled, prompt_tokens: 0, completion_tokens: 0 };
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The model ended its turn, or a stop string came up.
    Stop,
    /// The answer reached `max_tokens`.
    Length,
    /// The [`CancelFlag`](crate::CancelFlag) was raised.
    Cancelled,
}

/// Who hears the events of one request. It is called on a worker's thread, so it should hand over and
/// return: while it runs, the model doesn't.
pub type OnEvent = Box<dyn FnMut(Event) + Send>;

/// The way out of one request. It keeps the promise of exactly one last event, by sending one itself
/// when it is dropped without.
pub(crate) struct Outlet {
    on_event: OnEvent,
    ended: bool,
}

impl Outlet {
    pub(crate) fn new(on_event: OnEvent) -> Self {
        Self { on_event, ended: false }
    }

    pub(crate) fn started(&mut self, prompt_tokens: u32) {
        (self.on_event)(Event::Started { prompt_tokens });
    }

    pub(crate) fn text(&mut self, piece: String) {
        if !piece.is_empty() {
            (self.on_event)(Event::Text(piece));
        }
    }

    /// Sends the last event, once. A panic of the receiver stops here: nobody is left to hear of it.
    pub(crate) fn end(&mut self, outcome: Result<Finished, Error>) {
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        let event = outcome.map_or_else(Event::Failed, Event::Finished);
        let _ = catch_unwind(AssertUnwindSafe(|| (self.on_event)(event)));
    }
}

impl Drop for Outlet {
    fn drop(&mut self) {
        self.end(Err(Error::Stopped));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const DONE: Finished = Finished { reason: Reason::Stop, prompt_tokens: 3, completion_tokens: 2 };

    fn outlet() -> (Outlet, mpsc::Receiver<Event>) {
        let (sender, receiver) = mpsc::channel();
        let on_event = move |event| sender.send(event).expect("the test still listens");
        (Outlet::new(Box::new(on_event)), receiver)
    }

    #[test]
    fn the_last_event_is_sent_once() {
        let (mut outlet, events) = outlet();
        outlet.end(Ok(DONE));
        outlet.end(Err(Error::Stopped));
        drop(outlet);
        let events: Vec<_> = events.iter().collect();
        assert!(matches!(events[..], [Event::Finished(DONE)]), "{events:?}");
    }

    #[test]
    fn a_request_that_is_dropped_says_so() {
        let (mut outlet, events) = outlet();
        outlet.started(3);
        outlet.text(String::new());
        drop(outlet);
        let events: Vec<_> = events.iter().collect();
        assert!(
            matches!(events[..], [Event::Started { prompt_tokens: 3 }, Event::Failed(Error::Stopped)]),
            "{events:?}"
        );
    }

    #[test]
    fn a_receiver_that_panics_at_the_end_harms_nobody() {
        let mut outlet = Outlet::new(Box::new(|_| panic!("the receiver is broken")));
        outlet.end(Ok(DONE));
    }
}
