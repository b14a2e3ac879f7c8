//! Where a directory keeps people's accounts, and whom it has named.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Column, CopyButton, EmptyState, Table, Tone};
use crate::words;
use domain::federation::{FindProvisioned, Provisioned, ProvisionedFound};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// People that are shown at most; a directory has its own screens for the rest.
const SHOWN: u16 = 200;

/// The section; the address is there before anybody is.
#[component]
pub(super) fn DirectorySection() -> impl IntoView {
    let texts = words::texts();
    let found =
        Known::new(|| (), |()| port::call(FindProvisioned { count: Some(SHOWN), ..FindProvisioned::default() }));
    live::follow(found, &[ThingKind::Provisioning, ThingKind::Person]);
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::federation::DIRECTORY)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::federation::DIRECTORY_TEXT)}</p>
            <Shown known=found rows=2 show={move |found| view! { <Found found/> }.erased()}/>
        </section>
    }
}

#[component]
fn Found(found: ProvisionedFound) -> impl IntoView {
    let texts = words::texts();
    let ProvisionedFound { door, total, people, .. } = found;
    let shown = people.len();
    let counts = [("shown", shown.to_string()), ("total", total.to_string())];
    let counts: Vec<_> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let more = (total > shown as u64).then(|| texts.fill(keys::federation::DIRECTORY_MORE, &counts));
    view! {
        <div class="flex flex-wrap items-center gap-2">
            <span class="t-sm">{texts.text(keys::federation::DIRECTORY_DOOR)}</span>
            <code dir="ltr">{door.clone()}</code>
            <CopyButton
                text=door
                label=texts.text(keys::federation::DIRECTORY_COPY)
                done=texts.text(keys::shell::COPIED)
            />
        </div>
        <People people/>
        {more.map(|more| view! { <p class="t-sm text-fg-muted">{more}</p> })}
    }
    .erased()
}

#[component]
fn People(people: Vec<Provisioned>) -> impl IntoView {
    let texts = words::texts();
    if people.is_empty() {
        return view! {
            <EmptyState
                icon="id-card"
                title=texts.text(keys::federation::DIRECTORY_EMPTY_TITLE)
                text=texts.text(keys::federation::DIRECTORY_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let heads = [keys::federation::DIRECTORY_NAME, keys::federation::DIRECTORY_THEIR_NAME, keys::federation::STATUS];
    let columns = heads.into_iter().map(|key| Column::new(texts.text(key))).collect();
    let rows: Vec<_> = people.into_iter().map(|it| view! { <Line it/> }.erased()).collect();
    view! { <Table caption=texts.text(keys::federation::DIRECTORY_CAPTION) columns>{rows}</Table> }.erased()
}

#[component]
fn Line(it: Provisioned) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, status) = match it.active {
        true => (Tone::Success, "circle-check", keys::federation::DIRECTORY_MEMBER),
        false => (Tone::Neutral, "circle-dashed", keys::federation::DIRECTORY_NO_MEMBER),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{it.entry.name()}</bdi></th>
            <td data-label=texts.text(keys::federation::DIRECTORY_THEIR_NAME)>
                <bdi dir="ltr">{it.entry.directory_name}</bdi>
            </td>
            <td data-label=texts.text(keys::federation::STATUS)>
                <Badge tone icon label=texts.text(status)/>
            </td>
        </tr>
    }
    .erased()
}
