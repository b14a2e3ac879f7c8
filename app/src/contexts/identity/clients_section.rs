//! The clients whom somebody works for: the other tenants that have let them in, where they prepare what the client will use.

use super::tenants::rows_of_others;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::EmptyState;
use crate::words;
use domain::identity::{MyMemberships, MyTenants};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The clients whom one works for, each with the way into their portal.
#[component]
pub fn ClientsSection() -> impl IntoView {
    let texts = words::texts();
    let mine = Known::new(|| (), |()| port::call(MyMemberships {}));
    live::follow(mine, &[ThingKind::Person]);
    view! {
        <section class="section" aria-labelledby="my-clients">
            <h2 class="t-md" id="my-clients">{texts.text(keys::homes::MY_CLIENTS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::homes::MY_CLIENTS_TEXT)}</p>
            <Shown known=mine rows=2 show=listed/>
        </section>
    }
    .erased()
}

fn listed(mine: MyTenants) -> AnyView {
    let texts = words::texts();
    let rows = rows_of_others(mine.memberships);
    if rows.is_empty() {
        let (title, text) = (texts.text(keys::homes::NO_CLIENTS), texts.text(keys::homes::NO_CLIENTS_TEXT));
        return view! { <EmptyState icon="handshake" title text/> }.erased();
    }
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}
