//! Texts that have changed while somebody looks: the page that they are on stays as it is, the next one is loaded whole, so
//! that all of it is in the new words.

use crate::port::{self, When};
use domain::platform::ThingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::rc::Rc;

/// Follows changes of texts, whatever page stands there. It shows nothing.
#[component]
pub fn FollowTexts() -> impl IntoView {
    let is_stale = StoredValue::new(false);
    port::hear(&[ThingKind::Wording], Rc::new(|| None), When::Now, move || is_stale.set_value(true));
    let location = use_location();
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        if is_stale.get_value() && before.is_some_and(|before| before != path) {
            port::redirect(&(path.clone() + &port::with_mark(&location.search.get_untracked())));
        }
        path
    });
}
