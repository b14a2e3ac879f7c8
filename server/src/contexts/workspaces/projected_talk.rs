//! What people say about runs: `workspaces.execution_ratings` and `workspaces.execution_comments`.

use crate::store::Recorded;
use domain::kernel::Personal;
use domain::workspaces::{ExecutionEvent, Rating};
use sqlx::PgConnection;
use uuid::Uuid;

/// Somebody's opinion, or none any more.
pub(super) async fn rated(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    (person, rating, note): (Uuid, Option<Rating>, Option<&Personal<String>>),
) -> Result<(), sqlx::Error> {
    match rating {
        Some(rating) => sqlx::query!(
            "insert into execution_ratings (execution_id, person_id, tenant_id, rating, note, rated_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (execution_id, person_id) do update
                 set rating = excluded.rating, note = excluded.note, rated_at = excluded.rated_at",
            recorded.stream,
            person,
            recorded.tenant.0,
            rating.as_str(),
            note.and_then(Personal::known).map(String::as_str),
            recorded.at.0
        )
        .execute(&mut *db)
        .await
        .map(drop)?,
        None => sqlx::query!(
            "delete from execution_ratings where execution_id = $1 and person_id = $2",
            recorded.stream,
            person
        )
        .execute(&mut *db)
        .await
        .map(drop)?,
    }
    seen(db, recorded).await
}

/// What somebody said.
pub(super) async fn commented(db: &mut PgConnection, recorded: &Recorded<ExecutionEvent>) -> Result<(), sqlx::Error> {
    let ExecutionEvent::ExecutionCommented { comment, person_id, person_name, text, mentions } = &recorded.event else {
        return Ok(());
    };
    let mentions: Vec<Uuid> = mentions.iter().map(|person| person.0).collect();
    sqlx::query!(
        "insert into execution_comments (id, execution_id, tenant_id, person_id, person_name, text, mentions, said_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        comment.0,
        recorded.stream,
        recorded.tenant.0,
        person_id.0,
        person_name.known().map_or("", String::as_str),
        text.known().map_or("", String::as_str),
        &mentions,
        recorded.at.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update executions set comment_count = comment_count + 1 where id = $1", recorded.stream)
        .execute(&mut *db)
        .await?;
    seen(db, recorded).await
}

/// Something happened that changes nothing of the row but its version.
pub(super) async fn seen(db: &mut PgConnection, recorded: &Recorded<ExecutionEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!("update executions set version = $2 where id = $1", recorded.stream, recorded.version)
        .execute(db)
        .await
        .map(drop)
}
