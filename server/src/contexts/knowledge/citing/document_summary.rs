use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::gateway::Context;
use domain::Moment;
use domain::files::Use;
use domain::knowledge::citing::{DocumentSummary, Summary};

pub async fn document_summary(cx: &mut Context, op: DocumentSummary) -> Result<Summary, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    let Some(version) = found.approved else {
        return Ok(Summary { version: None, made_at: None, sentences: Vec::new() });
    };
    let row = sqlx::query!(
        "select sentences, made_at from knowledge.summaries where tenant_id = $1 and document_id = $2 and version = $3",
        tenant.0,
        op.id.0,
        i32::try_from(version).unwrap_or(i32::MAX)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let (sentences, made_at) = match row {
        Some(row) => (serde_json::from_value(row.sentences).map_err(Stop::defect)?, Some(Moment(row.made_at))),
        None => (Vec::new(), None),
    };
    Ok(Summary { version: Some(version), made_at, sentences })
}
