//! What the server writes and the browser leaves as it is.
//!
//! Code that brings a page to life is made of its views: where nothing on it moves it would be fetched for nothing. The
//! server writes such a part as any other; the browser has no code of it, and steps over it.

use super::Erased;
use leptos::prelude::*;

/// A part of which the browser has no code: links and what a browser does of itself works in it, handlers and signals don't.
/// A browser that comes to it by the router, and so without the server's writing, loads the page whole.
#[cfg(feature = "ssr")]
pub fn written(part: impl FnOnce() -> AnyView) -> AnyView {
    view! { <div class="contents">{part()}</div> }.erased()
}

/// The place of a part that the server wrote.
#[cfg(not(feature = "ssr"))]
pub fn written(_: impl FnOnce() -> AnyView) -> AnyView {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-hydrated")) {
        let location = leptos_router::hooks::use_location();
        super::redirect(&(location.pathname.get_untracked() + &super::with_mark(&location.search.get_untracked())));
    }
    view! { <div class="contents" inner_html=""></div> }.erased()
}
