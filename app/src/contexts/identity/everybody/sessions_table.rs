//! The rows of everybody's sessions.

use super::sessions_page::state;
use crate::contexts::identity::security::labels;
use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Icon, Look, Tone};
use crate::words;
use domain::Page;
use domain::identity::{EndAnySession, PersonSessionRow, SessionState};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The order where the address names none.
const SORT_DEFAULT: &str = "-lastUsedAt";

/// One page of the list.
#[component]
pub(super) fn SessionsTable(query: Query, page: Page<PersonSessionRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let may_end = actor().is_some_and(|actor| actor.holds(Permission::ManageSessions));
    let rows: Vec<_> = page.data.into_iter().map(|row| session(&query, row, may_end.then_some(changed))).collect();
    let empty = Empty {
        icon: "monitor-smartphone",
        title: keys::everybody::SESSIONS_EMPTY_TITLE,
        text: keys::everybody::SESSIONS_EMPTY_TEXT,
    };
    let (caption, columns) = (texts.text(keys::everybody::SESSIONS), columns(&query));
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.erased()
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let plain = |key| Column::new(texts.text(key));
    let sorted = |key, sorts| {
        let label = texts.text(key);
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        Column::new(label).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    vec![
        plain(keys::everybody::PERSON),
        plain(keys::everybody::TENANT),
        plain(keys::everybody::DEVICE),
        plain(keys::security::ADDRESS),
        plain(keys::everybody::STATE),
        sorted(keys::security::LAST_USED, ["-lastUsedAt", "-lastUsedAt"]),
        sorted(keys::security::BEGAN, ["-createdAt", "-createdAt"]),
        plain(keys::identity::ACTIONS),
    ]
}

fn session(query: &Query, row: PersonSessionRow, changed: Option<Callback<()>>) -> AnyView {
    let texts = words::texts();
    let (holder, icon) = labels::holder(row.holder);
    let device = if row.device.is_empty() { holder.to_owned() } else { row.device.clone() };
    let means: Vec<_> = row.proved_by.iter().copied().map(labels::means).collect();
    let (tone, badge) = match row.state {
        SessionState::Standing => (Tone::Success, "circle-check"),
        SessionState::Expired => (Tone::Neutral, "clock"),
        SessionState::Ended => (Tone::Neutral, "ban"),
    };
    let address = row.address.clone().map(|address| {
        let network = row.network.map(labels::network);
        view! {
            <bdi dir="ltr">{address}</bdi>
            <p class="t-sm text-fg-muted">{network}</p>
        }
    });
    let current =
        row.current.then(|| view! { <p class="t-sm text-fg-muted">{texts.text(keys::security::THIS_ONE)}</p> });
    let by_tenant = query.with("tenant", Some(&row.tenant_id.to_string()));
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <div>
                    <a class="link" href=format!("/admin/people/{}", row.person_id)><bdi>{row.name.clone()}</bdi></a>
                    <p class="t-sm text-fg-muted"><bdi dir="ltr">{row.email.clone()}</bdi></p>
                </div>
            </th>
            <td data-label=texts.text(keys::everybody::TENANT)>
                <a class="link" href=by_tenant><bdi>{row.tenant_name.clone()}</bdi></a>
            </td>
            <td data-label=texts.text(keys::everybody::DEVICE)>
                <div>
                    <span class="flex items-center gap-2"><Icon name=icon/><span><bdi>{device}</bdi></span></span>
                    <p class="t-sm text-fg-muted">{means.join(" · ")}</p>
                </div>
            </td>
            <td data-label=texts.text(keys::security::ADDRESS)>
                <div>{address}</div>
            </td>
            <td data-label=texts.text(keys::everybody::STATE)>
                <div>
                    <Badge tone icon=badge label=texts.text(state(row.state))/>
                    {current}
                </div>
            </td>
            <td data-label=texts.text(keys::security::LAST_USED)><Time at=row.last_used_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::security::BEGAN)><Time at=row.created_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::identity::ACTIONS)>
                {changed.filter(|_| row.state == SessionState::Standing).map(|changed| view! { <End row=row changed/> })}
            </td>
        </tr>
    }
    .erased()
}

#[component]
fn End(row: PersonSessionRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EndAnySession>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let question = match row.current {
        true => keys::security::END_THIS_QUESTION,
        false => keys::everybody::END_QUESTION,
    };
    view! {
        <Confirm
            form
            id=row.id.to_string()
            look=Look::Danger
            label=texts.text(keys::security::END)
            question=texts.text(question)
        />
    }
    .erased()
}
