//! Tasks of the installation that failed for good. Whoever doesn't run the installation doesn't see the section.

use super::job_buttons::DeadLetterButtons;
use crate::frame::actor;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::Page;
use domain::platform::{DeadLetterRow, DeadLetters, ThingKind};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// The tasks that failed for good.
#[component]
pub(super) fn DeadLettersSection() -> impl IntoView {
    policy::may(&actor()?, Permission::ReadSystem, &Subject::default()).ok()?;
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(DeadLetters { limit: Some(100), ..DeadLetters::default() }));
    live::follow(page, &[ThingKind::Job]);
    let changed = Callback::new(move |()| page.refetch());
    let show = move |page: Page<DeadLetterRow>| view! { <Letters letters=page.data changed/> }.erased();
    Some(view! {
        <section class="section" aria-labelledby="dead-letters">
            <h2 class="t-lg" id="dead-letters">{texts.text(keys::platform::DEAD_TITLE)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::platform::DEAD_INTRO)}</p>
            <Shown known=page rows=2 show/>
        </section>
    })
}

#[component]
fn Letters(letters: Vec<DeadLetterRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if letters.is_empty() {
        return view! {
            <EmptyState
                icon="circle-check"
                title=texts.text(keys::platform::DEAD_EMPTY_TITLE)
                text=texts.text(keys::platform::DEAD_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let columns = vec![
        Column::new(texts.text(keys::platform::TASK)),
        Column::new(texts.text(keys::platform::ERROR)),
        Column::number(texts.text(keys::platform::ATTEMPTS)),
        Column::new(texts.text(keys::platform::FAILED_AT)),
        Column::new(texts.text(keys::platform::ACTIONS)),
    ];
    let rows: Vec<_> = letters.into_iter().map(|letter| row(letter, changed)).collect();
    view! { <Table caption=texts.text(keys::platform::DEAD_TITLE) columns>{rows}</Table> }.erased()
}

fn row(letter: DeadLetterRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{letter.task.clone()}</bdi></th>
            <td data-label=texts.text(keys::platform::ERROR)><bdi dir="auto">{letter.error.clone()}</bdi></td>
            <td class="end" data-label=texts.text(keys::platform::ATTEMPTS)>{letter.attempts}</td>
            <td data-label=texts.text(keys::platform::FAILED_AT)><Time at=letter.failed_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::platform::ACTIONS)><DeadLetterButtons letter changed/></td>
        </tr>
    }
    .erased()
}
