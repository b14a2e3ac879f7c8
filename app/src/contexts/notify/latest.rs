//! The latest of what one was told, for where one begins.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show as Of, Time};
use crate::ui::{EmptyState, LinkButton};
use crate::words;
use domain::Page;
use domain::notify::{NoticeRow, Notices};
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 5;

/// The latest notices, and the way to all of them.
#[component]
pub fn LatestNotices() -> impl IntoView {
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(Notices { limit: Some(ROWS), ..Notices::default() }));
    view! {
        <section class="section" aria-labelledby="latest-notices">
            <div class="section-head">
                <h2 class="t-md" id="latest-notices">{texts.text(keys::notify::TITLE)}</h2>
                <LinkButton href="/account/notifications" icon="bell">{texts.text(keys::notify::ALL)}</LinkButton>
            </div>
            <Shown known=page rows=4 show=told/>
        </section>
    }
    .erased()
}

fn told(page: Page<NoticeRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::notify::EMPTY_TITLE), texts.text(keys::notify::EMPTY_TEXT));
        return view! { <EmptyState icon="bell" title text/> }.erased();
    }
    let rows: Vec<_> = page
        .data
        .into_iter()
        .map(|notice| {
            let is_unread = notice.read_at.is_none();
            view! {
                <li class="grid">
                    <a class="link" class:font-medium=is_unread href=notice.page><bdi>{notice.text}</bdi></a>
                    <span class="t-sm text-fg-muted"><Time at=notice.at show=Of::Minute/></span>
                </li>
            }
        })
        .collect();
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}
