use super::ask::ask;
use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::knowledge::ingestion::RetryIngestion;

pub async fn retry_ingestion(cx: &mut Context, op: RetryIngestion) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    match ask(cx.tx().await?, (tenant, op.id), now).await? {
        Some(_) => Ok(()),
        None => Err(Refusal::new(409, "nothing_to_index").into()),
    }
}
