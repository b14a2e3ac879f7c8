//! What is left of the budgets that bound the person who looks.

use super::amounts::dollars;
use super::labels;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::Progress;
use crate::words;
use domain::kernel::WorkspaceId;
use domain::platform::ThingKind;
use domain::workspaces::{BudgetInUse, BudgetOf, MyBudgets};
use leptos::prelude::*;
use texts::keys;

/// Nothing where nothing is bounded.
#[component]
pub(super) fn BudgetLeft(id: WorkspaceId) -> impl IntoView {
    let budgets = Known::new(|| (), move |()| port::call(MyBudgets { workspace_id: Some(id) }));
    live::follow(budgets, &[ThingKind::Execution]);
    view! { <Shown known=budgets rows=1 show=list/> }.erased()
}

fn list(budgets: Vec<BudgetInUse>) -> AnyView {
    if budgets.is_empty() {
        return ().erased();
    }
    let rows: Vec<_> = budgets.into_iter().map(row).collect();
    view! {
        <section class="section">
            <h2 class="t-md">{words::texts().text(keys::workspace::BUDGETS_LEFT)}</h2>
            <ul class="tree">{rows}</ul>
        </section>
    }
    .erased()
}

fn row(it: BudgetInUse) -> AnyView {
    let texts = words::texts();
    let whose = match it.budget.of {
        BudgetOf::Workspace => texts.text(keys::workspace::BUDGET_ALL).to_owned(),
        BudgetOf::Team(_) => texts.text(keys::workspace::BUDGET_TEAM).to_owned(),
        BudgetOf::Person(_) => texts.text(keys::workspace::BUDGET_YOU).to_owned(),
        BudgetOf::Key(key) => texts.fill(keys::workspace::BUDGET_KEY, &[("key", &key.to_string())]),
    };
    let tokens = it.budget.tokens.map(|limit| {
        let (left, of) = (words::number(limit.saturating_sub(it.tokens)), words::number(limit));
        let said = texts.fill(keys::workspace::LEFT_TOKENS, &[("left", &left), ("limit", &of)]);
        bar(texts.text(keys::workspace::TOKENS), said, (it.tokens, limit))
    });
    let cost = it.budget.cost_micros.map(|limit| {
        let (left, of) = (dollars(limit.saturating_sub(it.cost_micros)), dollars(limit));
        let said = texts.fill(keys::workspace::LEFT_COST, &[("left", &left), ("limit", &of)]);
        bar(texts.text(keys::workspace::COST), said, (it.cost_micros, limit))
    });
    view! {
        <li class="tree-item">
            <bdi class="font-medium">{whose}</bdi>
            {tokens}
            {cost}
            <span class="t-sm text-fg-muted">{texts.text(labels::period(it.budget.period))}</span>
            <span class="t-sm text-fg-muted"><Time at=it.begins_anew_at show=Show::Minute/></span>
        </li>
    }
    .erased()
}

fn bar(label: &'static str, said: String, (done, total): (u64, u64)) -> AnyView {
    view! {
        <span>{said}</span>
        <Progress label done total/>
    }
    .erased()
}
