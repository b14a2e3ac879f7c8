//! What models were used for lately and what is left of one's budgets, for where one begins.

use super::{budgets, figures};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::LinkButton;
use crate::words;
use domain::Refusal;
use domain::platform::ThingKind;
use domain::workspaces::{BudgetInUse, MyBudgets, UsageReport, WorkspaceUsage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use texts::keys;

/// Days that are looked at.
const DAYS: u16 = 30;

#[derive(Clone, Serialize, Deserialize)]
struct Glance {
    report: UsageReport,
    budgets: Vec<BudgetInUse>,
}

/// The figures of the last thirty days, their course, and the budgets of the main workspace.
#[component]
pub fn UsageAtAGlance() -> impl IntoView {
    let texts = words::texts();
    let glance = Known::new(|| (), |()| ask());
    live::follow(glance, &[ThingKind::Execution]);
    view! {
        <section class="section" aria-labelledby="home-usage">
            <div class="section-head">
                <h2 class="t-md" id="home-usage">{texts.text(keys::homes::USAGE)}</h2>
                <LinkButton href="/client/usage" icon="chart-line">{texts.text(keys::homes::ALL_USAGE)}</LinkButton>
            </div>
            <Shown known=glance rows=12 show=shown/>
        </section>
    }
    .erased()
}

async fn ask() -> Result<Glance, Refusal> {
    let report = port::call(WorkspaceUsage { days: Some(DAYS), ..WorkspaceUsage::default() }).await?;
    let budgets = match port::call(MyBudgets::default()).await {
        // Whoever works in other workspaces alone has no budget in the main one.
        Err(refusal) if refusal.status == 404 => Vec::new(),
        budgets => budgets?,
    };
    Ok(Glance { report, budgets })
}

fn shown(Glance { report, budgets }: Glance) -> AnyView {
    view! {
        {figures::course(report.total, report.by_day)}
        <h2 class="t-md">{words::texts().text(keys::usage::BUDGETS)}</h2>
        {budgets::budgets(budgets)}
    }
    .erased()
}
