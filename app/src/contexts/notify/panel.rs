//! What the bell opens: the latest notices by day, what is the same in one line, and the way to all of them.

use super::days::{Day, by_day};
use super::unread::Unread;
use crate::port::{self, Erased};
use crate::ui::{Icon, Toasts};
use crate::words;
use domain::notify::{MarkAllNotices, NoticeRow, Notices};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// Notices in the panel.
const ROWS: u16 = 12;

/// Asks for the latest.
pub(super) fn load(found: RwSignal<Option<Vec<NoticeRow>>>, unread: Unread, toasts: Toasts) {
    unread.look();
    spawn_local(async move {
        match port::call(Notices { limit: Some(ROWS), ..Notices::default() }).await {
            Ok(page) => {
                found.try_set(Some(page.data));
            }
            Err(refusal) => toasts.failed(words::refusal(words::texts(), &refusal)),
        }
    });
}

/// The panel; before its bell was pressed it has nothing but the way to the page.
#[component]
pub(super) fn Panel(found: RwSignal<Option<Vec<NoticeRow>>>) -> impl IntoView {
    let texts = words::texts();
    let (unread, toasts) = (Unread::get(), Toasts::get());
    let read_all = move |_| {
        spawn_local(async move {
            match port::call(MarkAllNotices {}).await {
                Ok(()) => {
                    unread.look();
                    found.try_update(|found| {
                        for row in found.iter_mut().flatten() {
                            row.read_at.get_or_insert(row.at);
                        }
                    });
                }
                Err(refusal) => toasts.failed(words::refusal(words::texts(), &refusal)),
            }
        });
    };
    let list = move || found.get().map(latest);
    view! {
        <div class="menu-head">
            <span class="font-medium">{texts.text(keys::notify::TITLE)}</span>
        </div>
        <div role="status">{list}</div>
        <Show when=move || unread.count() != 0>
            <button type="button" class="menu-item" on:click=read_all>
                <Icon name="check-check"/>
                {texts.text(keys::notify::READ_ALL)}
            </button>
        </Show>
        <a class="menu-item" href="/account/notifications">
            <Icon name="inbox"/>
            {texts.text(keys::notify::ALL)}
        </a>
    }
    .erased()
}

fn latest(rows: Vec<NoticeRow>) -> AnyView {
    if rows.is_empty() {
        let text = words::texts().text(keys::notify::EMPTY_TITLE);
        return view! { <p class="menu-item text-fg-muted">{text}</p> }.erased();
    }
    let zone = port::use_boot().zone;
    let days: Vec<_> = by_day(rows, |at| zone.at(at).date).into_iter().map(day).collect();
    view! { {days} }.erased()
}

fn day(Day { date, things }: Day) -> AnyView {
    let things: Vec<_> = things
        .into_iter()
        .map(|thing| {
            let times = (thing.times > 1).then(|| view! { <span class="badge">{format!("× {}", thing.times)}</span> });
            view! {
                <a class="menu-item" class:font-medium=thing.is_unread href=thing.page>
                    <bdi>{thing.text}</bdi>
                    {times}
                </a>
            }
        })
        .collect();
    view! {
        <section>
            <h3 class="t-sm text-fg-muted" dir="ltr">{date}</h3>
            {things}
        </section>
    }
    .erased()
}
