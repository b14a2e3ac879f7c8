//! The tenants that a person works in, and going on in another one.

use crate::live;
use crate::port::{self, Call, Erased, Known};
use crate::ui::Button;
use crate::words;
use domain::identity::{MyMembership, MyMemberships, SwitchTenant};
use domain::platform::ThingKind;
use leptos::prelude::*;
use server_fn::ServerFn;
use texts::keys;

/// The other tenants of whoever is signed in; nothing where there is none.
#[component]
pub(super) fn TenantsSection() -> impl IntoView {
    let mine = Known::new(|| (), |()| port::call(MyMemberships {}));
    live::follow(mine, &[ThingKind::Person]);
    view! {
        <Transition>
            {move || Suspend::new(async move { mine.await.map(|mine| others(mine.memberships)).ok() })}
        </Transition>
    }
    .erased()
}

fn others(memberships: Vec<MyMembership>) -> AnyView {
    let texts = words::texts();
    let rows = rows_of_others(memberships);
    if rows.is_empty() {
        return ().erased();
    }
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::identity::SWITCH_TITLE)}</h2>
            <ul class="grid gap-2">{rows}</ul>
        </section>
    }
    .erased()
}

/// A row for each tenant but the one that the session is in.
pub(super) fn rows_of_others(memberships: Vec<MyMembership>) -> Vec<AnyView> {
    memberships.into_iter().filter(|of| !of.current).map(row).collect()
}

fn row(of: MyMembership) -> AnyView {
    let texts = words::texts();
    let roles: Vec<_> = of.roles.iter().map(|role| words::role(texts, role.as_str())).collect();
    view! {
        <li>
            <form method="post" action={Call::<SwitchTenant>::url()} class="flex flex-wrap gap-2 items-center">
                <input type="hidden" name="tenantId" value=of.tenant_id.to_string()/>
                <Button r#type="submit" icon="arrow-left-right"><bdi>{of.tenant_name}</bdi></Button>
                <span class="t-sm text-fg-muted">{roles.join(" · ")}</span>
            </form>
        </li>
    }
    .erased()
}
