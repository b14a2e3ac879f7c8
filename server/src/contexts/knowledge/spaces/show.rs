use super::super::documents::count_of;
use super::stream::load;
use super::{access_rows, find_space};
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::knowledge::{ShowSpace, SpaceDetail, SpaceRole};

pub async fn show_space(cx: &mut Context, op: ShowSpace) -> Result<SpaceDetail, Stop> {
    let found = find_space(cx, op.id, Use::Read).await?;
    let state = load(cx, &found).await?.state;
    let access = access_rows(cx, &state.access).await?;
    let writes = found.role.holds(SpaceRole::Writer);
    let written: Vec<_> = writes.then_some(found.id.0).into_iter().collect();
    let counts = count_of(cx, &[found.id.0], (&found.principals, &written)).await?;
    // Who is in it, and how many documents, changes without an event of the space.
    cx.version_in_motion(found.version);
    Ok(SpaceDetail {
        id: found.id,
        name: found.name,
        purpose: found.purpose,
        workspace_id: found.workspace,
        approval: found.approval,
        archived: found.archived,
        access,
        documents: counts.get(&found.id.0).copied().unwrap_or_default(),
        may_write: writes && !found.archived,
        may_keep: found.role.holds(SpaceRole::Keeper),
        created_at: found.created_at,
        version: found.version,
    })
}
