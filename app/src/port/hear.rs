//! What changes, as the script beside the page hears it (`app/src/live.js`): one stream for all tabs of a browser. Each
//! word of it is a line: `tenant 019…` for a thing, `tenant` for one or more of a kind, `*` where anything may have changed.

use domain::platform::ThingKind;
use std::rc::Rc;

/// When somebody wants to hear of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once, also where nobody looks.
    Now,
    /// Once it can be shown: while the page is seen and nobody types in it. Several changes are one.
    Seen,
}

impl When {
    /// The event of the window.
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser hears"))]
    const fn name(self) -> &'static str {
        match self {
            Self::Now => "portico:now",
            Self::Seen => "portico:seen",
        }
    }
}

/// Which of the things of a kind; `None`: any.
pub type Which = Rc<dyn Fn() -> Option<String>>;

/// Calls `then` whenever a thing of these kinds has changed, for as long as the owner lives that asked.
#[cfg(not(feature = "hydrate"))]
pub fn hear(_: &'static [ThingKind], _: Which, _: When, _: impl Fn() + 'static) {}

/// Calls `then` whenever a thing of these kinds has changed, for as long as the owner lives that asked.
#[cfg(feature = "hydrate")]
pub fn hear(kinds: &'static [ThingKind], which: Which, when: When, then: impl Fn() + 'static) {
    use leptos::prelude::{on_cleanup, window_event_listener_untyped};

    let then: Box<dyn Fn()> = Box::new(then);
    let handle = window_event_listener_untyped(when.name(), move |event| {
        let words = js_sys::Reflect::get(&event, &"detail".into()).ok().and_then(|detail| detail.as_string());
        if words.is_some_and(|words| concerns(&words, kinds, which().as_deref())) {
            then();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether one of the words is about one of these kinds, and about this thing where one is named.
#[cfg_attr(not(any(test, feature = "hydrate")), expect(dead_code, reason = "only a browser hears"))]
fn concerns(words: &str, kinds: &[ThingKind], which: Option<&str>) -> bool {
    words.lines().any(|word| {
        let (kind, id) = word.split_once(' ').unwrap_or((word, ""));
        word == "*"
            || kinds.iter().any(|it| it.as_str() == kind) && (id.is_empty() || which.is_none_or(|which| which == id))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_about_a_thing_about_a_kind_or_about_everything() {
        let kinds = [ThingKind::Team, ThingKind::Person];
        for (words, which, is_meant) in [
            ("team 1", None, true),
            ("tenant 1\nperson 2", None, true),
            ("tenant 1", None, false),
            ("teams 1", None, false),
            ("team 1", Some("1"), true),
            ("team 1", Some("2"), false),
            ("team", Some("2"), true),
            ("*", Some("2"), true),
            ("", None, false),
        ] {
            assert_eq!(concerns(words, &kinds, which), is_meant, "{words} {which:?}");
        }
    }
}
