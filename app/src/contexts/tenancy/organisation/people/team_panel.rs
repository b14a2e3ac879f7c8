//! The people of one team, and the ways in and out.

use super::may_manage;
use super::members::MemberField;
use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Look};
use crate::words;
use domain::kernel::TeamId;
use domain::platform::ThingKind;
use domain::tenancy::{AddTeamMember, RemoveTeamMember, TeamMemberRow, TeamMembers};
use leptos::prelude::*;
use texts::keys;

/// The people of one team. `again` looks at the list of teams anew.
#[component]
pub(super) fn TeamPanel(id: TeamId, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let ask = move || TeamMembers { team_id: id, limit: Some(200), cursor: None, sort: None };
    let people = Known::new(|| (), move |()| port::call(ask()));
    live::follow(people, &[ThingKind::Team, ThingKind::Person]);
    let changed = Callback::new(move |()| {
        people.refetch();
        again.run(());
    });
    view! {
        <section class="section card house-panel" aria-label=texts.text(keys::organisation::PEOPLE)>
            <h2 class="t-md">{texts.text(keys::organisation::PEOPLE)}</h2>
            <Shown
                known=people
                rows=2
                show=move |page| view! { <Members id rows=page.data changed/> }.erased()
            />
            {may_manage().then(|| view! { <LetIn id changed/> })}
        </section>
    }
    .erased()
}

#[component]
fn Members(id: TeamId, rows: Vec<TeamMemberRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::organisation::TEAM_NOBODY)}</p> }.erased();
    }
    let rows: Vec<_> = rows.into_iter().map(|member| view! { <Member id member changed/> }).collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

#[component]
fn Member(id: TeamId, member: TeamMemberRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RemoveTeamMember>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let out = may_manage().then(|| {
        view! {
            <OperationForm form class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="personId" value=member.id.to_string()/>
                <Button look=Look::Quiet r#type="submit" busy=form.pending()>{texts.text(keys::organisation::TEAM_TAKE_OUT)}</Button>
            </OperationForm>
        }
    });
    view! {
        <li class="tree-item">
            <bdi class="font-medium">{member.name}</bdi>
            <span class="t-sm text-fg-muted"><Time at=member.since show=Show::Date/></span>
            {out}
        </li>
    }
    .erased()
}

#[component]
fn LetIn(id: TeamId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddTeamMember>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <MemberField id="team-person" error=form.error("personId")/>
            <div class="actions">
                <Button r#type="submit" busy=form.pending()>{texts.text(keys::organisation::TEAM_LET_IN)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
