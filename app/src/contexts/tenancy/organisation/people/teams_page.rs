//! The teams of one's own organisation; one of them stands open beside the list (`?team=…`).

use super::team_panel::TeamPanel;
use super::{may_manage, opened};
use crate::forms::{Form, OperationForm, TakeAway};
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Column, Look, TextField};
use crate::words;
use domain::Page;
use domain::kernel::TeamId;
use domain::platform::ThingKind;
use domain::tenancy::{AddTeam, RemoveTeam, TeamRow, TeamSort, Teams};
use leptos::prelude::*;
use texts::keys;

/// The teams of one's own organisation.
#[component]
pub fn TeamsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let team = opened::<TeamId>("team");
    let again = Callback::new(move |()| page.refetch());
    view! {
        <ListHead title=texts.text(keys::organisation::TEAMS) intro=texts.text(keys::organisation::TEAMS_INTRO)/>
        {move || team.get().map(|id| view! { <TeamPanel id again/> })}
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::organisation::SEARCH_HINT)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Team] rows=4 show=move |query, page, changed| view! { <Table query page changed/> }.erased()/>
        </section>
        {may_manage().then(|| view! { <Make again/> })}
    }
    .erased()
}

fn ask(query: &Query) -> Teams {
    Teams {
        limit: Some(50),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(TeamSort::parse),
        search: query.get("search").map(str::to_owned),
    }
}

fn whole(query: &Query) -> Teams {
    Teams { limit: None, cursor: None, ..ask(query) }
}

#[component]
fn Table(query: Query, page: Page<TeamRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty {
        icon: "handshake",
        title: keys::organisation::TEAMS_EMPTY_TITLE,
        text: keys::organisation::TEAMS_EMPTY_TEXT,
    };
    let label = texts.text(keys::organisation::NAME);
    let (order, href) = query.order(["name", "-name"], "name");
    let hint = texts.fill(keys::list::SORT_BY, &[("column", label)]);
    let mut columns = vec![
        Column::new(label).sorted(order, href, hint),
        Column::number(texts.text(keys::organisation::PEOPLE)),
        Column::new(texts.text(keys::organisation::ADDED_AT)),
    ];
    if may_manage() {
        columns.push(Column::new(texts.text(keys::organisation::ACTIONS)));
    }
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|team| row(team, changed)).collect();
    let caption = texts.text(keys::organisation::TEAMS_CAPTION);
    view! { <Rows query caption columns rows next_cursor empty action=None/> }
}

fn row(team: TeamRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let remove = may_manage().then(|| {
        view! {
            <td data-label=texts.text(keys::organisation::ACTIONS)>
                <TakeAway<RemoveTeam>
                    id=team.id.to_string()
                    label=texts.text(keys::organisation::REMOVE)
                    question=texts.text(keys::organisation::TEAM_REMOVE_QUESTION)
                    changed
                />
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/client/teams?team={}", team.id)><bdi>{team.name}</bdi></a>
            </th>
            <td class="end" data-label=texts.text(keys::organisation::PEOPLE)>{team.people}</td>
            <td data-label=texts.text(keys::organisation::ADDED_AT)><Time at=team.added_at show=Show::Date/></td>
            {remove}
        </tr>
    }
    .erased()
}

#[component]
fn Make(again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddTeam>::new();
    form.on_answer(move |_, _| again.run(()));
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::organisation::TEAM_ADD)}</h2>
            <OperationForm form>
                <TextField form="add-team" name="name" label=texts.text(keys::organisation::NAME) error=form.error("name")/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::organisation::TEAM_ADD)}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
