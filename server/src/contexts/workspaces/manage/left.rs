//! How much is left of budgets, of many workspaces in one question.

use crate::Stop;
use crate::contexts::tenancy;
use crate::gateway::Context;
use domain::kernel::{ApiKeyId, PersonId, TeamId, WorkspaceId};
use domain::workspaces::{Budget, BudgetOf, ModelUse};
use std::collections::HashMap;
use uuid::Uuid;

/// How many in a hundred parts are left to the actor in each workspace, of the budget that bounds them most there; absent
/// where none does.
///
/// # Errors
/// The database's.
pub async fn left(cx: &mut Context, budgets: Vec<(WorkspaceId, Budget)>) -> Result<HashMap<WorkspaceId, u8>, Stop> {
    if budgets.is_empty() {
        return Ok(HashMap::new());
    }
    let actor = cx.actor()?;
    let (tenant, person, key, now) = (actor.tenant_id, actor.person_id, actor.key, cx.now);
    let db = cx.tx().await?;
    let teams = tenancy::teams_of(db, tenant, person).await?;
    let bounds: Vec<_> = budgets.into_iter().filter(|(_, it)| it.of.covers(person, key, &teams)).collect();
    let of = |whose: fn(BudgetOf) -> Option<Uuid>| -> Vec<Option<Uuid>> {
        bounds.iter().map(|(_, budget)| whose(budget.of)).collect()
    };
    let rows = sqlx::query!(
        r#"select b.place as "place!", coalesce(sum(s.tokens), 0)::bigint as "tokens!",
                  coalesce(sum(s.cost_micros), 0)::bigint as "cost_micros!"
           from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::uuid[])
                with ordinality as b (workspace_id, since, person_id, key_id, team_id, place)
           left join workspaces.spending s
                on s.tenant_id = $1 and s.workspace_id = b.workspace_id and s.at >= b.since
                   and (b.person_id is null or s.person_id = b.person_id)
                   and (b.key_id is null or s.key_id = b.key_id)
                   and (b.team_id is null or b.team_id = any(s.team_ids))
           group by b.place"#,
        tenant.0,
        &bounds.iter().map(|(workspace, _)| workspace.0).collect::<Vec<_>>(),
        &bounds.iter().map(|(_, budget)| budget.period.began(now).0).collect::<Vec<_>>(),
        &of(person_of) as &[Option<Uuid>],
        &of(key_of) as &[Option<Uuid>],
        &of(team_of) as &[Option<Uuid>]
    )
    .fetch_all(&mut **db)
    .await?;
    let mut left: HashMap<WorkspaceId, u8> = HashMap::new();
    for row in rows {
        let Some((workspace, budget)) = usize::try_from(row.place - 1).ok().and_then(|place| bounds.get(place)) else {
            continue;
        };
        let used = ModelUse { tokens: row.tokens.unsigned_abs(), cost_micros: row.cost_micros.unsigned_abs() };
        if let Some(percent) = budget.left_percent(used) {
            left.entry(*workspace).and_modify(|least| *least = percent.min(*least)).or_insert(percent);
        }
    }
    Ok(left)
}

fn person_of(of: BudgetOf) -> Option<Uuid> {
    if let BudgetOf::Person(PersonId(id)) = of { Some(id) } else { None }
}

fn key_of(of: BudgetOf) -> Option<Uuid> {
    if let BudgetOf::Key(ApiKeyId(id)) = of { Some(id) } else { None }
}

fn team_of(of: BudgetOf) -> Option<Uuid> {
    if let BudgetOf::Team(TeamId(id)) = of { Some(id) } else { None }
}
