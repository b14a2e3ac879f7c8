//! The apps that somebody lets act for them, and those that they have registered.

use super::labels::scope;
use super::registered::RegisteredApps;
use crate::forms::TakeAway;
use crate::frame::{AccountFrame, actor};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::PageTitle;
use crate::words;
use domain::federation::{AllowedApp, MyApps, WithdrawApp};
use domain::policy::{Actor, Permission};
use leptos::prelude::*;
use texts::keys;

/// The apps of whoever is signed in.
#[component]
pub fn AppsPage() -> impl IntoView {
    let content = actor().map(content);
    view! { <AccountFrame>{content}</AccountFrame> }
}

fn content(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::federation::APPS);
    let mine = Known::new(|| (), |()| port::call(MyApps {}));
    let changed = Callback::new(move |()| mine.refetch());
    let registered = actor.holds(Permission::ReadApps).then(|| {
        let may_write = actor.holds(Permission::WriteApps);
        view! { <RegisteredApps may_write/> }
    });
    view! {
        <PageTitle parts=vec![title.to_owned(), actor.tenant_name.clone(), "Portico".to_owned()]/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::federation::APPS_INTRO)}</p>
            </div>
        </div>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::federation::MY_APPS)}</h2>
            <Shown known=mine rows=2 show={move |apps| allowed(apps, changed)}/>
        </section>
        {registered}
    }
}

fn allowed(apps: Vec<AllowedApp>, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    if apps.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::federation::MY_APPS_EMPTY)}</p> }.erased();
    }
    let cards: Vec<_> = apps
        .into_iter()
        .map(|app| {
            let scopes: Vec<_> = app.scopes.iter().map(|it| view! { <li>{scope(texts, *it)}</li> }).collect();
            view! {
                <div class="card grid gap-3">
                    <h3><bdi>{app.name}</bdi></h3>
                    <p class="t-sm text-fg-muted"><Time at=app.allowed_at show=Show::Date/></p>
                    <ul class="grid gap-2 list-disc ps-4">{scopes}</ul>
                    <TakeAway<WithdrawApp>
                        id=app.id.to_string()
                        label=texts.text(keys::federation::WITHDRAW)
                        question=texts.text(keys::federation::WITHDRAW_QUESTION)
                        changed
                    />
                </div>
            }
        })
        .collect();
    view! { <div class="cards">{cards}</div> }.erased()
}
