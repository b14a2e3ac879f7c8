//! Where somebody is signed in.

use crate::contexts::identity::security::labels;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Icon, Table};
use crate::words;
use domain::Page;
use domain::identity::{PersonSessions, SessionRow};
use domain::kernel::PersonId;
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 10;

/// The sessions of a person that stand.
#[component]
pub(super) fn Sessions(id: PersonId) -> impl IntoView {
    let page =
        Known::new(|| (), move |()| port::call(PersonSessions { id, limit: Some(ROWS), cursor: None, sort: None }));
    view! {
        <section class="section">
            <h2 class="t-md" id="sessions">{words::texts().text(keys::homes::SESSIONS)}</h2>
            <Shown known=page rows=3 show=shown/>
        </section>
    }
    .erased()
}

fn shown(page: Page<SessionRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::homes::NO_SESSIONS), texts.text(keys::homes::NO_SESSIONS_TEXT));
        return view! { <EmptyState icon="monitor-smartphone" title text/> }.erased();
    }
    let columns = [keys::everybody::DEVICE, keys::security::ADDRESS, keys::security::LAST_USED, keys::security::BEGAN];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::homes::SESSIONS) columns>{rows}</Table> }.erased()
}

fn row(row: SessionRow) -> AnyView {
    let texts = words::texts();
    let (holder, icon) = labels::holder(row.holder);
    let device = if row.device.is_empty() { holder.to_owned() } else { row.device };
    let network = row.network.map(labels::network);
    let address = row.address.map(|address| view! { <bdi dir="ltr">{address}</bdi> });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <span class="flex items-center gap-2"><Icon name=icon/><bdi>{device}</bdi></span>
            </th>
            <td data-label=texts.text(keys::security::ADDRESS)>
                {address}
                <p class="t-sm text-fg-muted">{network}</p>
            </td>
            <td data-label=texts.text(keys::security::LAST_USED)><Time at=row.last_used_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::security::BEGAN)><Time at=row.created_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
