//! What a workspace, or somebody in it, may use.

use super::amounts::dollars;
use super::budget_form::AddBudgetForm;
use super::labels;
use crate::forms::{ConfirmWith, Form};
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, Look};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::tenancy::Teams;
use domain::workspaces::{Budget, BudgetOf, RemoveBudget, WorkspaceColleagues, WorkspaceDetail};
use leptos::prelude::*;
use texts::keys;

/// What people or teams are called, behind their ids.
pub(super) type Names = Vec<Named>;
/// One of them.
type Named = (String, String);

/// The budgets, with the form that adds one. Names are looked up, and ids stand where nobody may see them.
#[component]
pub(super) fn BudgetsTab(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = detail.id;
    let ask = move || WorkspaceColleagues { id, limit: Some(200), cursor: None, sort: None, search: None };
    let people = Known::new(|| (), move |()| port::call(ask()));
    let teams = Known::new(|| (), |()| port::call(Teams { limit: Some(200), ..Teams::default() }));
    let (budgets, archived) = (detail.budgets, detail.archived);
    view! {
        <section class="section" aria-label=texts.text(keys::workspace::TAB_BUDGETS)>
            <p class="t-sm text-fg-muted">{texts.text(keys::workspace::BUDGETS_INTRO)}</p>
            <Transition>
                {move || {
                    let budgets = budgets.clone();
                    Suspend::new(async move {
                        let people = people.await.map(|page| page.data).unwrap_or_default();
                        let teams = teams.await.map(|page| page.data).unwrap_or_default();
                        let people: Names =
                            people.into_iter().map(|person| (person.id.to_string(), person.name)).collect();
                        let teams: Names = teams.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
                        let list = list(id, budgets, (&people, &teams), changed);
                        let form = (!archived).then(|| view! { <AddBudgetForm id people teams changed/> });
                        view! {
                            {list}
                            {form}
                        }
                    })
                }}
            </Transition>
        </section>
    }
    .erased()
}

fn list(
    id: WorkspaceId,
    budgets: Vec<Budget>,
    (people, teams): (&[Named], &[Named]),
    changed: Callback<()>,
) -> AnyView {
    let texts = words::texts();
    if budgets.is_empty() {
        let (title, text) =
            (texts.text(keys::workspace::NO_BUDGETS_TITLE), texts.text(keys::workspace::NO_BUDGETS_TEXT));
        return view! { <EmptyState icon="gauge" title text/> }.erased();
    }
    let rows: Vec<_> = budgets
        .into_iter()
        .map(|budget| {
            let whose = match budget.of {
                BudgetOf::Workspace => texts.text(keys::workspace::BUDGET_ALL).to_owned(),
                BudgetOf::Team(team) => named(teams, team.to_string()),
                BudgetOf::Person(person) => named(people, person.to_string()),
                BudgetOf::Key(key) => texts.fill(keys::workspace::BUDGET_KEY, &[("key", &key.to_string())]),
            };
            view! { <Row id budget whose changed/> }
        })
        .collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

fn named(names: &[(String, String)], id: String) -> String {
    names.iter().find(|(known, _)| *known == id).map_or(id.clone(), |(_, name)| name.clone())
}

#[component]
fn Row(id: WorkspaceId, budget: Budget, whose: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RemoveBudget>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let tokens =
        budget.tokens.map(|tokens| texts.fill(keys::workspace::BUDGET_TOKENS, &[("tokens", &words::number(tokens))]));
    let cost =
        budget.cost_micros.map(|micros| texts.fill(keys::workspace::BUDGET_COST, &[("amount", &dollars(micros))]));
    let hidden = vec![("id", id.to_string()), ("budgetId", budget.id.to_string())];
    view! {
        <li class="tree-item">
            <bdi class="font-medium">{whose}</bdi>
            <span class="t-sm text-fg-muted">{texts.text(labels::period(budget.period))}</span>
            {tokens.map(|tokens| view! { <span>{tokens}</span> })}
            {cost.map(|cost| view! { <span>{cost}</span> })}
            <ConfirmWith
                form
                hidden
                label=texts.text(keys::workspace::REMOVE_BUDGET)
                question=texts.text(keys::workspace::REMOVE_BUDGET_QUESTION)
                look=Look::Danger
            />
        </li>
    }
    .erased()
}
