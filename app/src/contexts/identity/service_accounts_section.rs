//! The accounts of programs: the list, and what makes and removes one.

use crate::forms::{Confirm, Form, OperationForm};
use crate::frame::actor;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Column, EmptyState, Field, Look, Table, TextField};
use crate::words;
use domain::Page;
use domain::identity::{
    CreateServiceAccount, RemoveServiceAccount, ServiceAccountRow, ServiceAccountSort, ServiceAccounts,
};
use domain::platform::ThingKind;
use domain::policy::{Permission, Role};
use leptos::prelude::*;
use texts::keys;

/// The service accounts of the organisation. `changed` grows with each change.
#[component]
pub(super) fn ServiceAccountsSection(changed: RwSignal<u32>) -> impl IntoView {
    let texts = words::texts();
    let all =
        || ServiceAccounts { limit: Some(200), sort: Some(ServiceAccountSort::Name), ..ServiceAccounts::default() };
    let page = Known::new(move || changed.get(), move |_| port::call(all()));
    live::follow(page, &[ThingKind::ServiceAccount, ThingKind::ApiKey]);
    let may_manage = actor().is_some_and(|actor| actor.holds(Permission::ManageKeys));
    let show = move |page: Page<ServiceAccountRow>| view! { <Rows rows=page.data changed/> }.erased();
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::api_keys::ACCOUNTS_TITLE)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::api_keys::ACCOUNTS_INTRO)}</p>
            <Shown known=page rows=2 show/>
            {may_manage.then(|| view! { <Make changed/> })}
        </section>
    }
    .erased()
}

#[component]
fn Rows(rows: Vec<ServiceAccountRow>, changed: RwSignal<u32>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! {
            <EmptyState
                icon="square-terminal"
                title=texts.text(keys::api_keys::ACCOUNTS_EMPTY_TITLE)
                text=texts.text(keys::api_keys::ACCOUNTS_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let columns = vec![
        Column::new(texts.text(keys::api_keys::NAME)),
        Column::new(texts.text(keys::api_keys::ACCOUNT_ROLE)),
        Column::new(texts.text(keys::api_keys::CREATED_AT)),
        Column::new(texts.text(keys::api_keys::ACTIONS)),
    ];
    let rows: Vec<_> = rows.into_iter().map(|account| row(account, changed)).collect();
    view! { <Table caption=texts.text(keys::api_keys::ACCOUNTS_CAPTION) columns>{rows}</Table> }.erased()
}

fn row(account: ServiceAccountRow, changed: RwSignal<u32>) -> AnyView {
    let texts = words::texts();
    let form = Form::<RemoveServiceAccount>::new();
    form.on_answer(move |_, ()| changed.update(|changes| *changes += 1));
    let roles: Vec<_> = account.roles.iter().map(|role| words::role(texts, &role.to_string())).collect();
    let may_manage = actor().is_some_and(|actor| actor.holds(Permission::ManageKeys));
    let remove = may_manage.then(|| {
        view! {
            <Confirm
                form
                id=account.id.to_string()
                look=Look::Danger
                label=texts.text(keys::api_keys::ACCOUNT_REMOVE)
                question=texts.text(keys::api_keys::ACCOUNT_REMOVE_QUESTION)
            />
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{account.name.clone()}</bdi></th>
            <td data-label=texts.text(keys::api_keys::ACCOUNT_ROLE)>{roles.join(" · ")}</td>
            <td data-label=texts.text(keys::api_keys::CREATED_AT)><Time at=account.created_at show=Show::Date/></td>
            <td data-label=texts.text(keys::api_keys::ACTIONS)>{remove}</td>
        </tr>
    }
    .erased()
}

/// Makes a service account. Only roles are offered that carry no more than the person may themselves.
#[component]
fn Make(changed: RwSignal<u32>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateServiceAccount>::new();
    form.on_answer(move |_, _| changed.update(|changes| *changes += 1));
    let own = actor().map(|actor| actor.permissions()).unwrap_or_default();
    let may_give =
        |role: &&Role| !role.is_platforms() && !role.permissions().is_empty() && own.contains_all(role.permissions());
    let options: Vec<_> = Role::ALL
        .iter()
        .filter(may_give)
        .map(|role| view! { <option value=role.as_str()>{words::role(texts, role.as_str())}</option> })
        .collect();
    view! {
        <OperationForm form>
            <TextField
                form="service-account"
                name="name"
                label=texts.text(keys::api_keys::NAME)
                hint=texts.text(keys::api_keys::NAME_HINT)
                error=form.error("name")
            />
            <Field
                id="service-account-roles"
                label=texts.text(keys::api_keys::ACCOUNT_ROLE)
                hint=None
                error=form.error("roles")
            >
                <select class="input" id="service-account-roles" name="roles[]">{options}</select>
            </Field>
            <div class="actions">
                <Button r#type="submit" icon="square-terminal" busy=form.pending()>{texts.text(keys::api_keys::ACCOUNT_CREATE)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
