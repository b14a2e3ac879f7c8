use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::billing::{
    Distribution, Features, OfferedPlan, OfferedPlanList, OfferedPlans, PlanDetail, PlanDistribution, PlanLimits,
    PlanRow, PlanSlice, PlanTerms, PlanVersion, Plans, ShowPlan,
};
use domain::{Moment, Page, Refusal};
use serde_json::Value;
use sqlx::PgConnection;

/// Every plan with its newest version, in the order in which they were made.
pub(super) async fn all(db: &mut PgConnection) -> Result<Vec<PlanRow>, Stop> {
    let rows = sqlx::query_as!(
        Found,
        "select p.code, p.name, p.newest, p.is_retired, p.created_at, v.features, v.limits, v.trial_days
         from billing.subscription_plans p
         join billing.plan_versions v on v.code = p.code and v.number = p.newest
         order by p.created_at, p.code"
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Found::into).collect())
}

struct Found {
    code: String,
    name: String,
    newest: i32,
    is_retired: bool,
    created_at: chrono::DateTime<chrono::Utc>,
    features: Vec<String>,
    limits: Value,
    trial_days: i32,
}

impl From<Found> for PlanRow {
    fn from(found: Found) -> Self {
        Self {
            code: found.code,
            name: found.name,
            version: found.newest.unsigned_abs(),
            terms: terms(&found.features, found.limits, found.trial_days),
            is_retired: found.is_retired,
            created_at: Moment(found.created_at),
        }
    }
}

fn terms(features: &[String], limits: Value, trial_days: i32) -> PlanTerms {
    PlanTerms {
        features: Features::named(features.iter().map(String::as_str)),
        limits: serde_json::from_value::<PlanLimits>(limits).unwrap_or_default(),
        trial_days: u16::try_from(trial_days).unwrap_or_default(),
    }
}

pub async fn plans(cx: &mut Context, op: Plans) -> Result<Page<PlanRow>, Stop> {
    let wanted = |row: &PlanRow| op.retired.is_none_or(|retired| retired == row.is_retired);
    let rows = all(cx.tx().await?).await?.into_iter().filter(wanted).collect();
    Ok(page_of("plans", rows, op.limit, op.cursor.as_deref())?)
}

pub async fn offered_plans(cx: &mut Context, _: OfferedPlans) -> Result<OfferedPlanList, Stop> {
    let offered = all(cx.tx().await?).await?.into_iter().filter(|row| !row.is_retired);
    let plan = |row: PlanRow| OfferedPlan { code: row.code, name: row.name, version: row.version, terms: row.terms };
    Ok(OfferedPlanList { plans: offered.map(plan).collect() })
}

pub async fn show_plan(cx: &mut Context, op: ShowPlan) -> Result<PlanDetail, Stop> {
    let tx = cx.tx().await?;
    let plan = sqlx::query!(
        "select name, is_retired, created_at, version from billing.subscription_plans where code = $1",
        op.code
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let versions = sqlx::query!(
        r#"select v.number, v.features, v.limits, v.trial_days, v.published_at,
                  (select count(*) from billing.tenant_subscriptions s
                   where s.plan_code = v.code and s.plan_version = v.number) as "tenants!"
           from billing.plan_versions v where v.code = $1 order by v.number desc"#,
        op.code
    )
    .fetch_all(&mut **tx)
    .await?;
    cx.version_in_motion(plan.version);
    Ok(PlanDetail {
        code: op.code,
        name: plan.name,
        is_retired: plan.is_retired,
        created_at: Moment(plan.created_at),
        versions: versions
            .into_iter()
            .map(|row| PlanVersion {
                number: row.number.unsigned_abs(),
                terms: terms(&row.features, row.limits, row.trial_days),
                published_at: Moment(row.published_at),
                tenants: row.tenants.unsigned_abs(),
            })
            .collect(),
    })
}

pub async fn plan_distribution(cx: &mut Context, _: PlanDistribution) -> Result<Distribution, Stop> {
    let rows = sqlx::query!(
        r#"select b.code as "code?", p.name as "name?", b.tenants as "tenants!"
           from (select code, count(*) as tenants from billing.tenants_by_plan group by code) b
           left join billing.subscription_plans p on p.code = b.code
           order by p.created_at nulls last, p.code"#
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let slices: Vec<_> = rows
        .into_iter()
        .map(|row| PlanSlice { code: row.code, name: row.name, tenants: row.tenants.unsigned_abs() })
        .collect();
    Ok(Distribution { tenants: slices.iter().map(|slice| slice.tenants).sum(), slices })
}
