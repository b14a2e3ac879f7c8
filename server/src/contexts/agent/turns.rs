//! The turns and calls of an errand, as they stand.

use super::readable;
use crate::Stop;
use crate::tools::title_of;
use domain::Moment;
use domain::agent::{CallStage, ErrandCall, ErrandTurn, WhyAsk, WhyNot};
use domain::kernel::{ErrandId, TenantId};
use sqlx::PgConnection;
use texts::Catalogue;

/// All turns with their calls, in order; these are called what people call them in the language of `texts`.
///
/// # Errors
/// The database's; a defect where what is stored can't be read.
pub(super) async fn turns(
    db: &mut PgConnection,
    (tenant, errand): (TenantId, ErrandId),
    texts: &Catalogue,
) -> Result<Vec<ErrandTurn>, Stop> {
    let rows = sqlx::query!(
        "select turn, said, at from agent.errand_turns where tenant_id = $1 and errand_id = $2 order by turn",
        tenant.0,
        errand.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut turns: Vec<ErrandTurn> = rows
        .into_iter()
        .map(|row| ErrandTurn { turn: number(row.turn), said: row.said, calls: Vec::new(), at: Moment(row.at) })
        .collect();
    for (turn, call) in calls(db, (tenant, errand), texts).await? {
        if let Some(turn) = turns.iter_mut().find(|it| it.turn == turn) {
            turn.calls.push(call);
        }
    }
    Ok(turns)
}

/// All calls, each with the number of its turn, in order.
async fn calls(
    db: &mut PgConnection,
    (tenant, errand): (TenantId, ErrandId),
    texts: &Catalogue,
) -> Result<Vec<(u32, ErrandCall)>, Stop> {
    let rows = sqlx::query!(
        "select call, turn, tool, arguments, operation, stage, why_ask, why_not, about, foreseen, expires_at,
                decided_by_name, note, result, left_out, code
         from agent.errand_calls where tenant_id = $1 and errand_id = $2 order by call",
        tenant.0,
        errand.0
    )
    .fetch_all(db)
    .await?;
    let read = rows.into_iter().map(|row| -> Result<(u32, ErrandCall), Stop> {
        let operation = row.operation.unwrap_or(row.tool);
        let call = ErrandCall {
            call: number(row.call),
            title: title_of(texts, &operation),
            members: readable::arguments(texts, &operation, &row.arguments),
            operation,
            arguments: row.arguments,
            stage: CallStage::parse(&row.stage).ok_or_else(|| Stop::defect("an unknown stage"))?,
            why_ask: row.why_ask.as_deref().and_then(WhyAsk::parse),
            why_not: row.why_not.as_deref().and_then(WhyNot::parse),
            about: row.about,
            foreseen: row
                .foreseen
                .map(serde_json::from_value)
                .transpose()
                .map_err(Stop::defect)?
                .map(|seen| readable::foreseen(texts, seen)),
            expires_at: row.expires_at.map(Moment),
            decided_by_name: row.decided_by_name,
            note: row.note,
            result: row.result,
            left_out: number(row.left_out),
            code: row.code,
        };
        Ok((number(row.turn), call))
    });
    read.collect()
}

const fn number(stored: i32) -> u32 {
    stored.unsigned_abs()
}
