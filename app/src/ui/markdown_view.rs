//! Text that was written in Markdown, as the server rendered it.

use crate::port::Erased;
use leptos::prelude::*;

/// Shows HTML in the looks of the page. It is given what the server made of a text and nothing else: nobody looks at it
/// here again.
#[component]
pub fn MarkdownView(
    /// The server's HTML.
    #[prop(into)]
    html: String,
) -> impl IntoView {
    view! { <div class="markdown" inner_html=html></div> }.erased()
}
