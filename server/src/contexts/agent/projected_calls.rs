//! `agent.errand_turns` and `agent.errand_calls`.

use crate::store::Recorded;
use domain::agent::{CallStage, ErrandEvent, Wish};
use serde_json::to_value;
use sqlx::PgConnection;
use uuid::Uuid;

/// What somebody decided: who, and their name.
type By<'a> = (Uuid, &'a str);

/// A turn with the calls that it asks for, numbered on from the last one.
pub(super) async fn thought(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
    let ErrandEvent::ErrandThought { offered, said, calls, count: asked, bill } = &recorded.event else {
        return Ok(());
    };
    let row = sqlx::query!(
        "update errands
         set turn_count = turn_count + 1, call_count = call_count + $2, tokens = tokens + $3,
             cost_micros = cost_micros + $4, version = $5
         where id = $1 returning turn_count, call_count",
        recorded.stream,
        count(*asked),
        whole(bill.tokens()),
        whole(bill.cost_micros),
        recorded.version
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into errand_turns (tenant_id, errand_id, turn, said, offered, at) values ($1, $2, $3, $4, $5, $6)",
        recorded.tenant.0,
        recorded.stream,
        row.turn_count,
        said.known().map_or("", String::as_str),
        offered,
        recorded.at.0
    )
    .execute(&mut *db)
    .await?;
    let wishes = calls.known().map_or(&[][..], Vec::as_slice);
    for (number, place) in (row.call_count - count(*asked) + 1..=row.call_count).zip(0..) {
        let nothing = Wish { id: String::new(), tool: String::new(), arguments: String::new() };
        let wish = wishes.get(place).unwrap_or(&nothing);
        sqlx::query!(
            "insert into errand_calls (tenant_id, errand_id, call, turn, wish_id, tool, arguments, stage)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            recorded.tenant.0,
            recorded.stream,
            number,
            row.turn_count,
            wish.id,
            wish.tool,
            wish.arguments,
            CallStage::Planned.as_str()
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// A call that stands elsewhere now.
pub(super) async fn moved(
    db: &mut PgConnection,
    recorded: &Recorded<ErrandEvent>,
    (call, stage): (u32, CallStage),
    operation: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update errand_calls set stage = $4, operation = coalesce($5, operation)
         where tenant_id = $1 and errand_id = $2 and call = $3",
        recorded.tenant.0,
        recorded.stream,
        count(call),
        stage.as_str(),
        operation.filter(|operation| !operation.is_empty())
    )
    .execute(db)
    .await
    .map(drop)
}

/// A call that isn't made.
pub(super) async fn refused(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
    let ErrandEvent::ErrandCallRefused { call, operation, why, argument, .. } = &recorded.event else {
        return Ok(());
    };
    moved(db, recorded, (*call, CallStage::Refused), Some(operation)).await?;
    sqlx::query!(
        "update errand_calls set why_not = $4, about = $5 where tenant_id = $1 and errand_id = $2 and call = $3",
        recorded.tenant.0,
        recorded.stream,
        count(*call),
        why.as_str(),
        argument.as_str()
    )
    .execute(db)
    .await
    .map(drop)
}

/// A call that waits for a person.
pub(super) async fn held(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
    let ErrandEvent::ErrandCallHeld { call, operation, why, foreseen, expires_at, .. } = &recorded.event else {
        return Ok(());
    };
    moved(db, recorded, (*call, CallStage::Waiting), Some(operation)).await?;
    sqlx::query!(
        "update errand_calls set why_ask = $4, foreseen = $5, expires_at = $6
         where tenant_id = $1 and errand_id = $2 and call = $3",
        recorded.tenant.0,
        recorded.stream,
        count(*call),
        why.as_str(),
        foreseen.known().map(|foreseen| to_value(foreseen).unwrap_or_default()),
        expires_at.0
    )
    .execute(db)
    .await
    .map(drop)
}

/// A call that somebody approved or declined, or nobody did in time.
pub(super) async fn decided(
    db: &mut PgConnection,
    recorded: &Recorded<ErrandEvent>,
    (call, stage): (u32, CallStage),
    by: Option<By<'_>>,
    note: Option<&str>,
) -> Result<(), sqlx::Error> {
    moved(db, recorded, (call, stage), None).await?;
    sqlx::query!(
        "update errand_calls set decided_by = $4, decided_by_name = $5, note = $6
         where tenant_id = $1 and errand_id = $2 and call = $3",
        recorded.tenant.0,
        recorded.stream,
        count(call),
        by.map(|(person, _)| person),
        by.map(|(_, name)| name),
        note
    )
    .execute(db)
    .await
    .map(drop)
}

/// A call that was made.
pub(super) async fn made(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
    let ErrandEvent::ErrandCallMade { call, result, left_out, code, .. } = &recorded.event else {
        return Ok(());
    };
    moved(db, recorded, (*call, CallStage::Made), None).await?;
    sqlx::query!(
        "update errand_calls set result = $4, left_out = $5, code = $6
         where tenant_id = $1 and errand_id = $2 and call = $3",
        recorded.tenant.0,
        recorded.stream,
        count(*call),
        result.known().map_or("", String::as_str),
        count(*left_out),
        code.as_deref()
    )
    .execute(db)
    .await
    .map(drop)
}

/// A count as the database has it.
fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
