//! What a person is told: who acted as them, when and why. Nothing stands there where nobody did.

use crate::port::{self, Erased, Known};
use crate::times;
use crate::words;
use domain::identity::{ImpersonationRow, Impersonations};
use leptos::prelude::*;
use texts::keys;

/// Who acted as whoever is signed in, the last ten times.
#[component]
pub(super) fn ImpersonationsSection() -> impl IntoView {
    let last = || port::call(Impersonations { limit: Some(10), ..Impersonations::default() });
    let page = Known::new(|| (), move |()| last());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let rows = page.await.map(|page| page.data).unwrap_or_default();
                (!rows.is_empty()).then(|| view! { <Told rows/> })
            })}
        </Transition>
    }
    .erased()
}

#[component]
fn Told(rows: Vec<ImpersonationRow>) -> impl IntoView {
    let texts = words::texts();
    let lines: Vec<_> = rows.into_iter().map(|row| view! { <li dir="auto">{sentence(&row)}</li> }).collect();
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::impersonation::TOLD_TITLE)}</h2>
            <ul class="grid gap-2">{lines}</ul>
        </section>
    }
    .erased()
}

fn sentence(row: &ImpersonationRow) -> String {
    let texts = words::texts();
    let name = match row.by_name.as_str() {
        "" => texts.text(keys::impersonation::TOLD_ERASED),
        name => name,
    };
    let (from, to) = (times::whole(row.begun_at), times::whole(row.ended_at));
    texts.fill(keys::impersonation::TOLD, &[("name", name), ("from", &from), ("to", &to), ("reason", &row.reason)])
}
