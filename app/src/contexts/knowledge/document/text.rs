//! The text of a document: as the server rendered it, or as it was typed, with a passage marked in it.

use super::passage::{MARK, marked};
use crate::port::Erased;
use crate::ui::MarkdownView;
use crate::words;
use domain::knowledge::{DocumentDetail, DocumentKind, TextFormat};
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// The text. `passage` is marked and comes into view: in a text that stands as it was typed, to the letter; in a page, the blocks
/// that it is in.
pub(super) fn text(document: &DocumentDetail, passage: Option<(u32, u32)>) -> AnyView {
    let is_page = document.format == TextFormat::Markdown;
    if let Some(passage) = passage.filter(|_| is_page) {
        let levels: Vec<u8> = document.headings.iter().map(|heading| heading.level).collect();
        if let Some(html) = marked(&document.html, &levels, passage) {
            return view! { <Marked html/> }.erased();
        }
    }
    let typed = passage.filter(|_| !is_page);
    if let Some([before, quoted, after]) = typed.and_then(|passage| cut(&document.body, passage)) {
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

/// A page with marked blocks, of which the first comes into view.
#[component]
fn Marked(html: String) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let first = node.get().and_then(|node| node.query_selector(&format!(".{MARK}")).ok().flatten());
        if let Some(first) = first {
            first.scroll_into_view();
        }
    });
    view! { <div class="reading-text" node_ref=node><MarkdownView html/></div> }
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
