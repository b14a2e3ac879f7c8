//! One's latest conversations, for where one begins.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::LinkButton;
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::workspaces::chat::{ThreadRow, Threads};
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 5;

/// One's latest conversations, and the way to begin another.
#[component]
pub fn LatestThreads() -> impl IntoView {
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(Threads { limit: Some(ROWS), ..Threads::default() }));
    live::follow(page, &[ThingKind::Thread]);
    view! {
        <section class="section" aria-labelledby="latest-threads">
            <div class="section-head">
                <h2 class="t-md" id="latest-threads">{texts.text(keys::homes::THREADS)}</h2>
                <LinkButton href="/client/chat" icon="plus">{texts.text(keys::chat::NEW)}</LinkButton>
            </div>
            <Shown known=page rows=3 show=rows/>
        </section>
    }
    .erased()
}

fn rows(page: Page<ThreadRow>) -> AnyView {
    if page.data.is_empty() {
        let text = words::texts().text(keys::chat::NOTHING_YET);
        return view! { <p class="t-sm text-fg-muted">{text}</p> }.erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}

fn row(thread: ThreadRow) -> AnyView {
    let name = match thread.name.is_empty() {
        true => words::texts().text(keys::chat::FORGOTTEN).to_owned(),
        false => thread.name,
    };
    view! {
        <li class="grid">
            <a class="link" href=format!("/client/chat/{}", thread.id)><bdi class="clip">{name}</bdi></a>
            <span class="t-sm text-fg-muted"><Time at=thread.changed_at show=Show::Minute/></span>
        </li>
    }
    .erased()
}
