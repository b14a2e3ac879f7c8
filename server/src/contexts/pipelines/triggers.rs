//! Begins pipelines by what has happened: every type of event of every context can. A run that a pipeline's own doing leads to
//! counts how many came before it, and a chain ends.

use super::starts::{self, Start};
use crate::Stop;
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx};
use domain::kernel::{PERSONAL, PipelineId};
use domain::pipelines::{CauseKind, Comparison, DEPTH_MAX, EventCondition};
use futures::future::BoxFuture;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Follows every event there is.
pub struct Triggers;

impl Subscriber for Triggers {
    fn name(&self) -> &'static str {
        "pipeline_triggers"
    }

    fn batch(&self) -> usize {
        200
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            let kinds: Vec<String> = events.iter().map(|stored| stored.kind.clone()).collect();
            let tenants: Vec<Uuid> = events.iter().map(|stored| stored.tenant.0).collect();
            let triggers = sqlx::query!(
                r#"select t.tenant_id, t.pipeline_id, t.event as "event!", t.conditions from pipelines.pipeline_triggers t
                   join pipelines.pipelines p on p.id = t.pipeline_id
                   where t.tenant_id = any($1) and t.event = any($2) and t.kind = 'event' and p.is_on
                   order by t.pipeline_id, t.place"#,
                &tenants,
                &kinds
            )
            .fetch_all(&mut **tx)
            .await?;
            for trigger in triggers {
                let conditions: Vec<EventCondition> = serde_json::from_value(trigger.conditions).unwrap_or_default();
                let fitting = events.iter().filter(|stored| {
                    stored.tenant.0 == trigger.tenant_id && stored.kind == trigger.event && hold(&conditions, stored)
                });
                for stored in fitting {
                    let Some(depth) = depth_after(tx, stored).await? else {
                        tracing::warn!(pipeline = %trigger.pipeline_id, event = %stored.event_id, "a chain of pipelines ends");
                        continue;
                    };
                    let start = Start {
                        tenant: stored.tenant,
                        pipeline: PipelineId(trigger.pipeline_id),
                        cause: CauseKind::Event,
                        event: Some((stored.event_id, stored.kind.clone())),
                        input: input_of(stored),
                        depth,
                    };
                    starts::put(tx, &start).await?;
                }
            }
            Ok(())
        })
    }
}

/// What a run begins with that an event begins.
fn input_of(stored: &Stored) -> Value {
    let payload = plain(&stored.payload);
    json!({"event": {
        "id": stored.event_id,
        "type": stored.kind,
        "thing": stored.stream,
        "at": stored.at,
        "by": stored.metadata.actor,
        "payload": payload,
    }})
}

/// What happened, with personal values in the place of their marks.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) if members.contains_key(PERSONAL) => plain(&members["value"]),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), plain(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

/// Whether all conditions hold. A member that isn't there is blank.
fn hold(conditions: &[EventCondition], stored: &Stored) -> bool {
    let payload = plain(&stored.payload);
    conditions.iter().all(|condition| {
        let member = condition.member.split('.').try_fold(&payload, |at, member| match at {
            Value::Array(items) => items.get(member.parse::<usize>().ok()?),
            other => other.get(member),
        });
        let left = member.map(super::fill::shown).unwrap_or_default();
        Comparison::holds(condition.is, &left, &condition.value)
    })
}

/// How many runs one follows from that this event begins; none where that would be too many. An event is a run's doing if it is the run's
/// own, that of a model that the run asked, or of whatever bears the run's id as the request that led to it.
async fn depth_after(tx: &mut Tx, stored: &Stored) -> Result<Option<u8>, Stop> {
    let request = stored.metadata.correlation_id.parse::<Uuid>().ok();
    let depth = sqlx::query_scalar!(
        r#"select max(depth) as "depth" from (
               select r.depth from pipelines.pipeline_runs r where r.id = $1 or r.id = $2
               union all
               select r.depth from pipelines.pipeline_run_steps s join pipelines.pipeline_runs r on r.id = s.run_id
               where s.execution_id = $1) as before"#,
        stored.stream,
        request
    )
    .fetch_one(&mut **tx)
    .await?;
    let next = depth.map_or(0, |depth| u8::try_from(depth).unwrap_or(u8::MAX).saturating_add(1));
    Ok((next <= DEPTH_MAX).then_some(next))
}
