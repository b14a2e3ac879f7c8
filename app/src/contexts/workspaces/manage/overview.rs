//! How much a workspace was used lately, by whom, and what was done about it.

use super::activity::Activity;
use super::budget_left::BudgetLeft;
use super::labels::WhoWorks;
use super::last_runs::LastRuns;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, Stat};
use crate::words;
use domain::workspaces::WorkspaceDetail;
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn Overview(detail: WorkspaceDetail) -> impl IntoView {
    let texts = words::texts();
    let WorkspaceDetail { id, everybody, members, retention_days, runs, tokens, created_at, archived, .. } = detail;
    let kept = retention_days.map_or_else(
        || texts.text(keys::workspace::KEPT_ALWAYS).to_owned(),
        |days| texts.count(keys::workspace::KEPT_DAYS, days.into()),
    );
    view! {
        <section class="section">
            <div class="stats">
                <Stat label=texts.text(keys::workspace::RUNS) value=words::number(runs.into())/>
                <Stat label=texts.text(keys::workspace::TOKENS) value=words::number(tokens)/>
            </div>
            <Facts>
                <Fact name=texts.text(keys::workspace::WHO)><WhoWorks everybody members/></Fact>
                <Fact name=texts.text(keys::workspace::KEPT)>{kept}</Fact>
                <Fact name=texts.text(keys::workspace::CREATED_AT)><Time at=created_at show=Show::Date/></Fact>
            </Facts>
        </section>
        {(!archived).then(|| view! { <BudgetLeft id/> })}
        <LastRuns id=Some(id)/>
        <Activity id/>
    }
    .erased()
}
