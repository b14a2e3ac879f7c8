//! How whoever is signed in is called. The frame shows it too, and follows a change without loading the page anew.

use leptos::prelude::Signal;

#[cfg(not(feature = "ssr"))]
pub use in_browser::{call_oneself, own_name};

/// One's name; empty where nobody is signed in.
#[cfg(feature = "ssr")]
pub fn own_name() -> Signal<String> {
    Signal::stored(super::use_boot().actor.map(|actor| actor.name).unwrap_or_default())
}

/// One is called so from now on.
#[cfg(feature = "ssr")]
pub const fn call_oneself(_: &str) {}

#[cfg(not(feature = "ssr"))]
mod in_browser {
    use super::Signal;
    use crate::port::browser;
    use leptos::prelude::{ArcRwSignal, Set};
    use std::cell::OnceCell;

    thread_local! {
        static NAME: OnceCell<ArcRwSignal<String>> = const { OnceCell::new() };
    }

    fn name() -> ArcRwSignal<String> {
        let first = || browser::use_boot().actor.map(|actor| actor.name).unwrap_or_default();
        NAME.with(|cell| cell.get_or_init(|| ArcRwSignal::new(first())).clone())
    }

    /// One's name; empty where nobody is signed in.
    pub fn own_name() -> Signal<String> {
        name().into()
    }

    /// One is called so from now on.
    pub fn call_oneself(now: &str) {
        browser::renamed(now);
        name().set(now.to_owned());
    }
}
