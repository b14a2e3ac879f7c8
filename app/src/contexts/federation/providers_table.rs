//! The identity providers of the tenant.

use crate::forms::TakeAway;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::federation::{ProviderRow, RemoveProvider};
use leptos::prelude::*;
use texts::keys;

/// The identity providers of the tenant, or what stands where there are none.
#[component]
pub(super) fn ProvidersTable(rows: Vec<ProviderRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! {
            <EmptyState
                icon="key-round"
                title=texts.text(keys::federation::PROVIDERS_EMPTY_TITLE)
                text=texts.text(keys::federation::PROVIDERS_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let heads = [
        keys::federation::NAME,
        keys::federation::ISSUER,
        keys::federation::DEFAULT_ROLE,
        keys::federation::ADMITS_UNKNOWN,
        keys::federation::CONNECTED_AT,
        keys::federation::REMOVE,
    ];
    let columns = heads.into_iter().map(|key| Column::new(texts.text(key))).collect();
    let rows: Vec<_> = rows.into_iter().map(|provider| row(provider, changed)).collect();
    view! { <Table caption=texts.text(keys::federation::PROVIDERS_CAPTION) columns>{rows}</Table> }.erased()
}

fn row(provider: ProviderRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let unknown = match provider.admission.admits_unknown {
        true => keys::federation::ADMITS_UNKNOWN_YES,
        false => keys::federation::ADMITS_UNKNOWN_NO,
    };
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{provider.name}</bdi></th>
            <td data-label=texts.text(keys::federation::ISSUER)><bdi dir="ltr">{provider.issuer}</bdi></td>
            <td data-label=texts.text(keys::federation::DEFAULT_ROLE)>
                {words::role(texts, provider.admission.default_role.as_str())}
            </td>
            <td data-label=texts.text(keys::federation::ADMITS_UNKNOWN)>{texts.text(unknown)}</td>
            <td data-label=texts.text(keys::federation::CONNECTED_AT)>
                <Time at=provider.connected_at show=Show::Date/>
            </td>
            <td data-label=texts.text(keys::federation::REMOVE)>
                <TakeAway<RemoveProvider>
                    id=provider.id.to_string()
                    label=texts.text(keys::federation::REMOVE)
                    question=texts.text(keys::federation::REMOVE_QUESTION)
                    changed
                />
            </td>
        </tr>
    }
    .erased()
}
