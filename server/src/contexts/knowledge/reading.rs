//! Who may read what. Every list, search and retrieval narrows itself by [`readable`], in its own query; a single space or document
//! is looked for by [`find_space`] and [`find_document`].

use crate::Stop;
use crate::contexts::tenancy;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{PersonId, TenantId};
use domain::knowledge::{EVERYBODY, SpaceRole};
use domain::policy::{Actor, Permission, Subject, may};
use uuid::Uuid;

pub use super::bring_in::{Incoming, add_version, bring_in};
pub use super::documents::{FoundDocument, find_document};
pub use super::spaces::{FoundSpace, find_space};

/// What the actor may read: documents of these spaces, of which those that name readers name one of the principals.
#[derive(Clone, Debug)]
pub struct Readable {
    /// The actor's tenant.
    pub tenant: TenantId,
    /// The spaces, but for those that were put away.
    pub spaces: Vec<Uuid>,
    /// What the actor is: `everybody`, `person:UUID`, `team:UUID`.
    pub principals: Vec<String>,
}

/// What the actor may read, and where they see what nobody has approved yet.
pub(super) struct Seen {
    pub readable: Readable,
    /// The spaces among them that the actor writes in.
    pub written: Vec<Uuid>,
}

/// What the actor may read. Whoever manages knowledge reads all spaces, and no document whose readers they aren't among.
///
/// # Errors
/// The database's.
pub async fn readable(cx: &mut Context) -> Result<Readable, Stop> {
    Ok(seen(cx).await?.readable)
}

/// As [`readable`], with the spaces that the actor writes in.
///
/// # Errors
/// The database's.
pub(super) async fn seen(cx: &mut Context) -> Result<Seen, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let principals = principals(cx).await?;
    let held: Vec<Held> = held(cx, &principals).await?.into_iter().filter(|space| !space.archived).collect();
    let written = held.iter().filter(|space| space.role.holds(SpaceRole::Writer)).map(|space| space.id).collect();
    let spaces = held.into_iter().map(|space| space.id).collect();
    Ok(Seen { readable: Readable { tenant, spaces, principals }, written })
}

/// A space that the actor may read.
pub(super) struct Held {
    pub id: Uuid,
    pub archived: bool,
    /// What the actor may do in it.
    pub role: SpaceRole,
}

/// The spaces that the actor may read, also those that were put away; none for who may not read knowledge at all.
///
/// # Errors
/// The database's.
pub(super) async fn held(cx: &mut Context, principals: &[String]) -> Result<Vec<Held>, Stop> {
    let actor = cx.actor()?;
    if allows(actor, Use::Read).is_err() {
        return Ok(Vec::new());
    }
    let (tenant, keeps_all) = (actor.tenant_id, keeps_all(actor));
    let rows = sqlx::query!(
        r#"select r.id as "id!", r.archived_at,
                  (select array_agg(p.role) from knowledge.space_people p
                   where p.tenant_id = r.tenant_id and p.space_id = r.id and p.principal = any($2)) as roles
           from knowledge.space_rows r where r.tenant_id = $1"#,
        tenant.0,
        principals
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let held = rows.into_iter().filter_map(|row| {
        let role = most(row.roles, keeps_all)?;
        Some(Held { id: row.id, archived: row.archived_at.is_some(), role })
    });
    Ok(held.collect())
}

/// Makes sure that somebody reads or writes knowledge at all: whoever comes here through another context's operation, or in a worker,
/// has been asked for that one's permission alone.
///
/// # Errors
/// The missing permission.
pub(super) fn allows(actor: &Actor, purpose: Use) -> Result<(), Refusal> {
    let needs = match purpose {
        Use::Read => Permission::ReadKnowledge,
        Use::Write => Permission::WriteKnowledge,
    };
    Ok(may(actor, needs, &own(actor))?)
}

/// The whole question: without a tenant, a role within any client would do.
fn own(actor: &Actor) -> Subject {
    Subject { tenant: Some(actor.tenant_id), ..Subject::default() }
}

/// Whether somebody keeps all spaces of their tenant.
pub(super) fn keeps_all(actor: &Actor) -> bool {
    may(actor, Permission::ManageKnowledge, &own(actor)).is_ok()
}

/// The most of these roles; that of a keeper for whoever keeps all spaces.
pub(super) fn most(roles: Option<Vec<String>>, keeps_all: bool) -> Option<SpaceRole> {
    let given = roles.into_iter().flatten().filter_map(|role| SpaceRole::parse(&role));
    given.chain(keeps_all.then_some(SpaceRole::Keeper)).max_by_key(|role| role.rank())
}

/// What the actor is, as spaces and documents name those who read them.
///
/// # Errors
/// The database's.
pub(super) async fn principals(cx: &mut Context) -> Result<Vec<String>, Stop> {
    let (tenant, person) = {
        let actor = cx.actor()?;
        (actor.tenant_id, actor.person_id)
    };
    principals_of(cx, tenant, person).await
}

/// What somebody is, as spaces and documents name those who read them.
///
/// # Errors
/// The database's.
pub(super) async fn principals_of(cx: &mut Context, tenant: TenantId, person: PersonId) -> Result<Vec<String>, Stop> {
    let teams = tenancy::teams_of(cx.tx().await?, tenant, person).await?;
    let own = [EVERYBODY.to_owned(), format!("person:{person}")];
    Ok(own.into_iter().chain(teams.into_iter().map(|team| format!("team:{team}"))).collect())
}
