use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::kernel::TenantId;
use domain::platform::{StandingBand, StandingReason, TenantFigureRow, TenantFigureSort, TenantFigures};
use domain::tenancy::{TenantKind, TenantStatus};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str = "id, name, kind, status, created_at, people, storage_bytes, runs, tokens, calls, refused, failed, \
                       failed_jobs, last_active_at, score, band, reasons, weighed_at";

pub async fn tenant_figures(cx: &mut Context, op: TenantFigures) -> Result<Page<TenantFigureRow>, Stop> {
    let order = match op.sort.unwrap_or(TenantFigureSort::Score) {
        TenantFigureSort::Score => ("score", "smallint", Direction::Up),
        TenantFigureSort::Name => ("lower(name)", "text", Direction::Up),
        TenantFigureSort::CallsDown => ("calls", "bigint", Direction::Down),
        TenantFigureSort::FailedDown => ("failed", "bigint", Direction::Down),
        TenantFigureSort::PeopleDown => ("people", "bigint", Direction::Down),
        TenantFigureSort::StorageDown => ("storage_bytes", "bigint", Direction::Down),
        TenantFigureSort::TokensDown => ("tokens", "bigint", Direction::Down),
    };
    List::new(COLUMNS, "platform.tenant_figures", order)
        .only("band", op.band.map(StandingBand::as_str))
        .only("reason", op.reason.map(StandingReason::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    kind: String,
    status: String,
    created_at: DateTime<Utc>,
    people: i64,
    storage_bytes: i64,
    runs: i64,
    tokens: i64,
    calls: i64,
    refused: i64,
    failed: i64,
    failed_jobs: i64,
    last_active_at: Option<DateTime<Utc>>,
    score: i16,
    band: String,
    reasons: Vec<String>,
    weighed_at: DateTime<Utc>,
}

impl From<Row> for TenantFigureRow {
    fn from(row: Row) -> Self {
        Self {
            id: TenantId(row.id),
            name: row.name,
            kind: TenantKind::parse(&row.kind).unwrap_or(TenantKind::Organisation),
            status: TenantStatus::parse(&row.status).unwrap_or(TenantStatus::Active),
            created_at: Moment(row.created_at),
            people: row.people.unsigned_abs(),
            storage_bytes: row.storage_bytes.unsigned_abs(),
            runs: row.runs.unsigned_abs(),
            tokens: row.tokens.unsigned_abs(),
            calls: row.calls.unsigned_abs(),
            refused: row.refused.unsigned_abs(),
            failed: row.failed.unsigned_abs(),
            failed_jobs: row.failed_jobs.unsigned_abs(),
            last_active_at: row.last_active_at.map(Moment),
            score: row.score.unsigned_abs(),
            band: StandingBand::parse(&row.band).unwrap_or(StandingBand::Watch),
            reasons: row.reasons.iter().filter_map(|reason| StandingReason::parse(reason)).collect(),
            weighed_at: Moment(row.weighed_at),
        }
    }
}
