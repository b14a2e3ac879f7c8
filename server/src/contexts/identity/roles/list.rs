use super::known;
use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::identity::{RoleDetail, RoleRow, Roles};
use domain::policy::RoleRef;
use domain::{Page, Refusal};

pub async fn roles(cx: &mut Context, op: Roles) -> Result<Page<RoleRow>, Stop> {
    let actor = cx.actor()?.clone();
    let own = known::own(cx.tx().await?, actor.tenant_id).await?;
    let wanted = op.search.unwrap_or_default().to_lowercase();
    let fits = |row: &RoleRow| row.content.name.to_lowercase().contains(&wanted);
    let all = known::built_in(&actor).chain(own).filter(fits).collect();
    Ok(page_of("roles", all, op.limit, op.cursor.as_deref())?)
}

pub async fn role_detail(cx: &mut Context, op: RoleDetail) -> Result<RoleRow, Stop> {
    let actor = cx.actor()?.clone();
    let found = match op.id {
        RoleRef::BuiltIn(role) => known::built_in(&actor).find(|row| row.id == RoleRef::BuiltIn(role)),
        RoleRef::Own(_) => known::own(cx.tx().await?, actor.tenant_id).await?.into_iter().find(|row| row.id == op.id),
    };
    let row = found.ok_or_else(Refusal::not_found)?;
    if !row.built_in {
        cx.version(i32::try_from(row.version).unwrap_or(i32::MAX));
    }
    Ok(row)
}
