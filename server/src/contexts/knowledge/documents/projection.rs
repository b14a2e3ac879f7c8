//! `knowledge.documents`, one row a document, and what stands beside it: its versions, its links to others, the links that
//! open it, and the suggestions that were settled.

use super::projected_suggestions as suggestions;
use super::projected_versions as versions;
use crate::store::{Projected, Projection, Recorded};
use domain::kernel::Personal;
use domain::knowledge::{Access, Document, DocumentEvent, DocumentStatus, VersionStatus};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Document>() }

impl Projected for Document {
    const TABLES: &'static [&'static str] = &[
        "knowledge.documents",
        "knowledge.document_versions",
        "knowledge.document_links",
        "knowledge.document_shares",
        "knowledge.settled_suggestions",
    ];

    async fn project(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
        let id = recorded.stream;
        match &recorded.event {
            DocumentEvent::DocumentCreated { .. } => created(db, recorded).await?,
            DocumentEvent::DocumentVersionAdded { .. } => versions::added(db, recorded).await?,
            DocumentEvent::DraftChanged { version, title, body } => {
                let body = body.as_ref().and_then(Personal::known);
                versions::changed(db, recorded, (*version, known(title), body.map(String::as_str))).await?;
            }
            DocumentEvent::ApprovalAsked { version, reviewers, .. } => {
                versions::asked(db, recorded, *version, reviewers).await?;
            }
            DocumentEvent::DocumentApproved { .. } => versions::approved(db, recorded).await?,
            DocumentEvent::DocumentRejected { version, why, .. } => {
                versions::rejected(db, recorded, *version, why.known().map(String::as_str)).await?;
            }
            DocumentEvent::DocumentMoved { space, parent } => {
                sqlx::query!(
                    "update documents set space_id = $2, parent_id = $3 where id = $1",
                    id,
                    space.0,
                    parent.map(|parent| parent.0)
                )
                .execute(&mut *db)
                .await?;
            }
            DocumentEvent::DocumentTagged { tags } => {
                sqlx::query!("update documents set tags = $2 where id = $1", id, tags).execute(&mut *db).await?;
            }
            DocumentEvent::DocumentRestricted { readers, .. } => restricted(db, recorded, readers.as_deref()).await?,
            DocumentEvent::DocumentLinked { .. } => shared(db, recorded).await?,
            DocumentEvent::LinkRevoked { share } => {
                sqlx::query!("update document_shares set revoked_at = $2 where id = $1", share.0, recorded.at.0)
                    .execute(&mut *db)
                    .await?;
            }
            DocumentEvent::DocumentRemoved {} => status(db, recorded, DocumentStatus::Removed).await?,
            DocumentEvent::DocumentRestored {} => status(db, recorded, DocumentStatus::Kept).await?,
            DocumentEvent::DocumentPurged {} => purged(db, recorded).await?,
            DocumentEvent::SuggestionAccepted { tag, link, .. } => {
                suggestions::settled(db, recorded, (tag.as_deref(), *link), true).await?;
            }
            DocumentEvent::SuggestionDismissed { tag, link, .. } => {
                suggestions::settled(db, recorded, (tag.as_deref(), *link), false).await?;
            }
            DocumentEvent::ReviewExpired { .. } => {
                sqlx::query!("update documents set expired = true where id = $1", id).execute(&mut *db).await?;
            }
        }
        sqlx::query!(
            "update documents set changed_at = $2, version = $3 where id = $1",
            id,
            recorded.at.0,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

async fn created(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    let DocumentEvent::DocumentCreated { space, parent, kind, tags, created_by, created_by_name } = &recorded.event
    else {
        return Ok(());
    };
    sqlx::query!(
        "insert into documents (id, tenant_id, space_id, parent_id, kind, title, tags, status, standing, newest, reviewers,
                                expired, created_by, created_by_name, changed_by, changed_by_name, created_at, changed_at,
                                version)
         values ($1, $2, $3, $4, $5, '', $6, $7, $8, 0, '{}', false, $9, $10, $9, $10, $11, $11, $12)",
        recorded.stream,
        recorded.tenant.0,
        space.0,
        parent.map(|parent| parent.0),
        kind.as_str(),
        tags,
        DocumentStatus::Kept.as_str(),
        VersionStatus::Draft.as_str(),
        created_by.0,
        known(created_by_name),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn restricted(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    readers: Option<&[Access]>,
) -> Result<(), sqlx::Error> {
    let principals: Option<Vec<String>> = readers.map(|readers| readers.iter().map(Access::principal).collect());
    let access = readers.map(|readers| serde_json::to_value(readers).unwrap_or_default());
    sqlx::query!(
        "update documents set readers = $2, access = $3 where id = $1",
        recorded.stream,
        principals.as_deref() as Option<&[String]>,
        access
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn shared(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    let DocumentEvent::DocumentLinked { share, token_hash, expires_at, shared_by, shared_by_name } = &recorded.event
    else {
        return Ok(());
    };
    sqlx::query!(
        "insert into document_shares (id, tenant_id, document_id, token_hash, shared_by, shared_by_name,
                                      made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        share.0,
        recorded.tenant.0,
        recorded.stream,
        token_hash,
        shared_by.0,
        known(shared_by_name),
        recorded.at.0,
        expires_at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn status(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    status: DocumentStatus,
) -> Result<(), sqlx::Error> {
    let removed_at = (status != DocumentStatus::Kept).then_some(recorded.at.0);
    sqlx::query!(
        "update documents set status = $2, removed_at = $3 where id = $1",
        recorded.stream,
        status.as_str(),
        removed_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Of what was destroyed, that it was there.
async fn purged(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    let (tenant, id) = (recorded.tenant.0, recorded.stream);
    status(db, recorded, DocumentStatus::Purged).await?;
    sqlx::query!(
        "update documents set title = '', tags = '{}', in_review = null, asked_at = null, reviewers = '{}' where id = $1",
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from document_versions where tenant_id = $1 and document_id = $2", tenant, id)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from document_links where tenant_id = $1 and from_id = $2", tenant, id)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from document_shares where tenant_id = $1 and document_id = $2", tenant, id)
        .execute(&mut *db)
        .await?;
    suggestions::forget(db, recorded).await
}

/// What was erased is left empty.
pub(super) fn known(value: &Personal<String>) -> &str {
    value.known().map_or("", String::as_str)
}
