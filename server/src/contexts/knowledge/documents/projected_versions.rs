//! `knowledge.document_versions`, and what follows from one for its document: title, standing, links.

use super::projection::known;
use crate::store::Recorded;
use domain::kernel::{PersonId, Personal};
use domain::knowledge::{DocumentEvent, VersionStatus, links_in};
use sqlx::PgConnection;
use uuid::Uuid;

/// There is another version, as a draft; drafts before it are superseded.
pub async fn added(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    let DocumentEvent::DocumentVersionAdded {
        version,
        title,
        body,
        format,
        file,
        restored_from,
        added_by,
        added_by_name,
    } = &recorded.event
    else {
        return Ok(());
    };
    let (tenant, id) = (recorded.tenant.0, recorded.stream);
    let body = body.as_ref().and_then(Personal::known).map(String::as_str);
    sqlx::query!(
        "update document_versions set status = 'superseded'
         where tenant_id = $1 and document_id = $2 and status = 'draft'",
        tenant,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into document_versions (tenant_id, document_id, number, status, title, body, format, file_id, file_version,
                                        media_type, size_bytes, restored_from, written_by, written_by_name, at)
         values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        tenant,
        id,
        count(*version),
        known(title),
        body,
        format.as_str(),
        file.as_ref().map(|file| file.file.0),
        file.as_ref().map(|file| count(file.version)),
        file.as_ref().map(|file| file.media_type.as_str()),
        file.as_ref().map(|file| i64::try_from(file.size_bytes).unwrap_or(i64::MAX)),
        restored_from.map(count),
        added_by.0,
        known(added_by_name),
        recorded.at.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update documents set newest = $2, standing = 'draft', changed_by = $3, changed_by_name = $4,
                title = case when approved is null then $5 else title end
         where id = $1",
        id,
        count(*version),
        added_by.0,
        known(added_by_name),
        known(title)
    )
    .execute(&mut *db)
    .await?;
    link(db, recorded, body, true).await
}

/// Whoever writes a draft went on.
pub async fn changed(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    (version, title, body): (u32, &str, Option<&str>),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update document_versions set title = $4, body = $5, at = $6
         where tenant_id = $1 and document_id = $2 and number = $3",
        recorded.tenant.0,
        recorded.stream,
        count(version),
        title,
        body,
        recorded.at.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update documents set title = $2 where id = $1 and approved is null", recorded.stream, title)
        .execute(&mut *db)
        .await?;
    link(db, recorded, body, true).await
}

/// A version waits for approval; one that waited before is superseded.
pub async fn asked(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    version: u32,
    reviewers: &[PersonId],
) -> Result<(), sqlx::Error> {
    let reviewers: Vec<String> = reviewers.iter().map(ToString::to_string).collect();
    sqlx::query!(
        "update document_versions set status = case when number = $3 then 'in_review' else 'superseded' end
         where tenant_id = $1 and document_id = $2 and (number = $3 or status = 'in_review')",
        recorded.tenant.0,
        recorded.stream,
        count(version)
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update documents set standing = 'in_review', in_review = $2, reviewers = $3, asked_at = $4 where id = $1",
        recorded.stream,
        count(version),
        &reviewers,
        recorded.at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A version is what readers see: the one before is superseded, and what was being written before it.
pub async fn approved(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    let DocumentEvent::DocumentApproved { version, expires_at, person_id, approved_by_name, .. } = &recorded.event
    else {
        return Ok(());
    };
    let (tenant, id, number) = (recorded.tenant.0, recorded.stream, count(*version));
    sqlx::query!(
        "update document_versions set status = 'superseded'
         where tenant_id = $1 and document_id = $2 and number <> $3
           and (status = 'approved' or (status in ('draft', 'in_review') and number < $3))",
        tenant,
        id,
        number
    )
    .execute(&mut *db)
    .await?;
    let seen = sqlx::query!(
        "update document_versions set status = 'approved', approved_by = $4, approved_by_name = $5, approved_at = $6
         where tenant_id = $1 and document_id = $2 and number = $3 returning title, body",
        tenant,
        id,
        number,
        person_id.0,
        known(approved_by_name),
        recorded.at.0
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(seen) = seen else { return Ok(()) };
    sqlx::query!(
        "update documents set approved = $2, title = $3, expires_at = $4, expired = false,
                standing = case when newest = $2 then 'approved' else standing end,
                asked_at = case when in_review > $2 then asked_at end,
                reviewers = case when in_review > $2 then reviewers else '{}' end,
                in_review = case when in_review > $2 then in_review end
         where id = $1",
        id,
        number,
        seen.title,
        expires_at.map(|until| until.0)
    )
    .execute(&mut *db)
    .await?;
    link(db, recorded, seen.body.as_deref(), false).await
}

/// Whoever reviewed a version said no.
pub async fn rejected(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    version: u32,
    why: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update document_versions set status = $4, why = $5 where tenant_id = $1 and document_id = $2 and number = $3",
        recorded.tenant.0,
        recorded.stream,
        count(version),
        VersionStatus::Rejected.as_str(),
        why
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update documents set standing = case when newest = $2 then 'rejected' else standing end, in_review = null,
                asked_at = null, reviewers = '{}'
         where id = $1",
        recorded.stream,
        count(version)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Its links are those of what readers see; of a draft only where they see nothing yet.
async fn link(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    body: Option<&str>,
    is_draft: bool,
) -> Result<(), sqlx::Error> {
    let (tenant, id) = (recorded.tenant.0, recorded.stream);
    let stays = sqlx::query_scalar!(
        r#"select approved is not null and $2 as "stays!" from documents where id = $1"#,
        id,
        is_draft
    )
    .fetch_optional(&mut *db)
    .await?;
    if stays != Some(false) {
        return Ok(());
    }
    let named = body.map(links_in).unwrap_or_default();
    let to: Vec<Uuid> = named.into_iter().map(|to| to.0).filter(|to| *to != id).collect();
    sqlx::query!("delete from document_links where tenant_id = $1 and from_id = $2", tenant, id)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "insert into document_links (tenant_id, from_id, to_id) select $1, $2, it from unnest($3::uuid[]) as it",
        tenant,
        id,
        &to
    )
    .execute(db)
    .await?;
    Ok(())
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
