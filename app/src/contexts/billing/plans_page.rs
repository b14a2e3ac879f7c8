//! The plans, and how many tenants are on each.

use super::distribution::PlanShares;
use super::{amounts, labels};
use crate::frame::actor;
use crate::lists::{Empty, ListHead, Listed, Query, Rows, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Column, LinkButton, Look, Tone};
use crate::words;
use domain::Page;
use domain::billing::{LimitKind, PlanRow, Plans};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The plans, and how many tenants are on each.
#[component]
pub fn PlansPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let may_create = actor().is_some_and(|actor| actor.holds(Permission::ManagePlans));
    view! {
        <ListHead title=texts.text(keys::billing::TITLE) intro=texts.text(keys::billing::INTRO)>
            {may_create
                .then(|| {
                    view! {
                        <LinkButton href=Signal::stored("/admin/plans/new".to_owned()) look=Look::Primary icon="plus">
                            {texts.text(keys::billing::CREATE)}
                        </LinkButton>
                    }
                })}
        </ListHead>
        <section class="section">
            <Listed page query follows=&[ThingKind::Plan] rows=4 show=move |query, page, _| table(query, page)/>
        </section>
        <PlanShares/>
    }
}

fn ask(query: &Query) -> Plans {
    Plans { limit: Some(50), cursor: query.get("cursor").map(str::to_owned), retired: None }
}

fn table(query: Query, page: Page<PlanRow>) -> AnyView {
    let texts = words::texts();
    let empty = Empty { icon: "package", title: keys::billing::EMPTY_TITLE, text: keys::billing::EMPTY_TEXT };
    let text = |key| texts.text(key);
    let columns = vec![
        Column::new(text(keys::billing::NAME)),
        Column::number(text(keys::billing::VERSION)),
        Column::number(text(keys::billing::LIMIT_SEATS)),
        Column::number(text(keys::billing::LIMIT_REQUESTS_PER_MINUTE)),
        Column::new(text(keys::billing::MODULES)),
        Column::new(text(keys::billing::STATE)),
    ];
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(row).collect());
    view! { <Rows query caption=text(keys::billing::CAPTION) columns rows next_cursor empty/> }.erased()
}

fn row(plan: PlanRow) -> AnyView {
    let texts = words::texts();
    let limit = |kind| amounts::limit(kind, plan.terms.limits.of(kind));
    let modules: Vec<_> = plan.terms.features.iter().map(|feature| texts.text(labels::feature(feature))).collect();
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/admin/plans/{}", plan.code)><bdi>{plan.name}</bdi></a>
            </th>
            <td class="end" data-label=texts.text(keys::billing::VERSION)>{plan.version}</td>
            <td class="end" data-label=texts.text(keys::billing::LIMIT_SEATS)>{limit(LimitKind::Seats)}</td>
            <td class="end" data-label=texts.text(keys::billing::LIMIT_REQUESTS_PER_MINUTE)>
                {limit(LimitKind::RequestsPerMinute)}
            </td>
            <td data-label=texts.text(keys::billing::MODULES)>{modules.join(" · ")}</td>
            <td data-label=texts.text(keys::billing::STATE)>{state(plan.is_retired)}</td>
        </tr>
    }
    .erased()
}

/// Whether a plan is offered.
pub(super) fn state(is_retired: bool) -> AnyView {
    let (tone, icon, key) = match is_retired {
        true => (Tone::Neutral, "archive", keys::billing::RETIRED),
        false => (Tone::Success, "circle-check", keys::billing::OFFERED),
    };
    view! { <Badge tone icon label=words::texts().text(key)/> }.erased()
}
