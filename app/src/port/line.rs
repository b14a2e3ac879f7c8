//! How the line to the server stands: whether it answers, and whether it still knows who is asking. The transport notes
//! it; the shell shows it. On the server there is no line.

use leptos::prelude::Signal;

#[cfg(feature = "hydrate")]
pub use in_browser::{is_session_over, is_unreachable, note, probe, resume, signed_in_again};

/// Whether the server has stopped answering.
#[cfg(not(feature = "hydrate"))]
pub fn is_unreachable() -> Signal<bool> {
    Signal::stored(false)
}

/// Whether calls wait for the person to sign in again.
#[cfg(not(feature = "hydrate"))]
pub fn is_session_over() -> Signal<bool> {
    Signal::stored(false)
}

/// Notes whether the server was reached.
#[cfg(not(feature = "hydrate"))]
pub const fn note(_: bool) {}

/// Asks the server whether it is there, and notes the answer.
#[cfg(not(feature = "hydrate"))]
pub async fn probe() {}

/// Waits until the person has signed in again; whether they did.
#[cfg(not(feature = "hydrate"))]
pub async fn signed_in_again() -> bool {
    false
}

/// Lets go on what waits, with the session that there is again or without one.
#[cfg(not(feature = "hydrate"))]
pub const fn resume(_: bool) {}

#[cfg(feature = "hydrate")]
mod in_browser {
    use super::Signal;
    use futures::channel::oneshot;
    use leptos::prelude::{ArcRwSignal, GetUntracked, Set};
    use std::cell::RefCell;

    thread_local! {
        static UNREACHABLE: ArcRwSignal<bool> = ArcRwSignal::new(false);
        static OVER: ArcRwSignal<bool> = ArcRwSignal::new(false);
        static WAITING: RefCell<Vec<oneshot::Sender<bool>>> = RefCell::default();
    }

    fn set(signal: &'static std::thread::LocalKey<ArcRwSignal<bool>>, now: bool) {
        let signal = signal.with(Clone::clone);
        if signal.get_untracked() != now {
            signal.set(now);
        }
    }

    /// Whether the server has stopped answering.
    pub fn is_unreachable() -> Signal<bool> {
        UNREACHABLE.with(Clone::clone).into()
    }

    /// Whether calls wait for the person to sign in again.
    pub fn is_session_over() -> Signal<bool> {
        OVER.with(Clone::clone).into()
    }

    /// Notes whether the server was reached.
    pub fn note(reached: bool) {
        set(&UNREACHABLE, !reached);
    }

    /// Asks the server whether it is there, and notes the answer.
    pub async fn probe() {
        note(gloo_net::http::Request::get("/health/live").send().await.is_ok());
    }

    /// Waits until the person has signed in again; whether they did. Nobody is asked on a page that had nobody, nor
    /// where somebody acted as somebody else: that ends with its session.
    pub async fn signed_in_again() -> bool {
        let was_somebody = crate::port::use_boot().actor.is_some_and(|actor| actor.impersonator.is_none());
        if !was_somebody {
            return false;
        }
        let (tell, told) = oneshot::channel();
        WAITING.with_borrow_mut(|waiting| waiting.push(tell));
        set(&OVER, true);
        told.await.unwrap_or_default()
    }

    /// Lets go on what waits, with the session that there is again or without one.
    pub fn resume(is_somebody: bool) {
        set(&OVER, false);
        for tell in WAITING.take() {
            let _ = tell.send(is_somebody);
        }
    }
}
