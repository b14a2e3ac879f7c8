//! The tree of a space beside what is shown of it.

use super::super::retrieval::SearchBox;
use super::super::{Paths, labels};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Icon, LinkButton, Toggled, TreeItem, TreeNav};
use crate::words;
use domain::Refusal;
use domain::kernel::SpaceId;
use domain::knowledge::{DocumentTree, ShowSpace, SpaceDetail, TreeRow, VersionStatus};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The space's name, the way to a new page, and the tree of its documents. It stays while one goes from document to document.
#[component]
pub fn SpaceNav(
    paths: Paths,
    /// The id of the space, as the address has it.
    #[prop(into)]
    space: Signal<String>,
    /// The id of the document that is open; empty where none is.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let about = Known::new(move || space.get(), show);
    let rows = Known::new(move || space.get(), tree);
    live::follow(about, &[ThingKind::Space, ThingKind::Workspace]);
    live::follow(rows, &[ThingKind::Document]);
    let toggled = RwSignal::new(Toggled::new());
    let label = words::texts().text(keys::knowledge_pages::TREE);
    view! {
        <nav class="space-nav" aria-label=label>
            <Shown known=about rows=1 show=move |about| head(paths, about, current)/>
            <Shown
                known=rows
                rows=6
                show=move |rows| show_tree(paths, &space.get_untracked(), rows, (current, toggled))
            />
        </nav>
    }
    .erased()
}

/// The space; none where there is no such, which the page beside it says.
async fn show(id: String) -> Result<Option<SpaceDetail>, Refusal> {
    let Ok(id) = id.parse() else { return Ok(None) };
    found(port::call(ShowSpace { id }).await)
}

async fn tree(id: String) -> Result<Option<Vec<TreeRow>>, Refusal> {
    let Ok(id) = id.parse() else { return Ok(None) };
    found(port::call(DocumentTree { id }).await)
}

fn found<T>(answer: Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    match answer {
        Err(refusal) if refusal.status == 404 => Ok(None),
        answer => answer.map(Some),
    }
}

fn head(paths: Paths, space: Option<SpaceDetail>, current: Signal<String>) -> AnyView {
    let Some(space) = space else { return ().erased() };
    let SpaceDetail { id, name, may_write, archived, .. } = space;
    let is_here = move || current.with(String::is_empty).then_some("page");
    let begin = (may_write && !archived).then(|| {
        let href = Signal::derive(move || paths.begin(id, current.with(|current| current.parse().ok())));
        view! {
            <LinkButton href icon="file-plus-2">{words::texts().text(keys::knowledge_pages::NEW_PAGE)}</LinkButton>
        }
    });
    view! {
        <SearchBox space=id.to_string()/>
        <p class="space-home">
            <a class="tree-link" href=paths.space(id) aria-current=is_here>
                <Icon name="library"/>
                <bdi class="tree-text font-medium" dir="auto">{name}</bdi>
            </a>
        </p>
        {begin}
    }
    .erased()
}

fn show_tree(
    paths: Paths,
    space: &str,
    rows: Option<Vec<TreeRow>>,
    (current, toggled): (Signal<String>, RwSignal<Toggled>),
) -> AnyView {
    let texts = words::texts();
    let (Some(rows), Ok(space)) = (rows, space.parse::<SpaceId>()) else { return ().erased() };
    if rows.is_empty() {
        return view! { <p class="t-sm text-fg-muted">{texts.text(keys::knowledge_pages::TREE_EMPTY)}</p> }.erased();
    }
    let items: Vec<_> = rows.into_iter().map(|row| tree_item(paths, space, row)).collect();
    view! { <TreeNav label=texts.text(keys::knowledge_pages::DOCUMENTS_TITLE) items current toggled/> }.erased()
}

fn tree_item(paths: Paths, space: SpaceId, row: TreeRow) -> TreeItem {
    let (_, icon, standing) = labels::status(row.status);
    // What readers see needs no word; what is being written does.
    let mark = (row.status != VersionStatus::Approved).then(|| (icon, words::texts().text(standing)));
    TreeItem {
        id: row.id.to_string(),
        depth: row.depth,
        text: row.title,
        href: paths.document(space, row.id),
        icon: labels::kind(row.kind).0,
        mark,
    }
}
