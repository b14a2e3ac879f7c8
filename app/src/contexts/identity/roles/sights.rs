//! What somebody with the role would see: portals, and how many operations they may ask for.

use crate::frame::PortalPlace;
use crate::port::Erased;
use crate::ui::{Fact, Facts};
use crate::words;
use domain::identity::{PermissionRow, RoleContent};
use domain::policy::Portal;
use leptos::prelude::*;
use texts::keys;

/// What the role opens, as it is drafted.
#[component]
pub(super) fn Sights(content: RwSignal<RoleContent>, permissions: Vec<PermissionRow>) -> impl IntoView {
    let texts = words::texts();
    let holds = Memo::new(move |_| content.with(|content| content.allowed.without(content.denied)));
    let portals = move || {
        let open = Portal::ALL.into_iter().filter(|portal| holds.get().contains(portal.needs()));
        let names: Vec<_> = open.map(|portal| texts.text(PortalPlace::of(portal).name)).collect();
        if names.is_empty() { texts.text(keys::role_builder::NO_PORTAL).to_owned() } else { names.join(", ") }
    };
    let operations = move || {
        let of = |row: &PermissionRow| if holds.get().contains(row.id) { row.operations.len() } else { 0 };
        permissions.iter().map(of).sum::<usize>()
    };
    view! {
        <section class="section" aria-live="polite">
            <h2 class="t-md">{texts.text(keys::role_builder::SEES)}</h2>
            <Facts>
                <Fact name=texts.text(keys::role_builder::PORTALS)>{portals}</Fact>
                <Fact name=texts.text(keys::role_builder::OPERATIONS)>{operations}</Fact>
            </Facts>
        </section>
    }
    .erased()
}
