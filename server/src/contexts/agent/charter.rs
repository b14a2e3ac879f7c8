//! `agent.charters`: the rules that tenants have set. A tenant without a row has those that every tenant begins with.

use crate::Stop;
use crate::store::{Projected, Projection, Recorded};
use domain::Moment;
use domain::agent::{Charter, CharterEvent, RuleSet};
use domain::kernel::TenantId;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Charter>() }

impl Projected for Charter {
    const TABLES: &'static [&'static str] = &["agent.charters"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<CharterEvent>) -> Result<(), sqlx::Error> {
        let CharterEvent::AgentRulesSet { rules } = &recorded.event;
        sqlx::query!(
            "insert into charters (tenant_id, rules, set_at, version) values ($1, $2, $3, $4)
             on conflict (tenant_id) do update
             set rules = excluded.rules, set_at = excluded.set_at, version = excluded.version",
            recorded.tenant.0,
            serde_json::to_value(rules).unwrap_or_default(),
            recorded.at.0,
            recorded.version
        )
        .execute(db)
        .await
        .map(drop)
    }
}

/// The rules of a tenant, and since when.
///
/// # Errors
/// The database's; a defect where what is stored can't be read: then nothing is done in the name of rules that nobody knows.
pub(super) async fn rules_of(db: &mut PgConnection, tenant: TenantId) -> Result<(RuleSet, Option<Moment>), Stop> {
    let row = sqlx::query!("select rules, set_at from agent.charters where tenant_id = $1", tenant.0)
        .fetch_optional(db)
        .await?;
    match row {
        Some(row) => Ok((serde_json::from_value(row.rules).map_err(Stop::defect)?, Some(Moment(row.set_at)))),
        None => Ok((RuleSet::default(), None)),
    }
}
