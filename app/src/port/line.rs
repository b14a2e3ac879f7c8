//! How the line to the server stands: whether it answers, and whether it still knows who is asking. The transport notes
//! it; the shell shows it. On the server there is no line.

use leptos::prelude::Signal;

#[cfg(feature = "hydrate")]
pub(super) use in_browser::{begin, note};
#[cfg(feature = "hydrate")]
pub use in_browser::{is_session_over, is_unreachable, lost, probe, resume, signed_in_again};

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

/// A request begins: what becomes of it is noted with this.
#[cfg(not(any(feature = "hydrate", feature = "ssr")))]
pub(super) const fn begin() -> super::reach::Begun {
    super::reach::Reach::new().begin()
}

/// Notes whether a request reached the server.
#[cfg(not(any(feature = "hydrate", feature = "ssr")))]
pub(super) const fn note(_: super::reach::Begun, _: bool) {}

/// Notes that the browser has no line any more.
#[cfg(not(feature = "hydrate"))]
pub const fn lost() {}

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
    use crate::port::reach::{Begun, Reach};
    use futures::channel::oneshot;
    use leptos::prelude::{ArcRwSignal, GetUntracked, Set};
    use std::cell::{Cell, RefCell};

    thread_local! {
        static REACH: Cell<Reach> = const { Cell::new(Reach::new()) };
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

    /// A request begins: what becomes of it is noted with this.
    pub fn begin() -> Begun {
        REACH.get().begin()
    }

    /// Notes whether a request reached the server.
    pub fn note(begun: Begun, reached: bool) {
        now(REACH.get().heard(begun, reached));
    }

    /// Notes that the browser has no line any more.
    pub fn lost() {
        now(REACH.get().lost());
    }

    fn now(reach: Reach) {
        REACH.set(reach);
        set(&UNREACHABLE, reach.is_lost());
    }

    /// Asks the server whether it is there, and notes the answer.
    pub async fn probe() {
        let begun = begin();
        note(begun, gloo_net::http::Request::get("/health/live").send().await.is_ok());
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
