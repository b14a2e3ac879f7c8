use super::super::bring_in::stands_in;
use super::super::spaces::find_space;
use super::find_document;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{Document, DocumentCommand, MoveDocument, TagDocument};
use uuid::Uuid;

/// Documents that go along into another space at most.
const BELOW_MAX: usize = 500;

pub async fn move_document(cx: &mut Context, op: MoveDocument) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let (from, to) = (found.space.id, op.space_id.unwrap_or(found.space.id));
    find_space(cx, to, Use::Write).await?;
    let below = below(cx, op.id).await?;
    if let Some(parent) = op.parent_id {
        stands_in(cx, parent, to).await?;
        if parent == op.id || below.contains(&parent.0) {
            return Err(Refusal::invalid_field("parentId", "document_elsewhere").into());
        }
    }
    put(cx, op.id, to, op.parent_id).await?;
    if from == to {
        return Ok(());
    }
    if below.len() > BELOW_MAX {
        return Err(Refusal::new(409, "too_many_below").with("max", BELOW_MAX).into());
    }
    for id in below {
        let loaded = cx.load::<Document>(id).await?;
        let command = DocumentCommand::Move { space: to, parent: loaded.state.parent };
        cx.decide::<Document>(id, &loaded, command).await?;
    }
    Ok(())
}

pub async fn tag_document(cx: &mut Context, op: TagDocument) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    let loaded = cx.load::<Document>(op.id.0).await?;
    cx.decide::<Document>(op.id.0, &loaded, DocumentCommand::Tag { tags: op.tags }).await
}

async fn put(cx: &mut Context, id: DocumentId, space: SpaceId, parent: Option<DocumentId>) -> Result<(), Stop> {
    let loaded = cx.load::<Document>(id.0).await?;
    cx.decide::<Document>(id.0, &loaded, DocumentCommand::Move { space, parent }).await
}

/// Everything that is there and stands below a document in its space, whoever reads it: what belongs together stays so.
async fn below(cx: &mut Context, id: DocumentId) -> Result<Vec<Uuid>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let ids = sqlx::query_scalar!(
        r#"with recursive below as (
               select d.id, d.space_id from knowledge.documents d where d.tenant_id = $1 and d.id = $2
               union
               select d.id, d.space_id from knowledge.documents d
               join below b on d.parent_id = b.id and d.space_id = b.space_id
               where d.tenant_id = $1 and d.status = 'kept')
           select id as "id!" from below where id <> $2 limit $3"#,
        tenant.0,
        id.0,
        i64::try_from(BELOW_MAX + 1).unwrap_or(i64::MAX)
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(ids)
}
