use super::{by, find_document};
use crate::Stop;
use crate::ambient::{base64url, new_id, new_secret};
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Moment;
use domain::files::Use;
use domain::kernel::{DocumentId, ShareId};
use domain::knowledge::{
    DOCUMENT_PATH, Document, DocumentCommand, DocumentShares, RevokeShare, SHARE_DAYS_DEFAULT, ShareDocument,
    ShareMade, ShareRow,
};
use sha2::{Digest, Sha256};

pub async fn share_document(cx: &mut Context, op: ShareDocument) -> Result<ShareMade, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    if found.readers.is_some() {
        found.kept()?;
    }
    let days = i64::from(op.expires_in_days.unwrap_or(SHARE_DAYS_DEFAULT));
    let expires_at = cx.now.0.checked_add_signed(TimeDelta::days(days)).map(Moment);
    let expires_at = expires_at.ok_or_else(|| Stop::defect("a time out of reach"))?;
    let (share, token) = (ShareId(new_id()), base64url(&new_secret()));
    revoke_the_expired(cx, op.id).await?;
    let loaded = cx.load::<Document>(op.id.0).await?;
    let command = DocumentCommand::Share { share, token_hash: hash_of(&token), expires_at, by: by(cx)? };
    cx.decide::<Document>(op.id.0, &loaded, command).await?;
    Ok(ShareMade { id: share, url: format!("{DOCUMENT_PATH}{token}"), expires_at })
}

pub async fn revoke_share(cx: &mut Context, op: RevokeShare) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    revoke(cx, op.id, op.share_id).await
}

pub async fn document_shares(cx: &mut Context, op: DocumentShares) -> Result<Vec<ShareRow>, Stop> {
    find_document(cx, op.id, Use::Write).await?;
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let rows = sqlx::query!(
        "select id, shared_by_name, made_at, expires_at from knowledge.document_shares
         where tenant_id = $1 and document_id = $2 and revoked_at is null and expires_at > $3
         order by made_at desc, id desc",
        tenant.0,
        op.id.0,
        now.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let row = rows.into_iter().map(|row| ShareRow {
        id: ShareId(row.id),
        by_name: row.shared_by_name,
        made_at: Moment(row.made_at),
        expires_at: Moment(row.expires_at),
    });
    Ok(row.collect())
}

/// What is kept of a token.
pub fn hash_of(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn revoke(cx: &mut Context, id: DocumentId, share: ShareId) -> Result<(), Stop> {
    let loaded = cx.load::<Document>(id.0).await?;
    cx.decide::<Document>(id.0, &loaded, DocumentCommand::Revoke { share }).await
}

/// Links that are over make room for others.
async fn revoke_the_expired(cx: &mut Context, id: DocumentId) -> Result<(), Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let over = sqlx::query_scalar!(
        "select id from knowledge.document_shares
         where tenant_id = $1 and document_id = $2 and revoked_at is null and expires_at <= $3",
        tenant.0,
        id.0,
        now.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    for share in over {
        revoke(cx, id, ShareId(share)).await?;
    }
    Ok(())
}
