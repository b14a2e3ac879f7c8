//! The apps that the tenant has registered, and the form that registers one.

use super::labels;
use super::register_form::RegisterForm;
use crate::forms::TakeAway;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::Page;
use domain::federation::{AppRow, Apps, RemoveApp};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The apps that the tenant has registered.
#[component]
pub(super) fn RegisteredApps(may_write: bool) -> impl IntoView {
    let texts = words::texts();
    let apps = Known::new(|| (), |()| port::call(Apps::default()));
    live::follow(apps, &[ThingKind::App]);
    let changed = Callback::new(move |()| apps.refetch());
    let show = move |page: Page<AppRow>| view! { <AppsTable rows=page.data may_write changed/> }.erased();
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::federation::REGISTERED_APPS)}</h2>
            <Shown known=apps rows=2 show/>
            {may_write.then(|| view! { <RegisterForm changed/> })}
        </section>
    }
    .erased()
}

#[component]
fn AppsTable(rows: Vec<AppRow>, may_write: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! {
            <EmptyState
                icon="app-window"
                title=texts.text(keys::federation::REGISTERED_EMPTY_TITLE)
                text=texts.text(keys::federation::REGISTERED_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let heads = [
        keys::federation::NAME,
        keys::federation::CLIENT_ID,
        keys::federation::KIND,
        keys::federation::REDIRECT_URIS,
        keys::federation::REGISTERED_AT,
        keys::federation::REMOVE,
    ];
    let columns = heads.into_iter().map(|key| Column::new(texts.text(key))).collect();
    let rows: Vec<_> = rows.into_iter().map(|app| row(app, may_write, changed)).collect();
    view! { <Table caption=texts.text(keys::federation::REGISTERED_APPS) columns>{rows}</Table> }.erased()
}

fn row(app: AppRow, may_write: bool, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let id = app.id.to_string();
    let addresses: Vec<_> =
        app.redirect_uris.into_iter().map(|uri| view! { <li><bdi dir="ltr">{uri}</bdi></li> }).collect();
    let remove = may_write.then(|| {
        view! {
            <TakeAway<RemoveApp>
                id=id.clone()
                label=texts.text(keys::federation::REMOVE)
                question=texts.text(keys::federation::REMOVE_APP_QUESTION)
                changed
            />
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{app.name}</bdi></th>
            <td data-label=texts.text(keys::federation::CLIENT_ID)><code dir="ltr">{id.clone()}</code></td>
            <td data-label=texts.text(keys::federation::KIND)>{texts.text(labels::kind(app.kind))}</td>
            <td data-label=texts.text(keys::federation::REDIRECT_URIS)><ul>{addresses}</ul></td>
            <td data-label=texts.text(keys::federation::REGISTERED_AT)>
                <Time at=app.registered_at show=Show::Date/>
            </td>
            <td data-label=texts.text(keys::federation::REMOVE)>{remove}</td>
        </tr>
    }
    .erased()
}
