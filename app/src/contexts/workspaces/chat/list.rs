//! One's conversations beside the one that is open.

use crate::lists::{Pager, Query, Search, Shown, use_query};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Icon, LinkButton};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::workspaces::chat::{ThreadRow, ThreadSharing, ThreadStatus, Threads, ThreadsKind};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 30;

/// One's conversations: search, whose they are, and the way to begin another.
#[component]
pub(super) fn ThreadList(
    /// The id of the one that is open.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    live::follow(page, &[ThingKind::Thread]);
    view! {
        <nav class="chat-list" aria-label=texts.text(keys::chat::LIST)>
            <LinkButton href="/client/chat" icon="plus">
                {texts.text(keys::chat::NEW)}
            </LinkButton>
            <Search query hint=texts.text(keys::chat::SEARCH_HINT)/>
            {views(query)}
            <Shown known=page rows=6 show=move |page| rows(&query.get_untracked(), page, current)/>
        </nav>
    }
    .erased()
}

fn ask(query: &Query) -> Threads {
    Threads {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: None,
        search: query.get("search").map(str::to_owned),
        kind: query.get("kind").and_then(ThreadsKind::parse),
        status: query.get("status").and_then(ThreadStatus::parse),
    }
}

/// One's own, those that are shared, those that are put away.
fn views(query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let all = [
        (None, None, keys::chat::MINE),
        (Some(ThreadsKind::Shared.as_str()), None, keys::chat::SHARED),
        (None, Some(ThreadStatus::Archived.as_str()), keys::chat::ARCHIVED),
    ];
    let chips: Vec<_> = all
        .into_iter()
        .map(|(kind, status, label)| {
            let is_chosen = move || query.with(|query| query.get("kind") == kind && query.get("status") == status);
            let href = move || {
                let member = |value: Option<&str>| value.unwrap_or_default().to_owned();
                query.with(|query| query.with_all(&[("kind", member(kind)), ("status", member(status))]))
            };
            view! {
                <a class="chip" href=href data-noscroll="" aria-current=move || is_chosen().then_some("true")>
                    {texts.text(label)}
                </a>
            }
        })
        .collect();
    view! { <div class="chips" role="group" aria-label=texts.text(keys::chat::WHICH)>{chips}</div> }.erased()
}

fn rows(query: &Query, page: Page<ThreadRow>, current: Signal<String>) -> AnyView {
    if page.data.is_empty() {
        let key = if query.is_filtered() { keys::chat::NOTHING_FOUND } else { keys::chat::NOTHING_YET };
        return view! { <p class="t-sm text-fg-muted">{words::texts().text(key)}</p> }.erased();
    }
    let (count, next_cursor) = (page.data.len(), page.next_cursor);
    let has_more = next_cursor.is_some() || query.get("cursor").is_some();
    let pager = has_more.then(|| view! { <Pager query=query.clone() rows=count next_cursor/> });
    let rows: Vec<_> = page.data.into_iter().map(|thread| row(thread, current)).collect();
    view! {
        <ul class="threads">{rows}</ul>
        {pager}
    }
    .erased()
}

fn row(thread: ThreadRow, current: Signal<String>) -> AnyView {
    let texts = words::texts();
    let id = thread.id.to_string();
    let href = format!("/client/chat/{id}");
    let is_current = move || current.with(|current| *current == id);
    let shared = (thread.sharing != ThreadSharing::Nobody).then(|| {
        view! {
            <span class="thread-shared" title=texts.text(keys::chat::IS_SHARED)>
                <Icon name="share-2"/>
                <span class="visually-hidden">{texts.text(keys::chat::IS_SHARED)}</span>
            </span>
        }
    });
    let name = if thread.name.is_empty() { texts.text(keys::chat::FORGOTTEN).to_owned() } else { thread.name };
    view! {
        <li>
            <a class="thread" href=href aria-current=move || is_current().then_some("page")>
                <bdi class="clip" dir="auto">{name}</bdi>
                <span class="thread-about">
                    <Time at=thread.changed_at show=Show::Minute/>
                    {shared}
                </span>
            </a>
        </li>
    }
    .erased()
}
