use super::stream::{decide, load};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::BudgetId;
use domain::workspaces::{
    AddBudget, AllowModels, Budget, BudgetAdded, RemoveBudget, SetBudgets, SetRetention, SetSafety, WorkspaceCommand,
};

pub async fn allow_models(cx: &mut Context, op: AllowModels) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    if let Some(models) = &op.models {
        let known = loaded.state.models.clone().unwrap_or_default();
        all_are_offered(cx, models, &known).await?;
    }
    decide(cx, op.id, &loaded, WorkspaceCommand::AllowModels { models: op.models }).await
}

pub async fn set_retention(cx: &mut Context, op: SetRetention) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::SetRetention { days: op.days }).await
}

pub async fn set_safety(cx: &mut Context, op: SetSafety) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::SetSafety { safety: op.safety }).await
}

pub async fn set_budgets(cx: &mut Context, op: SetBudgets) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::SetBudgets { budgets: op.budgets }).await
}

pub async fn add_budget(cx: &mut Context, op: AddBudget) -> Result<BudgetAdded, Stop> {
    let loaded = load(cx, op.id).await?;
    let id = BudgetId(new_id());
    let budget = Budget { id, of: op.of, period: op.period, tokens: op.tokens, cost_micros: op.cost_micros };
    let budgets = loaded.state.budgets.iter().cloned().chain([budget]).collect();
    decide(cx, op.id, &loaded, WorkspaceCommand::SetBudgets { budgets }).await?;
    Ok(BudgetAdded { id })
}

pub async fn remove_budget(cx: &mut Context, op: RemoveBudget) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    let budgets: Vec<_> = loaded.state.budgets.iter().filter(|budget| budget.id != op.budget_id).cloned().collect();
    if budgets.len() == loaded.state.budgets.len() {
        return Err(Refusal::not_found().into());
    }
    decide(cx, op.id, &loaded, WorkspaceCommand::SetBudgets { budgets }).await
}

/// A model that the tenant hasn't, a slip of the pen perhaps, would shut everybody out. One that was allowed before and whose
/// service is off for a while may stay.
async fn all_are_offered(cx: &mut Context, models: &[String], known: &[String]) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let offered = services.models.offered(cx.tx().await?, tenant).await?;
    let is_known = |model: &String| known.contains(model) || offered.iter().any(|offer| offer.info.id == *model);
    if models.iter().all(is_known) { Ok(()) } else { Err(Refusal::invalid_field("models", "model_unknown").into()) }
}
