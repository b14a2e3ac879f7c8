//! The rows of the list.

use crate::forms::{Confirm, Form};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Look, Tone};
use crate::words;
use domain::Page;
use domain::tenancy::{ClientRow, ClientStatus, RemoveClient, RestoreClient};
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-createdAt";

#[component]
pub(super) fn ClientsTable(query: Query, page: Page<ClientRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "handshake", title: keys::clients::EMPTY_TITLE, text: keys::clients::EMPTY_TEXT };
    let sorted = |key, sorts| {
        let label = texts.text(key);
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        Column::new(label).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    let columns = vec![
        sorted(keys::clients::NAME, ["name", "-name"]),
        Column::new(texts.text(keys::clients::DOMAIN)),
        Column::new(texts.text(keys::clients::FEATURES)),
        Column::new(texts.text(keys::clients::STATUS)),
        sorted(keys::clients::CREATED_AT, ["createdAt", "-createdAt"]),
        Column::new(""),
    ];
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|client| row(client, changed)).collect();
    view! { <Rows query caption=texts.text(keys::clients::CAPTION) columns rows next_cursor empty/> }
}

fn row(client: ClientRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = match client.status {
        ClientStatus::Provisioning => (Tone::Info, "loader", keys::clients::STATUS_PROVISIONING),
        ClientStatus::Removed => (Tone::Neutral, "circle-slash", keys::clients::STATUS_REMOVED),
    };
    let id = client.id.to_string();
    let act = match client.status {
        ClientStatus::Provisioning => {
            let form = Form::<RemoveClient>::new();
            form.on_answer(move |_, ()| changed.run(()));
            view! {
                <Confirm
                    form
                    id
                    label=texts.text(keys::clients::REMOVE)
                    question=texts.text(keys::clients::REMOVE_QUESTION)
                    look=Look::Quiet
                />
            }
            .erased()
        }
        ClientStatus::Removed => {
            let form = Form::<RestoreClient>::new();
            form.on_answer(move |_, ()| changed.run(()));
            let question = texts.text(keys::clients::RESTORE);
            view! { <Confirm form id label=texts.text(keys::clients::RESTORE) question look=Look::Quiet/> }.erased()
        }
    };
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{client.name}</bdi></th>
            <td data-label=texts.text(keys::clients::DOMAIN)><bdi dir="ltr">{client.domain}</bdi></td>
            <td data-label=texts.text(keys::clients::FEATURES)><bdi>{client.features.join(", ")}</bdi></td>
            <td data-label=texts.text(keys::clients::STATUS)><Badge tone icon label=texts.text(status)/></td>
            <td data-label=texts.text(keys::clients::CREATED_AT)><Time at=client.created_at show=Show::Date/></td>
            <td>{act}</td>
        </tr>
    }
    .erased()
}
