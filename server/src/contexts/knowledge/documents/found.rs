//! A document as whoever may read it finds it.

use super::super::reading::allows;
use super::super::spaces::{FoundSpace, find_space};
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{Access, DocumentKind, DocumentStatus, SpaceRole, role_of};
use domain::{Moment, Refusal};

/// A document, and what the actor may do with it.
#[derive(Clone, Debug)]
pub struct FoundDocument {
    /// Its id.
    pub id: DocumentId,
    /// The space that it stands in.
    pub space: FoundSpace,
    /// The document that it stands below.
    pub parent: Option<DocumentId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called: as readers see it, or as it is being written where they see nothing yet.
    pub title: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// Who reads it, where not everybody of its space does.
    pub readers: Option<Vec<Access>>,
    /// Whether it was removed.
    pub removed_at: Option<Moment>,
    /// The version that readers see.
    pub approved: Option<u32>,
    /// The number of its newest version.
    pub newest: u32,
    /// The version that waits for approval.
    pub in_review: Option<u32>,
    /// When the approval of what readers see is over.
    pub expires_at: Option<Moment>,
    /// Whether that is over.
    pub expired: bool,
    /// The number of its last change.
    pub version: i32,
    /// What the actor may do with it: as in its space, and no more than its readers may.
    pub role: SpaceRole,
    /// Whether the actor was asked to review it.
    pub reviews: bool,
}

impl FoundDocument {
    /// Whether the actor sees versions that nobody has approved.
    pub fn sees_drafts(&self) -> bool {
        self.space.role.holds(SpaceRole::Writer) || self.reviews
    }

    /// Makes sure that the actor keeps the document.
    ///
    /// # Errors
    /// `not_space_keeper` (403).
    pub fn kept(&self) -> Result<(), Refusal> {
        if self.role.holds(SpaceRole::Keeper) { Ok(()) } else { Err(Refusal::new(403, "not_space_keeper")) }
    }
}

/// A document of the actor's tenant that they read, or write in. One that was removed is there for those who write in its space.
///
/// # Errors
/// `resource_not_found` for who may not read it; `not_space_writer` (403) for who may read it and not write in it, and
/// `space_archived` where its space was put away.
pub async fn find_document(cx: &mut Context, id: DocumentId, purpose: Use) -> Result<FoundDocument, Stop> {
    let (tenant, me) = {
        let actor = cx.actor()?;
        allows(actor, purpose)?;
        (actor.tenant_id, actor.person_id.to_string())
    };
    let row = sqlx::query!(
        "select space_id, parent_id, kind, title, tags, access, status, approved, newest, in_review, reviewers, expires_at,
                expired, removed_at, version
         from knowledge.documents where tenant_id = $1 and id = $2",
        tenant.0,
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let status = DocumentStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?;
    let kind = DocumentKind::parse(&row.kind).ok_or_else(|| Stop::defect("an unknown kind"))?;
    let space = find_space(cx, SpaceId(row.space_id), Use::Read).await?;
    let readers: Option<Vec<Access>> = row.access.map(serde_json::from_value).transpose().map_err(Stop::defect)?;
    let role = match &readers {
        None => space.role,
        Some(readers) => role_of(readers, &space.principals).ok_or_else(Refusal::not_found)?.within(space.role),
    };
    let found = FoundDocument {
        id,
        parent: row.parent_id.map(DocumentId),
        kind,
        title: row.title,
        tags: row.tags,
        readers,
        removed_at: row.removed_at.map(Moment),
        approved: row.approved.map(i32::unsigned_abs),
        newest: row.newest.unsigned_abs(),
        in_review: row.in_review.map(i32::unsigned_abs),
        expires_at: row.expires_at.map(Moment),
        expired: row.expired,
        version: row.version,
        role,
        reviews: row.reviewers.contains(&me),
        space,
    };
    let is_there = match status {
        DocumentStatus::Kept => found.approved.is_some() || found.sees_drafts(),
        DocumentStatus::Removed => found.space.role.holds(SpaceRole::Writer),
        DocumentStatus::Purged => false,
    };
    if !is_there {
        return Err(Refusal::not_found().into());
    }
    if purpose == Use::Write {
        if !found.role.holds(SpaceRole::Writer) {
            return Err(Refusal::new(403, "not_space_writer").into());
        }
        if found.space.archived {
            return Err(Refusal::new(409, "space_archived").into());
        }
    }
    Ok(found)
}
