//! The people of a tenant that is about to be destroyed. Who belongs elsewhere too keeps their account, whose record goes
//! there; everybody else's ends with the tenant.

use crate::Stop;
use crate::contexts::FORGET;
use crate::gateway::Context;
use domain::identity::{Person, PersonCommand};
use domain::kernel::{PersonId, TenantId};
use uuid::Uuid;

/// What became of a tenant's people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parted {
    /// They belong elsewhere and keep their account.
    pub kept: u64,
    /// They had nothing but this tenant; their account is erased.
    pub erased: u64,
}

/// Ends every membership in the tenant, in the transaction of the installation itself.
///
/// # Errors
/// The database's.
pub async fn part_from_tenant(cx: &mut Context, tenant: TenantId) -> Result<Parted, Stop> {
    let members = sqlx::query!(
        "select m.user_id,
                (select e.tenant_id from identity.memberships e
                 where e.user_id = m.user_id and e.tenant_id <> m.tenant_id
                 order by e.granted_at, e.tenant_id limit 1) as elsewhere
         from identity.memberships m where m.tenant_id = $1 order by m.user_id",
        tenant.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let mut parted = Parted::default();
    for member in members {
        match member.elsewhere {
            Some(elsewhere) => {
                keep(cx, member.user_id, tenant, TenantId(elsewhere)).await?;
                parted.kept += 1;
            }
            None => {
                erase(cx, member.user_id).await?;
                parted.erased += 1;
            }
        }
    }
    Ok(parted)
}

async fn keep(cx: &mut Context, person: Uuid, tenant: TenantId, elsewhere: TenantId) -> Result<(), Stop> {
    decide(cx, person, PersonCommand::Leave { tenant }).await?;
    let loaded = cx.load::<Person>(person).await?;
    if loaded.tenant != Some(tenant) {
        return Ok(());
    }
    let row = sqlx::query!("select email, name from identity.users where id = $1", person)
        .fetch_one(&mut **cx.tx().await?)
        .await?;
    let moved = PersonCommand::Move { id: PersonId(person), email: row.email, name: row.name };
    cx.decide_in::<Person>(elsewhere, person, &loaded, moved).await
}

async fn erase(cx: &mut Context, person: Uuid) -> Result<(), Stop> {
    if !cx.load::<Person>(person).await?.state.is_blocked() {
        decide(cx, person, PersonCommand::Block).await?;
    }
    decide(cx, person, PersonCommand::Erase).await?;
    let services = cx.services.clone();
    services.keys.erase_subject(cx.tx().await?, person).await?;
    for (_, forget) in FORGET {
        forget(cx.tx().await?, PersonId(person)).await?;
    }
    Ok(())
}

async fn decide(cx: &mut Context, person: Uuid, command: PersonCommand) -> Result<(), Stop> {
    let loaded = cx.load::<Person>(person).await?;
    cx.decide::<Person>(person, &loaded, command).await
}
