//! `knowledge.settled_suggestions`: what was accepted or dismissed, and isn't suggested again.

use crate::store::Recorded;
use domain::kernel::DocumentId;
use domain::knowledge::DocumentEvent;
use domain::knowledge::suggesting::Suggested;
use sqlx::PgConnection;

/// A suggestion was settled; the first word on it stands.
pub async fn settled(
    db: &mut PgConnection,
    recorded: &Recorded<DocumentEvent>,
    (tag, link): (Option<&str>, Option<DocumentId>),
    accepted: bool,
) -> Result<(), sqlx::Error> {
    let Some(suggested) = Suggested::of(tag, link) else { return Ok(()) };
    sqlx::query!(
        "insert into settled_suggestions (tenant_id, document_id, what, accepted, at) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, document_id, what) do nothing",
        recorded.tenant.0,
        recorded.stream,
        suggested.key(),
        accepted,
        recorded.at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Of a document whose words were destroyed nothing is told.
pub async fn forget(db: &mut PgConnection, recorded: &Recorded<DocumentEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "delete from settled_suggestions where tenant_id = $1 and document_id = $2",
        recorded.tenant.0,
        recorded.stream
    )
    .execute(db)
    .await?;
    Ok(())
}
