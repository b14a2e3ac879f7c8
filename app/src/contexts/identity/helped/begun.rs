//! Whom one has acted as: what is under way can be ended here.

use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, EmptyState, Look, Table, Tone};
use crate::words;
use domain::Page;
use domain::identity::{BegunImpersonationRow, BegunImpersonations, EndBegunImpersonation};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 20;

/// The impersonations that one has begun, the latest first, for whoever may begin any.
#[component]
pub fn BegunImpersonationsSection() -> impl IntoView {
    let may = actor().is_some_and(|actor| actor.holds(Permission::ImpersonatePeople));
    if !may {
        return ().erased();
    }
    let ask = || BegunImpersonations { limit: Some(ROWS), ..BegunImpersonations::default() };
    let page = Known::new(|| (), move |()| port::call(ask()));
    let changed = Callback::new(move |()| page.refetch());
    view! {
        <section class="section">
            <h2 class="t-md" id="begun">{words::texts().text(keys::homes::BEGUN)}</h2>
            <Shown known=page rows=3 show=move |page| shown(page, changed)/>
        </section>
    }
    .erased()
}

fn shown(page: Page<BegunImpersonationRow>, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::homes::NO_BEGUN), texts.text(keys::homes::NO_BEGUN_TEXT));
        return view! { <EmptyState icon="drama" title text/> }.erased();
    }
    let columns = [
        keys::homes::AS_WHOM,
        keys::impersonation::TENANT,
        keys::impersonation::REASON,
        keys::homes::BEGUN_AT,
        keys::homes::ENDS_AT,
        keys::identity::STATUS,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(|it| row(it, changed)).collect();
    view! { <Table caption=texts.text(keys::homes::BEGUN) columns>{rows}</Table> }.erased()
}

fn row(it: BegunImpersonationRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let state = match it.is_under_way {
        true => view! { <End session=it.session_id.to_string() changed/> }.erased(),
        false => {
            view! { <Badge tone=Tone::Neutral icon="circle-check" label=texts.text(keys::homes::IS_OVER)/> }.erased()
        }
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/support/people/{}", it.person_id)><bdi>{it.person_name}</bdi></a>
            </th>
            <td data-label=texts.text(keys::impersonation::TENANT)><bdi>{it.tenant_name}</bdi></td>
            <td class="anywhere" data-label=texts.text(keys::impersonation::REASON)><bdi>{it.reason}</bdi></td>
            <td data-label=texts.text(keys::homes::BEGUN_AT)><Time at=it.begun_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::homes::ENDS_AT)><Time at=it.ended_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::identity::STATUS)>{state}</td>
        </tr>
    }
    .erased()
}

#[component]
fn End(
    /// The session in which one acts.
    session: String,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EndBegunImpersonation>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <Confirm
            form
            id=session
            look=Look::Danger
            label=texts.text(keys::impersonation::END)
            question=texts.text(keys::homes::END_QUESTION)
        />
    }
    .erased()
}
