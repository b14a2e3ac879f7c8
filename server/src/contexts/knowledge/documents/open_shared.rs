use super::links::{Ends, rendered};
use super::share::hash_of;
use crate::Stop;
use crate::gateway::Context;
use crate::store::clock_of;
use domain::kernel::TenantId;
use domain::knowledge::{OpenSharedDocument, SharedDocument, TextFormat};
use domain::{Moment, Refusal};

pub async fn open_shared_document(cx: &mut Context, op: OpenSharedDocument) -> Result<SharedDocument, Stop> {
    // Whoever holds the link is asked nothing else: not who they are, nor where they are signed in.
    cx.caller.actor = None;
    let row = sqlx::query!(
        r#"select s.tenant_id, s.expires_at, v.title, v.body, v.format, v.approved_at as "approved_at!"
           from knowledge.document_shares s
           join knowledge.documents d on d.tenant_id = s.tenant_id and d.id = s.document_id and d.status = 'kept'
           join knowledge.document_versions v
             on v.tenant_id = d.tenant_id and v.document_id = d.id and v.number = d.approved
           where s.token_hash = $1 and s.revoked_at is null and v.approved_at is not null"#,
        hash_of(&op.token)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    // A tenant may have a clock of its own.
    let now = clock_of(cx.tx().await?, TenantId(row.tenant_id)).await?.unwrap_or_else(|| cx.services.clock.now());
    if row.expires_at <= now.0 {
        return Err(Refusal::not_found().into());
    }
    let format = TextFormat::parse(&row.format).ok_or_else(|| Stop::defect("an unknown format"))?;
    let (html, headings) = rendered(row.body.as_deref().unwrap_or_default(), format, &Ends::default());
    Ok(SharedDocument {
        title: row.title,
        html,
        headings,
        changed_at: Moment(row.approved_at),
        expires_at: Moment(row.expires_at),
    })
}
