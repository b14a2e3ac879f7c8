use super::super::reading::seen;
use super::super::spaces::access_rows;
use super::links::{Ends, attached, back_links, page_of, readable_of, rendered};
use super::version::read_version;
use super::{FoundDocument, find_document};
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::PersonId;
use domain::knowledge::{AccessRow, Document, DocumentDetail, ShowDocument, SpaceRole, TextFormat, links_in};
use std::collections::HashSet;
use uuid::Uuid;

pub async fn show_document(cx: &mut Context, op: ShowDocument) -> Result<DocumentDetail, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let version = read_version(cx, &found, op.version).await?;
    let seen = seen(cx).await?;
    let is_marked = version.written.format == TextFormat::Markdown;
    let named: Vec<Uuid> = match is_marked {
        true => links_in(version.body()).into_iter().map(|id| id.0).collect(),
        false => Vec::new(),
    };
    let linked = readable_of(cx, &seen, &named).await?;
    let files = match is_marked {
        true => attached(cx, &seen, (op.id, version.body())).await?,
        false => HashSet::new(),
    };
    let back_links = back_links(cx, &seen, op.id).await?;
    let actor = cx.actor()?;
    let pages = linked.iter().map(|linked| (linked.document.id, page_of(actor, linked))).collect();
    let (html, headings) = rendered(version.body(), version.written.format, &Ends { pages, files });
    let readers = readers(cx, &found).await?;
    let (reviewers, may_review) = reviewing(cx, &found).await?;
    let may_write = found.role.holds(SpaceRole::Writer) && !found.space.archived && found.removed_at.is_none();
    // What it links to may be called otherwise by now.
    cx.version_in_motion(found.version);
    Ok(DocumentDetail {
        id: op.id,
        space_id: found.space.id,
        space_name: found.space.name,
        parent_id: found.parent,
        kind: found.kind,
        title: version.written.title,
        tags: found.tags,
        version: version.number,
        status: version.status,
        restored_from: version.restored_from,
        rejected_why: version.why,
        newest: found.newest,
        approved: found.approved,
        in_review: found.in_review,
        format: version.written.format,
        body: version.written.body.unwrap_or_default(),
        html,
        headings,
        file: version.written.file,
        links: linked.into_iter().map(|linked| linked.document).collect(),
        back_links,
        restricted: found.readers.is_some(),
        readers,
        reviewers,
        expires_at: found.expires_at,
        expired: found.expired,
        changed_at: version.at,
        changed_by_name: version.by_name,
        removed_at: found.removed_at,
        approval: found.space.approval,
        may_write,
        may_review,
        may_keep: found.role.holds(SpaceRole::Keeper) && !found.space.archived,
    })
}

/// Who reads a restricted document, for those who write in its space.
async fn readers(cx: &mut Context, found: &FoundDocument) -> Result<Vec<AccessRow>, Stop> {
    match &found.readers {
        Some(readers) if found.space.role.holds(SpaceRole::Writer) => access_rows(cx, readers).await,
        _ => Ok(Vec::new()),
    }
}

/// Who was asked about the version that waits for approval, and whether the actor may answer.
async fn reviewing(cx: &mut Context, found: &FoundDocument) -> Result<(Vec<PersonId>, bool), Stop> {
    if found.in_review.is_none() || !found.sees_drafts() {
        return Ok((Vec::new(), false));
    }
    let me = cx.actor()?.person_id;
    let state = cx.load::<Document>(found.id.0).await?.state;
    let Some(review) = &state.review else { return Ok((Vec::new(), false)) };
    let is_own = state.version(review.version).is_some_and(|version| version.by == me);
    let may = !is_own && (found.role.holds(SpaceRole::Keeper) || review.reviewers.contains(&me));
    Ok((review.reviewers.clone(), may))
}
