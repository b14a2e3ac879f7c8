use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::kernel::CellId;
use domain::platform::{IsolationCellRow, IsolationCells, IsolationSubject, IsolationVerdict};
use uuid::Uuid;

const COLUMNS: &str = "id, subject, name, role, verdict, expected, function_status, rest_status, note";

pub async fn isolation_cells(cx: &mut Context, op: IsolationCells) -> Result<Page<IsolationCellRow>, Stop> {
    let tx = cx.tx().await?;
    let proof = match op.proof_id {
        Some(proof) => Some(proof.0),
        None => {
            sqlx::query_scalar!("select id from platform.isolation_proofs order by at desc, id desc limit 1")
                .fetch_optional(&mut **tx)
                .await?
        }
    };
    let Some(proof) = proof else { return Ok(Page { data: Vec::new(), next_cursor: None }) };
    List::new(COLUMNS, "platform.isolation_cells", ("name", "text", Direction::Up))
        .only_id("proof_id", Some(proof))
        .only("subject", op.subject.map(IsolationSubject::as_str))
        .only("verdict", op.verdict.map(IsolationVerdict::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(tx, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) subject: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) verdict: String,
    pub(super) expected: Option<i16>,
    pub(super) function_status: Option<i16>,
    pub(super) rest_status: Option<i16>,
    pub(super) note: String,
}

impl From<Row> for IsolationCellRow {
    fn from(row: Row) -> Self {
        let status = |status: Option<i16>| status.map(i16::unsigned_abs);
        Self {
            id: CellId(row.id),
            subject: IsolationSubject::parse(&row.subject).unwrap_or(IsolationSubject::Operation),
            name: row.name,
            role: row.role,
            verdict: IsolationVerdict::parse(&row.verdict).unwrap_or(IsolationVerdict::Unclear),
            expected: status(row.expected),
            function: status(row.function_status),
            rest: status(row.rest_status),
            note: row.note,
        }
    }
}
