//! What runs may use and have used: one row a run, set aside before a model is asked and settled once when it has ended.
//!
//! Budgets are looked at while a lock of the workspace is held, in the transaction that sets aside: of two runs that come at
//! once for the last tokens, one is refused. What a run may take at most counts until it is known what it took.

use super::enter::Terms;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::{billing, tenancy};
use crate::gateway::Context;
use chrono::{DateTime, Utc};
use domain::Refusal;
use domain::kernel::{ApiKeyId, ExecutionId, Moment, PersonId, TeamId, TemplateId, TenantId, WorkspaceId};
use domain::workspaces::{
    BeyondBudget, Bill, Budget, BudgetOf, BudgetPeriod, BudgetUnit, ExecutionStatus, ModelUse, readable_cost,
};
use sqlx::PgConnection;
use texts::{Key, keys};

/// What one run may use at most, and for whom.
pub struct Spend {
    /// The run.
    pub execution: ExecutionId,
    /// Where it runs.
    pub workspace: WorkspaceId,
    /// Who started it.
    pub person: PersonId,
    /// With which key, if with one.
    pub key: Option<ApiKeyId>,
    /// The model's id.
    pub model: String,
    /// The template that is run, if one is.
    pub template: Option<TemplateId>,
    /// Tokens of prompt and answer.
    pub tokens: u64,
    /// What the provider takes for them, in millionths of a US dollar.
    pub cost_micros: u64,
}

/// Sets aside what a run may use. A run that has set aside before keeps that.
///
/// # Errors
/// `budget_used_up` (429) with budget, use, limit, when it begins anew and the way out; nothing is set aside then.
pub async fn reserve(cx: &mut Context, terms: &Terms, spend: &Spend) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let teams = tenancy::teams_of(cx.tx().await?, tenant, spend.person).await?;
    room(cx, terms, (spend, &teams)).await?;
    set_aside(cx, (spend, &teams), None).await
}

/// Goes on where every budget has room for a run of somebody in these teams. What is left is this transaction's to set aside,
/// until its end.
///
/// # Errors
/// As [`reserve`].
pub(super) async fn room(cx: &mut Context, terms: &Terms, (spend, teams): (&Spend, &[TeamId])) -> Result<(), Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let covering = terms.budgets.iter().filter(|it| it.of.covers(spend.person, spend.key, teams));
    let budgets: Vec<Budget> = covering.cloned().collect();
    if budgets.is_empty() {
        return Ok(());
    }
    let db = cx.tx().await?;
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("workspaces.spending/{}", spend.workspace))
        .execute(&mut **db)
        .await?;
    let more = ModelUse { tokens: spend.tokens, cost_micros: spend.cost_micros };
    for budget in &budgets {
        let used = used(db, (tenant, spend.workspace), budget, now).await?;
        if let Err(beyond) = budget.room(used, more) {
            return Err(used_up(cx, terms, budget, beyond).into());
        }
    }
    Ok(())
}

/// Writes down what is set aside; with the lease of the run until then, where it was begun with its birth: whoever asked waits
/// for each statement.
///
/// # Errors
/// The database's.
pub(super) async fn set_aside(
    cx: &mut Context,
    (spend, teams): (&Spend, &[TeamId]),
    leased_until: Option<DateTime<Utc>>,
) -> Result<(), Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    sqlx::query!(
        "with leased as (
             insert into workspaces.execution_progress (execution_id, tenant_id, answer, leased_until, bill)
             select $1::uuid, $2::uuid, '', $12::timestamptz, $13::jsonb where $12::timestamptz is not null
         )
         insert into workspaces.spending
             (id, tenant_id, workspace_id, person_id, key_id, team_ids, model, template_id, at, tokens, cost_micros)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (tenant_id, id) do nothing",
        spend.execution.0,
        tenant.0,
        spend.workspace.0,
        spend.person.0,
        spend.key.map(|key| key.0),
        &teams.iter().map(|team| team.0).collect::<Vec<_>>(),
        spend.model,
        spend.template.map(|template| template.0),
        now.0,
        whole(spend.tokens),
        whole(spend.cost_micros),
        leased_until,
        serde_json::to_value(Bill::default()).map_err(Stop::defect)?
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

/// Puts what a run has used, with all its attempts, in the place of what was set aside. Once: what is settled stays.
///
/// # Errors
/// The database's.
pub async fn settle(
    db: &mut PgConnection,
    tenant: TenantId,
    execution: ExecutionId,
    tokens: u64,
    cost_micros: u64,
    outcome: ExecutionStatus,
    latency_ms: u32,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update workspaces.spending set tokens = $3, cost_micros = $4, outcome = $5, latency_ms = $6
         where tenant_id = $1 and id = $2 and outcome is null",
        tenant.0,
        execution.0,
        whole(tokens),
        whole(cost_micros),
        outcome.as_str(),
        i32::try_from(latency_ms).unwrap_or(i32::MAX)
    )
    .execute(db)
    .await
    .map(|_| ())
}

/// Settles a run that has ended with what all its attempts took, adds it to what its tenant uses, and removes its lease with
/// what was written down beside it. In the transaction of the run's end, of which there is one; in one statement, since
/// whoever asked waits for it.
///
/// # Errors
/// The database's.
pub(super) async fn charge(
    db: &mut PgConnection,
    (tenant, execution): (TenantId, ExecutionId),
    bill: &Bill,
    (outcome, latency_ms): (ExecutionStatus, u32),
) -> Result<(), Stop> {
    sqlx::query_scalar!(
        "with settled as (
             update workspaces.spending set tokens = $3, cost_micros = $4, outcome = $5, latency_ms = $6
             where tenant_id = $1 and id = $2 and outcome is null
         ), let_go as (
             delete from workspaces.execution_progress where execution_id = $2
         )
         select case when $3 > 0 then billing.add_use($1, $7, $8, $3) end",
        tenant.0,
        execution.0,
        whole(bill.tokens()),
        whole(bill.cost_micros),
        outcome.as_str(),
        i32::try_from(latency_ms).unwrap_or(i32::MAX),
        billing::Meter::AiTokens.as_str(),
        machine_now().0.date_naive()
    )
    .fetch_one(db)
    .await?;
    Ok(())
}

/// What is used or set aside of a budget in its period.
///
/// # Errors
/// The database's.
pub async fn used(
    db: &mut PgConnection,
    (tenant, workspace): (TenantId, WorkspaceId),
    budget: &Budget,
    now: Moment,
) -> Result<ModelUse, Stop> {
    let (mut person, mut key, mut team) = (None, None, None);
    match budget.of {
        BudgetOf::Workspace => {}
        BudgetOf::Person(PersonId(id)) => person = Some(id),
        BudgetOf::Key(ApiKeyId(id)) => key = Some(id),
        BudgetOf::Team(TeamId(id)) => team = Some(id),
    }
    let row = sqlx::query!(
        r#"select coalesce(sum(tokens), 0)::bigint as "tokens!", coalesce(sum(cost_micros), 0)::bigint as "cost_micros!"
           from workspaces.spending
           where tenant_id = $1 and workspace_id = $2 and at >= $3 and ($4::uuid is null or person_id = $4)
             and ($5::uuid is null or key_id = $5) and ($6::uuid is null or $6 = any(team_ids))"#,
        tenant.0,
        workspace.0,
        budget.period.began(now).0,
        person,
        key,
        team
    )
    .fetch_one(db)
    .await?;
    Ok(ModelUse { tokens: row.tokens.unsigned_abs(), cost_micros: row.cost_micros.unsigned_abs() })
}

fn used_up(cx: &Context, terms: &Terms, budget: &Budget, beyond: BeyondBudget) -> Refusal {
    let texts = cx.caller.texts();
    let amount = |amount: u64| match beyond.unit {
        BudgetUnit::Tokens => amount.to_string(),
        BudgetUnit::Cost => readable_cost(amount),
    };
    let unit = match beyond.unit {
        BudgetUnit::Tokens => keys::usage::TOKENS,
        BudgetUnit::Cost => keys::usage::COST,
    };
    let name = [of(budget.of), period(budget.period), unit].map(|key| texts.text(key)).join(" · ");
    let resets = budget.period.begins_anew(cx.now);
    Refusal::new(429, "budget_used_up")
        .with("budget", name)
        .with("id", budget.id)
        .with("of", budget.of.as_str())
        .with("used", amount(beyond.used))
        .with("limit", amount(beyond.limit))
        .with("needed", amount(beyond.needed))
        .with("resets", resets.minute())
        .with("seconds", (resets.0 - cx.now.0).num_seconds().max(1))
        .with("workspace", &terms.name)
}

const fn of(of: BudgetOf) -> Key {
    match of {
        BudgetOf::Workspace => keys::usage::OF_WORKSPACE,
        BudgetOf::Team(_) => keys::usage::OF_TEAM,
        BudgetOf::Person(_) => keys::usage::OF_PERSON,
        BudgetOf::Key(_) => keys::usage::OF_KEY,
    }
}

const fn period(period: BudgetPeriod) -> Key {
    match period {
        BudgetPeriod::Day => keys::usage::PERIOD_DAY,
        BudgetPeriod::Month => keys::usage::PERIOD_MONTH,
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
