//! The document's title.

use leptos::prelude::*;
use leptos_meta::Title;

/// The document's title: page, tenant and portal, whichever there are. `<` is replaced, because the server writes
/// titles unescaped.
#[component]
pub fn PageTitle(parts: Vec<String>) -> impl IntoView {
    let text = parts.join(" · ").replace('<', "‹");
    view! { <Title text=text/> }
}
