//! The choice of a role that one may give: the built-in ones, and at home the tenant's own.

use super::labels;
use crate::frame::actor;
use crate::port::{self, Erased, Known};
use crate::ui::{SelectField, SkeletonTable};
use crate::words;
use domain::Page;
use domain::identity::{RoleRow, Roles};
use domain::policy::{Actor, Permission, RoleRef};
use leptos::prelude::*;
use texts::keys;

/// As many of the tenant's own are offered.
const ROWS: u16 = 200;

/// The choice of a role. `home`: it is given in one's own tenant.
#[component]
pub(super) fn RoleField(form: &'static str, #[prop(into)] error: Signal<Option<String>>, home: bool) -> impl IntoView {
    let texts = words::texts();
    let own = Known::new(
        move || home,
        |home| async move {
            if !home {
                return Ok(Vec::new());
            }
            let roles = port::call(Roles { limit: Some(ROWS), ..Roles::default() }).await;
            // Without them the built-in ones are offered all the same.
            Ok(roles.map(|page: Page<RoleRow>| page.data).unwrap_or_default())
        },
    );
    view! {
        <Transition fallback=move || view! { <SkeletonTable rows=1 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                let own = own.await.unwrap_or_default();
                let options = actor().map(|actor| options(&actor, home, own)).unwrap_or_default();
                view! { <SelectField form name="role" label=texts.text(keys::identity::ROLE) error options/> }
            })}
        </Transition>
    }
    .erased()
}

fn options(actor: &Actor, home: bool, own: Vec<RoleRow>) -> Vec<(String, String)> {
    let built_in = labels::givable(actor, home).into_iter().map(|(wire, name)| (wire.to_owned(), name.to_owned()));
    let may = |row: &RoleRow| {
        let platforms = row.content.allowed.iter().any(Permission::is_platforms);
        actor.permissions().contains_all(row.content.allowed)
            && (!platforms || actor.holds(Permission::ManageMasterRoles))
    };
    let own = own.into_iter().filter(|row| matches!(row.id, RoleRef::Own(_)) && may(row));
    built_in.chain(own.map(|row| (row.id.to_string(), row.content.name))).collect()
}
