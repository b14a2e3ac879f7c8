use super::isolation_cells;
use super::isolation_proofs::{COLUMNS, Row};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::platform::{IsolationCell, IsolationCellRow, IsolationLine, IsolationProofDetail, ShowIsolationProof};
use sqlx::AssertSqlSafe;

pub async fn show_isolation_proof(cx: &mut Context, op: ShowIsolationProof) -> Result<IsolationProofDetail, Stop> {
    let tx = cx.tx().await?;
    let query = format!("select {COLUMNS} from platform.isolation_proofs where id = $1");
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(query)).bind(op.id.0).fetch_optional(&mut **tx).await?;
    let proof = row.ok_or_else(Refusal::not_found)?.into();
    let cells = sqlx::query_as!(
        isolation_cells::Row,
        "select id, subject, name, role, verdict, expected, function_status, rest_status, note
         from platform.isolation_cells where proof_id = $1 order by place",
        op.id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut lines: Vec<IsolationLine> = Vec::new();
    for row in cells.into_iter().map(IsolationCellRow::from) {
        let IsolationCellRow { subject, name, role, verdict, expected, function, rest, note, .. } = row;
        let cell = IsolationCell { role, verdict, expected, function, rest, note };
        match lines.last_mut().filter(|line| line.name == name && line.subject == subject) {
            Some(line) => line.cells.push(cell),
            None => lines.push(IsolationLine { subject, name, cells: vec![cell] }),
        }
    }
    Ok(IsolationProofDetail { proof, lines })
}
