//! `workspaces.threads`, one row a thread, and `workspaces.thread_turns`, one a question. What is removed leaves no row.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::{PersonId, Personal};
use domain::workspaces::chat::{Thread, ThreadEvent, ThreadSharing, ThreadStatus};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Thread>() }

/// Among the readers of a thread: whoever may enter its workspace.
pub const EVERYBODY: &str = "everybody";

impl Projected for Thread {
    const TABLES: &'static [&'static str] = &["workspaces.threads", "workspaces.thread_turns"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ThreadEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ThreadEvent::ThreadBegun { .. } => begun(db, recorded).await,
            ThreadEvent::ThreadAsked { .. } => asked(db, recorded).await,
            ThreadEvent::ThreadRenamed { title } => {
                sqlx::query!(
                    "update threads set title = $2, titled_at = $3, changed_at = $3, version = $4 where id = $1",
                    recorded.stream,
                    shown(title.as_ref()),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
                Ok(())
            }
            ThreadEvent::ThreadShared { with, people, .. } => {
                let readers = readers(*with, people);
                sqlx::query!(
                    "update threads set sharing = $2, readers = $3, version = $4 where id = $1",
                    recorded.stream,
                    with.as_str(),
                    &readers,
                    recorded.version
                )
                .execute(db)
                .await?;
                Ok(())
            }
            ThreadEvent::ThreadArchived {} => stands(db, recorded, ThreadStatus::Archived).await,
            ThreadEvent::ThreadRestored {} => stands(db, recorded, ThreadStatus::Open).await,
            ThreadEvent::ThreadRemoved {} => {
                sqlx::query!("delete from thread_turns where thread_id = $1", recorded.stream)
                    .execute(&mut *db)
                    .await?;
                sqlx::query!("delete from threads where id = $1", recorded.stream).execute(db).await?;
                Ok(())
            }
        }
    }
}

/// A name, unless it was forgotten.
fn shown(title: Option<&Personal<String>>) -> Option<&str> {
    title.and_then(Personal::known).map(String::as_str)
}

async fn begun(db: &mut PgConnection, recorded: &Recorded<ThreadEvent>) -> Result<(), sqlx::Error> {
    let ThreadEvent::ThreadBegun { workspace, title, begun_by, begun_by_name } = &recorded.event else { return Ok(()) };
    sqlx::query!(
        "insert into threads (id, tenant_id, workspace_id, status, title, titled_at, begun_by, begun_by_name, sharing,
                              turns, created_at, changed_at, version)
         values ($1, $2, $3, $4, $5, $9, $6, $7, $8, 0, $9, $9, $10)",
        recorded.stream,
        recorded.tenant.0,
        workspace.0,
        ThreadStatus::Open.as_str(),
        shown(title.as_ref()),
        begun_by.0,
        begun_by_name.known().map_or("", String::as_str),
        ThreadSharing::Nobody.as_str(),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn asked(db: &mut PgConnection, recorded: &Recorded<ThreadEvent>) -> Result<(), sqlx::Error> {
    let ThreadEvent::ThreadAsked { turn, parent, execution, attachments, left_out } = &recorded.event else {
        return Ok(());
    };
    sqlx::query!(
        "insert into thread_turns (thread_id, tenant_id, turn, parent, execution_id, attachments, left_out)
         values ($1, $2, $3, $4, $5, $6, $7)",
        recorded.stream,
        recorded.tenant.0,
        count(*turn),
        parent.map(count),
        execution.0,
        attachments.known().map_or(&[][..], Vec::as_slice),
        count(*left_out)
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update threads set first_execution_id = coalesce(first_execution_id, $2), turns = $3, changed_at = $4, version = $5
         where id = $1",
        recorded.stream,
        execution.0,
        count(*turn),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn stands(
    db: &mut PgConnection,
    recorded: &Recorded<ThreadEvent>,
    status: ThreadStatus,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update threads set status = $2, changed_at = $3, version = $4 where id = $1",
        recorded.stream,
        status.as_str(),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Who may read it, as the list asks.
fn readers(with: ThreadSharing, people: &[PersonId]) -> Vec<String> {
    match with {
        ThreadSharing::Nobody => Vec::new(),
        ThreadSharing::Workspace => vec![EVERYBODY.to_owned()],
        ThreadSharing::People => people.iter().map(ToString::to_string).collect(),
    }
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
