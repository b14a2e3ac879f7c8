//! The secrets of one's own tenant: the list, and the forms that keep, rotate and remove one. No value is ever shown.

use super::secret_forms::{RotateForm, StoreForm};
use crate::forms::TakeAway;
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{self, Show, Time};
use crate::ui::{Alert, Column, Tone};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::tenancy::{RemoveSecret, SecretRow, SecretSort, Secrets};
use leptos::prelude::*;
use texts::keys;

/// The secrets of one's own tenant.
#[component]
pub fn SecretsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let stored = RwSignal::new(None::<String>);
    let on_stored = Callback::new(move |name: String| {
        stored.set(Some(name));
        page.refetch();
    });
    view! {
        <ListHead title=texts.text(keys::secrets::TITLE) intro=texts.text(keys::secrets::INTRO)/>
        {move || stored.get().map(|name| {
            view! {
                <Alert tone=Tone::Success live=true>
                    <p>{texts.fill(keys::secrets::STORED, &[("name", &name)])}</p>
                </Alert>
            }
        })}
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::secrets::SEARCH_HINT)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Secret] rows=4 show=move |query, page, changed| view! { <Table query page changed/> }.erased()/>
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::secrets::STORE)}</h2>
            <StoreForm on_stored/>
        </section>
    }
    .erased()
}

fn ask(query: &Query) -> Secrets {
    Secrets {
        limit: Some(50),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(SecretSort::parse),
        search: query.get("search").map(str::to_owned),
    }
}

fn whole(query: &Query) -> Secrets {
    Secrets { limit: None, cursor: None, ..ask(query) }
}

#[component]
fn Table(query: Query, page: Page<SecretRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "lock-keyhole", title: keys::secrets::EMPTY_TITLE, text: keys::secrets::EMPTY_TEXT };
    let columns = [
        keys::secrets::NAME,
        keys::secrets::FINGERPRINT,
        keys::secrets::CHANGED_AT,
        keys::secrets::LAST_USED,
        keys::secrets::ACTIONS,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).into();
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|secret| row(secret, changed)).collect();
    view! { <Rows query caption=texts.text(keys::secrets::CAPTION) columns rows next_cursor empty action=None/> }
}

fn row(secret: SecretRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let id = secret.id.to_string();
    let overlap = secret.old_until.map(|until| {
        let text = texts.fill(keys::secrets::OVERLAPS, &[("time", &times::whole(until))]);
        view! { <p class="t-sm text-fg-muted">{text}</p> }
    });
    let used = match secret.last_used_at {
        Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
        None => texts.text(keys::secrets::NEVER_USED).erased(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{secret.name}</bdi></th>
            <td data-label=texts.text(keys::secrets::FINGERPRINT)>
                <code dir="ltr">{secret.fingerprint}</code>
                {overlap}
            </td>
            <td data-label=texts.text(keys::secrets::CHANGED_AT)><Time at=secret.changed_at show=Show::Date/></td>
            <td data-label=texts.text(keys::secrets::LAST_USED)>{used}</td>
            <td data-label=texts.text(keys::secrets::ACTIONS)>
                <RotateForm id=id.clone() changed/>
                <TakeAway<RemoveSecret>
                    id
                    label=texts.text(keys::secrets::REMOVE)
                    question=texts.text(keys::secrets::REMOVE_QUESTION)
                    changed
                />
            </td>
        </tr>
    }
    .erased()
}
