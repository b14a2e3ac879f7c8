//! One person in brief: where they stand and work, how they sign in, what they were refused, and acting as them.

use super::membership::membership;
use super::security::SignIns;
use super::sessions::Sessions;
use crate::contexts::identity::people::{labels, person_parts};
use crate::contexts::platform::RefusalsOf;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{Erased, Known};
use crate::words;
use domain::identity::PersonDetail;
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// One person, for those who help them.
#[component]
pub fn HelpedPersonPage() -> impl IntoView {
    let id = use_param("id");
    let person = Known::new(move || id.get(), person_parts::show);
    live::follow_one(person, &[ThingKind::Person], move || id.get_untracked());
    view! {
        <Sheet
            back="/support/people"
            name=keys::identity::BACK
            known=person
            rows=6
            show=move |person| view! { <Person person/> }.erased()
        />
    }
    .erased()
}

#[component]
fn Person(person: PersonDetail) -> impl IntoView {
    let texts = words::texts();
    let holds = |permission| actor().is_some_and(|actor| actor.holds(permission));
    let (sees_sessions, sees_refusals) = (holds(Permission::ReadSessions), holds(Permission::ReadRefusals));
    let id = person.id;
    let (title, details) = (person_parts::title(&person), person_parts::details(&person));
    let (none, act_as) = (person_parts::no_memberships(&person), person_parts::act_as(&person));
    let write = labels::write_to(&person.name, &person.email);
    let memberships: Vec<_> = person.memberships.into_iter().map(membership).collect();
    view! {
        {title}
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title"><bdi>{person.name}</bdi></h1>
                <section class="section" id="memberships">
                    <h2 class="t-md">{texts.text(keys::identity::MEMBERSHIPS)}</h2>
                    {none}
                    <ul class="grid gap-2">{memberships}</ul>
                </section>
                {sees_refusals.then(|| view! { <RefusalsOf id/> })}
                {sees_sessions.then(|| view! { <Sessions id/> })}
            </section>
            <aside class="section">
                {details}
                {sees_sessions.then(|| view! { <SignIns id/> })}
                {write}
                {act_as}
            </aside>
        </div>
    }
    .erased()
}
