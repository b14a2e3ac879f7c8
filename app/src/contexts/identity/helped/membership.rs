//! Where somebody is a member and as what, in one line.

use crate::frame::actor;
use crate::port::Erased;
use crate::words;
use domain::identity::MembershipDetail;
use domain::policy::Permission;
use leptos::prelude::*;

/// One membership; its tenant leads to its page, for whoever may see tenants.
pub(super) fn membership(membership: MembershipDetail) -> AnyView {
    let texts = words::texts();
    let roles: Vec<_> = membership.roles.iter().map(|role| words::role(texts, role.name.as_str())).collect();
    let name = match actor().is_some_and(|actor| actor.holds(Permission::ReadTenants)) {
        true => {
            let href = format!("/support/tenants/{}", membership.tenant_id);
            view! { <a class="link" href=href><bdi>{membership.tenant_name}</bdi></a> }.erased()
        }
        false => view! { <bdi>{membership.tenant_name}</bdi> }.erased(),
    };
    view! {
        <li class="flex flex-wrap gap-2 items-baseline">
            <span class="font-medium">{name}</span>
            <span class="t-sm text-fg-muted">{roles.join(" · ")}</span>
        </li>
    }
    .erased()
}
