//! What the pages of one person have in common, for whoever they are shown to.

use super::labels;
use crate::contexts::identity::impersonate::ImpersonateButton;
use crate::frame::actor;
use crate::port::{self, Erased};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, PageTitle};
use crate::words;
use domain::Refusal;
use domain::identity::{PersonDetail, PersonStatus, ShowPerson};
use leptos::prelude::*;
use texts::keys;

/// The person of a page's address.
///
/// # Errors
/// `resource_not_found`, also for what is no id at all.
pub(in crate::contexts::identity) async fn show(id: String) -> Result<PersonDetail, Refusal> {
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowPerson { id }).await
}

/// What the page is called.
pub(in crate::contexts::identity) fn title(person: &PersonDetail) -> AnyView {
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(person.name.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    view! { <PageTitle parts/> }.erased()
}

/// That they are a member nowhere, where they are none.
pub(in crate::contexts::identity) fn no_memberships(person: &PersonDetail) -> Option<AnyView> {
    let text = words::texts().text(keys::identity::NO_MEMBERSHIPS);
    person.memberships.is_empty().then(|| view! { <p class="text-fg-muted">{text}</p> }.erased())
}

/// Their address, where their account stands, and since when they have it.
pub(in crate::contexts::identity) fn details(person: &PersonDetail) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(person.status);
    let (email, since) = (person.email.clone(), person.created_at);
    view! {
        <h2 class="t-md">{texts.text(keys::identity::DETAILS)}</h2>
        <Facts>
            <Fact name=texts.text(keys::identity::EMAIL)><bdi dir="ltr">{email}</bdi></Fact>
            <Fact name=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(status)/></Fact>
            <Fact name=texts.text(keys::identity::CREATED_AT)><Time at=since show=Show::Date/></Fact>
        </Facts>
    }
    .erased()
}

/// The button that begins acting as them, while their account is active.
pub(in crate::contexts::identity) fn act_as(person: &PersonDetail) -> Option<AnyView> {
    let tenants = person.memberships.iter().map(|it| (it.tenant_id, it.tenant_name.clone())).collect();
    (person.status == PersonStatus::Active)
        .then(|| view! { <ImpersonateButton person=person.id name=person.name.clone() tenants/> }.erased())
}
