use super::open::open;
use super::passages::put_words;
use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::gateway::Context;
use domain::Moment;
use domain::files::Use;
use domain::knowledge::suggesting::{DocumentSuggestions, Suggestions};

pub async fn document_suggestions(cx: &mut Context, op: DocumentSuggestions) -> Result<Suggestions, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    let Some(version) = found.approved else {
        return Ok(Suggestions { version: None, made_at: None, tags: Vec::new(), links: Vec::new() });
    };
    let made_at = sqlx::query_scalar!(
        "select made_at from knowledge.suggested_versions where tenant_id = $1 and document_id = $2 and version = $3",
        tenant.0,
        op.id.0,
        i32::try_from(version).unwrap_or(i32::MAX)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let mut open = open(cx, &found, version).await?.shown();
    put_words(cx, (op.id, version), open.reasons()).await?;
    Ok(Suggestions { version: Some(version), made_at: made_at.map(Moment), tags: open.tags, links: open.links })
}
