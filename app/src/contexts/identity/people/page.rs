//! The list of people, its filters, and the ways to add and invite.

use super::Circle;
use super::add::AddDialog;
use super::bulk::ACTIONS;
use super::invitations::InvitationsSection;
use super::invite::InviteDialog;
use super::labels;
use super::table::{PeopleTable, choices};
use crate::frame::actor;
use crate::lists::{
    BulkBar, Chips, ColumnChoice, Columns, ExportMenu, HeldChip, Query, Search, Selection, Shown, use_query,
};
use crate::live;
use crate::pages::Forbidden;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, LinkButton, Look, PageTitle, Tone};
use crate::words;
use domain::identity::{People, PersonSort, PersonStatus};
use domain::kernel::TenantId;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Role, Subject};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of people.
#[component]
pub fn PeoplePage(circle: Circle) -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadPeople, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let texts = words::texts();
    let query = use_query();
    // Colleagues are those of one's own tenant, however far one sees.
    let within = (circle == Circle::House).then_some(actor.tenant_id);
    let page = Known::new(move || query.get(), move |query| port::call(ask(&query, within)));
    live::follow(page, &[ThingKind::Person, ThingKind::Provisioning]);
    let said = RwSignal::new(None::<String>);
    let invitations = RwSignal::new(0_u32);
    let may_manage = circle.is_managed() && policy::may(&actor, Permission::ManagePeople, &Subject::default()).is_ok();
    let (columns, selection) = (Columns::of("people"), Selection::new());
    // Somebody who looks after one tenant ends memberships; accounts are the platform's.
    let selects = (may_manage && circle == Circle::Everybody).then_some(selection);
    let changed = Callback::new(move |()| page.refetch());
    let (title, intro) = match circle {
        Circle::Everybody => (keys::identity::PEOPLE_TITLE, keys::identity::PEOPLE_INTRO),
        Circle::Members => (keys::identity::MEMBERS_TITLE, keys::identity::MEMBERS_INTRO),
        Circle::Helped => (keys::identity::PEOPLE_TITLE, keys::homes::HELPED_INTRO),
        Circle::House => (keys::homes::COLLEAGUES, keys::homes::COLLEAGUES_INTRO),
    };
    let invited = Callback::new(move |email: String| {
        said.set(Some(texts.fill(keys::identity::INVITED, &[("email", &email)])));
        invitations.update(|count| *count += 1);
    });
    let added = Callback::new(move |name: String| {
        said.set(Some(texts.fill(keys::identity::ADDED, &[("name", &name)])));
        page.refetch();
    });
    let title = texts.text(title);
    view! {
        <PageTitle parts=vec![title.to_owned(), actor.tenant_name, "Portico".to_owned()]/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(intro)}</p>
            </div>
            <div class="actions">
                {(circle == Circle::Everybody).then(|| view! {
                    <LinkButton href="/admin/people/overview".to_owned()>{texts.text(keys::identity::INSIGHTS_TITLE)}</LinkButton>
                })}
                {may_manage.then(|| view! { <Openers query/> })}
            </div>
        </div>
        {move || said.get().map(|sentence| {
            view! { <Alert tone=Tone::Success live=true><p>{sentence}</p></Alert> }
        })}
        <section class="section" data-hidden=columns.hidden() on:keydown=move |event| selection.hear(&event)>
            <BulkBar selection actions=ACTIONS.to_vec() changed>
                <Search query hint=texts.text(keys::identity::SEARCH_HINT)/>
                <Chips query member="status" label=texts.text(keys::identity::STATUS) values=statuses()/>
                <Chips query member="role" label=texts.text(keys::identity::ROLE) values=roles(circle)/>
                <HeldChip query member="tenant" label=texts.text(keys::identity::TENANTS)/>
                <ColumnChoice columns choices=choices(circle, selects.is_some())/>
                <ExportMenu list=Signal::derive(move || query.with(|query| whole(query, within)))/>
            </BulkBar>
            <Shown
                known=page
                rows=8
                show=move |page| view! { <PeopleTable query=query.get_untracked() page circle selects/> }.erased()
            />
        </section>
        {may_manage.then(|| view! {
            <InvitationsSection circle changed=invitations/>
            <InviteDialog query circle on_done=invited/>
            <AddDialog query circle on_done=added/>
        })}
    }
    .erased()
}

#[component]
fn Openers(query: Memo<Query>) -> impl IntoView {
    let texts = words::texts();
    view! {
        <LinkButton href=Signal::derive(move || query.with(|query| query.opening("add"))) icon="user-plus">
            {texts.text(keys::identity::ADD)}
        </LinkButton>
        <LinkButton
            href=Signal::derive(move || query.with(|query| query.opening("invite")))
            look=Look::Primary
            icon="mail"
        >
            {texts.text(keys::identity::INVITE)}
        </LinkButton>
    }
    .erased()
}

fn ask(query: &Query, within: Option<TenantId>) -> People {
    People {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(PersonSort::parse),
        search: query.get("search").map(str::to_owned),
        role: query.get("role").and_then(|role| role.parse().ok()),
        status: query.get("status").and_then(PersonStatus::parse),
        tenant_id: within.or_else(|| query.get("tenant").and_then(|tenant| tenant.parse().ok())),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query, within: Option<TenantId>) -> People {
    People { limit: None, cursor: None, ..ask(query, within) }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let label = |status: &PersonStatus| words::texts().text(labels::status(*status).2);
    PersonStatus::ALL.iter().map(|status| (status.as_str(), label(status))).collect()
}

/// A tenant's members have no role of the platform's.
fn roles(circle: Circle) -> Vec<(&'static str, &'static str)> {
    let is_listed =
        |wire: &str| circle != Circle::Members || Role::parse(wire).is_some_and(|role| !role.is_platforms());
    labels::all_roles().into_iter().filter(|(wire, _)| is_listed(wire)).collect()
}
