//! The budgets that bound somebody, each with what is in use of it.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Progress;
use crate::words::{self, number};
use domain::workspaces::{BudgetInUse, readable_cost};
use leptos::prelude::*;
use texts::keys;

/// The budgets, or that there is none.
pub(super) fn budgets(all: Vec<BudgetInUse>) -> AnyView {
    if all.is_empty() {
        let text = words::texts().text(keys::usage::BUDGETS_EMPTY);
        return view! { <p class="t-sm text-fg-muted">{text}</p> }.erased();
    }
    let all: Vec<_> = all.into_iter().map(budget).collect();
    view! { <ul class="meters">{all}</ul> }.erased()
}

fn budget(in_use: BudgetInUse) -> AnyView {
    let texts = words::texts();
    let BudgetInUse { budget, tokens, cost_micros, begins_anew_at } = in_use;
    let name = [labels::of(budget.of), labels::period(budget.period)].map(|key| texts.text(key)).join(" · ");
    let tokens = budget.tokens.map(|limit| {
        let used = (number(tokens), number(limit));
        bar(texts.text(keys::usage::TOKENS), (tokens, limit), used)
    });
    let cost = budget.cost_micros.map(|limit| {
        let used = (readable_cost(cost_micros), readable_cost(limit));
        bar(texts.text(keys::usage::COST), (cost_micros, limit), used)
    });
    view! {
        <li class="meter">
            <h3 class="t-sm font-medium">{name}</h3>
            {tokens}
            {cost}
            <p class="t-sm text-fg-muted">
                <span>{texts.text(keys::usage::BEGINS_ANEW)}</span>
                <span>" "</span>
                <Time at=begins_anew_at show=Show::Minute/>
            </p>
        </li>
    }
    .erased()
}

/// One limit: a bar, and how much of it is in use. What was used before a limit was lowered can be more than it.
fn bar(label: &'static str, (used, limit): (u64, u64), (shown, of): (String, String)) -> AnyView {
    let text = words::texts().fill(keys::usage::BUDGET_USED, &[("used", &shown), ("limit", &of)]);
    view! {
        <div data-full=(used >= limit).then_some("")>
            <p class="meter-head">
                <span>{label}</span>
                <bdi>{text}</bdi>
            </p>
            <Progress label done=used.min(limit) total=limit/>
        </div>
    }
    .erased()
}
