use super::enter::enter;
use super::spending::used;
use crate::Stop;
use crate::contexts::tenancy;
use crate::gateway::Context;
use domain::workspaces::{BudgetInUse, MyBudgets};

pub async fn my_budgets(cx: &mut Context, op: MyBudgets) -> Result<Vec<BudgetInUse>, Stop> {
    let terms = enter(cx, op.workspace_id).await?;
    let actor = cx.actor()?;
    let (tenant, person, key, now) = (actor.tenant_id, actor.person_id, actor.key, cx.now);
    let db = cx.tx().await?;
    let teams = tenancy::teams_of(db, tenant, person).await?;
    let mut in_use = Vec::new();
    for budget in terms.budgets.into_iter().filter(|it| it.of.covers(person, key, &teams)) {
        let used = used(db, (tenant, terms.workspace), &budget, now).await?;
        let begins_anew_at = budget.period.begins_anew(now);
        in_use.push(BudgetInUse { budget, tokens: used.tokens, cost_micros: used.cost_micros, begins_anew_at });
    }
    Ok(in_use)
}
