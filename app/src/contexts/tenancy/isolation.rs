//! Tenants with a database of their own: how they are marked, and what stands where their rows would.

use super::labels;
use crate::port::Erased;
use crate::ui::{Badge, EmptyState, Fact, LinkButton, Tone};
use crate::words;
use domain::tenancy::Isolation;
use leptos::prelude::*;
use texts::keys;

/// The mark of a tenant whose rows aren't beside those of others.
pub(super) fn mark(isolation: Isolation) -> Option<AnyView> {
    let label = words::texts().text(labels::isolation(isolation));
    (isolation == Isolation::Dedicated).then(|| view! { <Badge tone=Tone::Neutral icon="database" label/> }.erased())
}

/// Where a tenant's rows are, and where its people sign in if that is elsewhere.
pub(super) fn facts(isolation: Isolation, address: Option<String>) -> AnyView {
    let texts = words::texts();
    let address = address.map(|address| {
        let href = address.clone();
        view! {
            <Fact name=texts.text(keys::tenant::ADDRESS)>
                <a class="link" dir="ltr" href=href rel="external">{address}</a>
            </Fact>
        }
    });
    view! {
        <Fact name=texts.text(keys::tenancy::ISOLATION)>{texts.text(labels::isolation(isolation))}</Fact>
        {address}
    }
    .erased()
}

/// What stands where people, keys and usage of a tenant would that has a database of its own, with the way there once it
/// is open.
#[component]
pub(super) fn Elsewhere(address: Option<String>) -> impl IntoView {
    let texts = words::texts();
    let (title, text) = (texts.text(keys::tenant::ELSEWHERE_TITLE), texts.text(keys::tenant::ELSEWHERE_TEXT));
    match address {
        Some(address) => {
            let href = address.clone();
            view! {
                <EmptyState icon="database" title text>
                    <LinkButton href external=true icon="external-link"><bdi dir="ltr">{address}</bdi></LinkButton>
                </EmptyState>
            }
            .erased()
        }
        None => view! { <EmptyState icon="database" title text/> }.erased(),
    }
}
