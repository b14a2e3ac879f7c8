//! The roles of one's tenant, and who may do what as a grid.

use super::base;
use super::draft::Drafts;
use super::matrix::Matrix;
use super::roles_table::RolesTable;
use crate::frame::actor;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{LinkButton, Look, PageTitle};
use crate::words;
use domain::identity::{AllPermissions, PermissionRow, RoleRow, Roles};
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::{Page, Refusal};
use leptos::prelude::*;
use texts::keys;

/// The most that one page of either list holds: there are fewer.
pub(super) const ALL: u16 = 200;

/// What the page shows: all roles, and all permissions.
pub(super) type Everything = (Vec<RoleRow>, Vec<PermissionRow>);

/// The list of roles and the grid.
#[component]
pub fn RolesPage() -> impl IntoView {
    let texts = words::texts();
    let drafts = Drafts::new();
    let known = Known::new(|| (), |()| ask());
    live::follow(known, &[ThingKind::Role, ThingKind::Person]);
    let changed = Callback::new(move |()| known.refetch());
    let title = texts.text(keys::role_builder::TITLE);
    let actor = actor();
    let may_manage =
        actor.as_ref().is_some_and(|actor| policy::may(actor, Permission::ManageRoles, &Subject::default()).is_ok());
    let parts = [Some(title.to_owned()), actor.map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let base = base();
    let drawn = move |(roles, permissions): Everything| {
        drafts.renew(&roles);
        view! {
            <RolesTable roles=roles.clone()/>
            <Matrix roles permissions drafts may_manage changed/>
        }
        .erased()
    };
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::role_builder::INTRO)}</p>
            </div>
            {may_manage
                .then(|| {
                    view! {
                        <div class="actions">
                            <LinkButton href=Signal::stored(format!("{base}/use")) icon="chart-no-axes-column">
                                {texts.text(keys::role_builder::USE)}
                            </LinkButton>
                            <LinkButton href=Signal::stored(format!("{base}/new")) look=Look::Primary icon="plus">
                                {texts.text(keys::role_builder::CREATE)}
                            </LinkButton>
                        </div>
                    }
                })}
        </div>
        <Shown known rows=8 show=drawn/>
    }
}

/// All roles and all permissions.
pub(super) async fn ask() -> Result<Everything, Refusal> {
    let roles: Page<RoleRow> = port::call(Roles { limit: Some(ALL), ..Roles::default() }).await?;
    let permissions = port::call(AllPermissions { limit: Some(ALL), ..AllPermissions::default() }).await?;
    Ok((roles.data, permissions.data))
}
