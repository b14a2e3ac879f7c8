//! One person: who they are, where they are members and as what, their account, and what they did last.

use super::gather_data::GatherData;
use super::membership::MembershipCard;
use super::{Circle, labels, person_parts};
use crate::forms::{ConfirmWith, Form, undoable};
use crate::frame::actor;
use crate::lists::{Sheet, Shown, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, LinkButton, Look, Table};
use crate::words;
use domain::identity::{DeactivatePerson, PersonDetail, PersonStatus, ReactivatePerson};
use domain::kernel::PersonId;
use domain::platform::{AuditLog, AuditRow, ThingKind};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// So much of what they did is shown.
const LATEST: u16 = 10;

/// One person.
#[component]
pub fn PersonPage(circle: Circle) -> impl IntoView {
    let id = use_param("id");
    let person = Known::new(move || id.get(), person_parts::show);
    live::follow_one(person, &[ThingKind::Person], move || id.get_untracked());
    let changed = Callback::new(move |()| person.refetch());
    view! {
        <Sheet
            back=circle.path()
            name=keys::identity::BACK
            known=person
            rows=3
            show=move |person| view! { <Whole person circle changed/> }.erased()
        />
    }
    .erased()
}

#[component]
fn Whole(person: PersonDetail, circle: Circle, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = person.id;
    let (title, details) = (person_parts::title(&person), person_parts::details(&person));
    let none = person_parts::no_memberships(&person);
    let act_as = (circle == Circle::Everybody).then(|| person_parts::act_as(&person));
    let memberships: Vec<_> = person
        .memberships
        .into_iter()
        .map(|membership| view! { <MembershipCard person=id.to_string() membership changed/> })
        .collect();
    let account = (circle == Circle::Everybody)
        .then(|| view! { <Account id name=person.name.clone() status=person.status changed/> });
    let write = (!circle.is_managed()).then(|| labels::write_to(&person.name, &person.email));
    let may_read =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ReadAuditLog, &Subject::default()).is_ok());
    let history = may_read.then(|| {
        let href = format!("{}/things/{id}", circle.audit_log());
        view! { <LinkButton href icon="history">{texts.text(keys::audit_log::THING_HISTORY)}</LinkButton> }
    });
    view! {
        {title}
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title"><bdi>{person.name}</bdi></h1>
                <section class="section" id="memberships">
                    <h2 class="t-md">{texts.text(keys::identity::MEMBERSHIPS)}</h2>
                    {none}
                    {memberships}
                </section>
                <Activity id circle/>
            </section>
            <aside class="section">
                {details}
                {write}
                {act_as}
                {account}
                {circle.is_managed().then(|| view! { <GatherData id/> })}
                {history}
            </aside>
        </div>
    }
    .erased()
}

/// Deactivating, and letting in again.
#[component]
fn Account(id: PersonId, name: String, status: PersonStatus, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let is_allowed = actor().is_some_and(|actor| {
        actor.person_id != id && policy::may(&actor, Permission::ManagePeople, &Subject::default()).is_ok()
    });
    if !is_allowed {
        return ().erased();
    }
    let hidden = vec![("id", id.to_string())];
    let button = match status {
        PersonStatus::Active => {
            let form = Form::<DeactivatePerson>::new();
            form.on_answer(move |_, ()| {
                let text = texts.fill(keys::identity::DEACTIVATED_DONE, &[("name", &name)]);
                undoable(text, ReactivatePerson { id }, changed);
                changed.run(());
            });
            view! {
                <ConfirmWith
                    form
                    hidden
                    label=texts.text(keys::identity::DEACTIVATE)
                    question=texts.text(keys::identity::DEACTIVATE_QUESTION)
                    look=Look::Danger
                />
            }
            .erased()
        }
        PersonStatus::Deactivated => {
            let form = Form::<ReactivatePerson>::new();
            form.on_answer(move |_, ()| {
                let text = texts.fill(keys::identity::REACTIVATED_DONE, &[("name", &name)]);
                undoable(text, DeactivatePerson { id }, changed);
                changed.run(());
            });
            view! {
                <ConfirmWith
                    form
                    hidden
                    label=texts.text(keys::identity::REACTIVATE)
                    question=texts.text(keys::identity::REACTIVATE_QUESTION)
                    look=Look::Secondary
                />
            }
            .erased()
        }
        PersonStatus::Erasing => ().erased(),
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::identity::ACCOUNT_TITLE)}</h2>
            {button}
        </section>
    }
    .erased()
}

/// What they did last, for whoever may read it.
#[component]
fn Activity(id: PersonId, circle: Circle) -> impl IntoView {
    let texts = words::texts();
    let may_read =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ReadAuditLog, &Subject::default()).is_ok());
    if !may_read {
        return ().erased();
    }
    let ask = move || AuditLog { limit: Some(LATEST), actor: Some(id), ..AuditLog::default() };
    let entries = Known::new(|| (), move |()| port::call(ask()));
    let log = circle.audit_log();
    view! {
        <section class="section" id="activity">
            <h2 class="t-md">{texts.text(keys::identity::ACTIVITY)}</h2>
            <Shown known=entries rows=3 show={move |page| latest(log, id, page.data)}/>
        </section>
    }
    .erased()
}

fn latest(log: &str, id: PersonId, entries: Vec<AuditRow>) -> AnyView {
    let texts = words::texts();
    if entries.is_empty() {
        let title = texts.text(keys::identity::ACTIVITY_EMPTY);
        return view! { <EmptyState icon="activity" title text=""/> }.erased();
    }
    let columns = [keys::identity::WHAT, keys::identity::OPERATION, keys::identity::AT];
    let columns = columns.into_iter().map(|key| Column::new(texts.text(key))).collect();
    let rows: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            view! {
                <tr>
                    <th scope="row">
                        <a class="row-link" href=format!("{log}/{}", entry.id)>{words::happened(texts, &entry.what)}</a>
                    </th>
                    <td data-label=texts.text(keys::identity::OPERATION)><code dir="ltr">{entry.operation}</code></td>
                    <td data-label=texts.text(keys::identity::AT)><Time at=entry.at show=Show::Minute/></td>
                </tr>
            }
            .erased()
        })
        .collect();
    view! {
        <Table caption=texts.text(keys::identity::ACTIVITY_CAPTION) columns>{rows}</Table>
        <p class="t-sm"><a class="link" href=format!("{log}?actor={id}")>{texts.text(keys::audit_log::BACK)}</a></p>
    }
    .erased()
}
