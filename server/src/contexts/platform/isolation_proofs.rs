use crate::Stop;
use crate::gateway::Context;
use crate::isolation::Cell;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::kernel::ProofId;
use domain::platform::{IsolationProofRow, IsolationProofs, IsolationVerdict};
use domain::{Moment, Page};
use uuid::Uuid;

pub(super) const COLUMNS: &str =
    "id, at, took_ms, version, verdict, calls, leaks, unclear, refused, passed, reaches, skipped";

pub async fn isolation_proofs(cx: &mut Context, op: IsolationProofs) -> Result<Page<IsolationProofRow>, Stop> {
    List::new(COLUMNS, "platform.isolation_proofs", ("at", "timestamptz", Direction::Down))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// The worst verdict of the cells. What wasn't tried and what reaches by right says nothing against a proof.
pub(super) fn worst(cells: &[Cell]) -> IsolationVerdict {
    let among = |verdict: &&IsolationVerdict| cells.iter().any(|cell| cell.verdict == **verdict);
    IsolationVerdict::ALL.iter().find(among).copied().unwrap_or(IsolationVerdict::Skipped)
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    at: DateTime<Utc>,
    took_ms: i32,
    version: String,
    verdict: String,
    calls: i32,
    leaks: i32,
    unclear: i32,
    refused: i32,
    passed: i32,
    reaches: i32,
    skipped: i32,
}

impl From<Row> for IsolationProofRow {
    fn from(row: Row) -> Self {
        Self {
            id: ProofId(row.id),
            at: Moment(row.at),
            took_ms: row.took_ms.unsigned_abs(),
            version: row.version,
            verdict: IsolationVerdict::parse(&row.verdict).unwrap_or(IsolationVerdict::Unclear),
            calls: row.calls.unsigned_abs(),
            leaks: row.leaks.unsigned_abs(),
            unclear: row.unclear.unsigned_abs(),
            refused: row.refused.unsigned_abs(),
            passed: row.passed.unsigned_abs(),
            reaches: row.reaches.unsigned_abs(),
            skipped: row.skipped.unsigned_abs(),
        }
    }
}
