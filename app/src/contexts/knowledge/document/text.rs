//! The text of a document: as the server rendered it, or as it was typed, with a passage marked in it.

use crate::port::Erased;
use crate::ui::MarkdownView;
use crate::words;
use domain::knowledge::{DocumentDetail, DocumentKind, TextFormat};
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// The text. `passage` is marked and comes into view where the text stands as it was typed; Markdown reads otherwise than it
/// is typed, so that places in the one are none in the other.
pub(super) fn text(document: &DocumentDetail, passage: Option<(u32, u32)>) -> AnyView {
    let parts = passage.filter(|_| document.format != TextFormat::Markdown);
    if let Some([before, quoted, after]) = parts.and_then(|passage| cut(&document.body, passage)) {
        return view! {
            <div class="markdown reading-text">
                <pre dir="auto">
                    <span>{before}</span>
                    <Mark quoted/>
                    <span>{after}</span>
                </pre>
            </div>
        }
        .erased();
    }
    if document.html.is_empty() {
        let key = match document.kind {
            DocumentKind::Page | DocumentKind::Text => keys::knowledge_pages::NO_TEXT,
            DocumentKind::File => keys::knowledge_pages::NO_TEXT_OF_FILE,
        };
        return view! { <p class="text-fg-muted">{words::texts().text(key)}</p> }.erased();
    }
    view! { <div class="reading-text"><MarkdownView html=document.html.clone()/></div> }.erased()
}

#[component]
fn Mark(quoted: String) -> impl IntoView {
    let node = NodeRef::<html::Mark>::new();
    Effect::new(move |_| {
        if let Some(mark) = node.get() {
            mark.scroll_into_view();
        }
    });
    view! { <mark id="passage" class="passage" node_ref=node>{quoted}</mark> }
}

/// What stands before a passage, the passage, and what stands behind it; none where there is no such.
fn cut(body: &str, (from, to): (u32, u32)) -> Option<[String; 3]> {
    let place = |characters: u32| {
        let all = body.char_indices().map(|(at, _)| at).chain([body.len()]);
        all.into_iter().nth(usize::try_from(characters).ok()?)
    };
    let (from, to) = (place(from)?, place(to)?);
    (from < to).then(|| [&body[..from], &body[from..to], &body[to..]].map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_passage_is_told_in_characters() {
        let parts = |from, to| cut("ماء 사프란 x", (from, to));
        assert_eq!(parts(4, 7), Some(["ماء ", "사프란", " x"].map(str::to_owned)));
        assert_eq!(parts(0, 3).map(|parts| parts[1].clone()).as_deref(), Some("ماء"));
        assert_eq!((parts(7, 4), parts(4, 99)), (None, None));
    }
}
