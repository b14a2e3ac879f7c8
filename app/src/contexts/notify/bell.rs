//! The bell in the bar over the page. Its number is asked for when the page has come to life, whenever a notice has come or
//! was read in another tab, and when somebody comes back to the page: quiet hours end without a word.

use super::panel::{Panel, load};
use super::unread::Unread;
use crate::port::Erased;
use crate::ui::{Icon, Toasts};
use crate::words;
use domain::notify::NoticeRow;
use leptos::prelude::*;
use texts::keys;

/// The popover's id.
const ID: &str = "notices";

/// The bell with its number, and the panel that it opens.
#[component]
pub fn NoticeBell() -> impl IntoView {
    let (unread, toasts) = (Unread::get(), Toasts::get());
    let found = RwSignal::new(None::<Vec<NoticeRow>>);
    Effect::new(move || {
        unread.follow();
        let handle = window_event_listener_untyped("visibilitychange", move |_| {
            if !document().hidden() {
                unread.look();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let label = move || words::texts().fill(keys::notify::BELL, &[("count", &unread.count().to_string())]);
    let number = move || {
        let count = unread.count();
        (count > 0).then(|| view! { <span class="bell-count" aria-hidden="true">{shown(count)}</span> })
    };
    view! {
        <button
            type="button"
            class="btn btn-quiet btn-icon bell"
            popovertarget=ID
            aria-label=label
            title=words::texts().text(keys::notify::TITLE)
            on:click=move |_| load(found, unread, toasts)
        >
            <Icon name="bell"/>
            {number}
        </button>
        <div class="menu notices" id=ID popover="auto">
            <Panel found/>
        </div>
    }
    .erased()
}

/// The number as far as there is room for it.
fn shown(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}
