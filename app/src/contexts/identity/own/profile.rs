//! Who one is, in brief.

use crate::contexts::identity::people::labels::roles;
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Fact, Facts, LinkButton};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// Name, address, organisation and roles, and the way to the account.
#[component]
pub fn OwnProfile() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="own-profile">
            <div class="section-head">
                <h2 class="t-md" id="own-profile">{texts.text(keys::account::PERSON)}</h2>
                <LinkButton href="/account" icon="id-card">{texts.text(keys::account::TITLE)}</LinkButton>
            </div>
            <Facts>
                <Fact name=texts.text(keys::account::NAME)><bdi>{actor.name}</bdi></Fact>
                <Fact name=texts.text(keys::account::EMAIL)><bdi dir="ltr">{actor.email}</bdi></Fact>
                <Fact name=texts.text(keys::account::TENANT)><bdi>{actor.tenant_name}</bdi></Fact>
                <Fact name=texts.text(keys::account::ROLES)>{roles(&actor.roles)}</Fact>
            </Facts>
        </section>
    }
    .erased()
}
