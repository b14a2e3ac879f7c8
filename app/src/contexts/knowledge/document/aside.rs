//! What stands beside a document: its contents, what links to it, and what those do who keep it.

use super::around::Around;
use super::arrange::{Move, Remove};
use super::readers::ReadersForm;
use super::shares::Shares;
use super::tags_form::TagsForm;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, Icon};
use crate::words;
use domain::knowledge::{DOCUMENT_PATH, DocumentDetail, Heading, LinkedDocument};
use leptos::prelude::*;
use texts::{Key, keys};

/// Levels of headings that the contents show below the highest that there is.
const LEVELS: u8 = 2;

/// The rail.
#[component]
pub(super) fn Aside(document: DocumentDetail, around: Around) -> impl IntoView {
    let texts = words::texts();
    let headings = contents(&document.headings);
    let back = links(keys::knowledge_pages::BACK_LINKS, document.back_links.clone());
    let onward = links(keys::knowledge_pages::LINKS, document.links.clone());
    let lasts = document.expires_at.map(|at| {
        view! { <Fact name=texts.text(keys::knowledge_pages::APPROVED_UNTIL)><Time at show=Show::Date/></Fact> }
    });
    let readers = if document.restricted { keys::knowledge_pages::RESTRICTED } else { keys::knowledge_pages::AS_SPACE };
    let is_there = document.removed_at.is_none();
    let keep = (document.may_write && is_there).then(|| view! { <Keep document=document.clone() around/> });
    view! {
        <aside class="reading-rail" aria-label=texts.text(keys::knowledge_pages::BESIDE)>
            {headings}
            <Facts>
                <Fact name=texts.text(keys::knowledge_pages::SPACE)>
                    <a class="link" href=around.paths.space(document.space_id)><bdi dir="auto">{document.space_name}</bdi></a>
                </Fact>
                <Fact name=texts.text(keys::knowledge_pages::WHO_READS)>{texts.text(readers)}</Fact>
                {lasts}
            </Facts>
            {back}
            {onward}
            {keep}
        </aside>
    }
    .erased()
}

/// The headings as links into the text; nothing where there is but one.
pub fn contents(headings: &[Heading]) -> Option<AnyView> {
    let top = headings.iter().map(|heading| heading.level).min()?;
    if headings.len() < 2 {
        return None;
    }
    let shown = headings.iter().filter(|heading| heading.level <= top + LEVELS);
    let items: Vec<_> = shown
        .map(|heading| {
            let depth = (heading.level - top).to_string();
            let href = format!("#{}", heading.anchor);
            let text = heading.text.clone();
            view! {
                <li data-depth=depth>
                    <a href=href rel="external"><bdi dir="auto">{text}</bdi></a>
                </li>
            }
        })
        .collect();
    let label = words::texts().text(keys::knowledge_pages::CONTENTS);
    let view = view! {
        <nav class="contents-rail" aria-label=label>
            <h2 class="rail-title">{label}</h2>
            <ol>{items}</ol>
        </nav>
    };
    Some(view.erased())
}

/// Documents at the other ends of links.
fn links(title: Key, documents: Vec<LinkedDocument>) -> Option<AnyView> {
    let items: Vec<_> = documents
        .into_iter()
        .map(|document| {
            let href = format!("{DOCUMENT_PATH}{}", document.id);
            view! {
                <li>
                    <a class="rail-link" href=href>
                        <Icon name="file-text"/>
                        <bdi dir="auto">{document.title}</bdi>
                    </a>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="rail-part">
                <h2 class="rail-title">{words::texts().text(title)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .erased()
    })
}

/// What those do who write in the space, or keep it.
#[component]
fn Keep(document: DocumentDetail, around: Around) -> impl IntoView {
    let texts = words::texts();
    let Around { paths, changed, .. } = around;
    let (id, space) = (document.id, document.space_id);
    let may_share = document.approved.is_some() && (document.may_keep || !document.restricted);
    let share =
        may_share.then(|| part("share-2", keys::knowledge_pages::SHARE, view! { <Shares id around/> }.erased()));
    let readers = document.may_keep.then(|| {
        let rows = document.readers.clone();
        let form = view! { <ReadersForm id space restricted=document.restricted rows changed/> };
        part("lock", keys::knowledge_pages::WHO_READS, form.erased())
    });
    let tags = view! { <TagsForm id tags=document.tags changed/> };
    let place = view! { <Move id space changed/> };
    view! {
        <section class="rail-part" aria-label=texts.text(keys::knowledge_pages::KEEPING)>
            {part("tags", keys::knowledge_pages::TAGS, tags.erased())}
            {share}
            {readers}
            {part("folder-input", keys::knowledge_pages::MOVE, place.erased())}
            <Remove id space paths/>
        </section>
    }
    .erased()
}

/// One thing that can be opened. It opens without scripts.
fn part(icon: &'static str, title: Key, inside: AnyView) -> AnyView {
    view! {
        <details class="rail-fold">
            <summary>
                <Icon name=icon/>
                {words::texts().text(title)}
            </summary>
            <div class="rail-fold-body">{inside}</div>
        </details>
    }
    .erased()
}
