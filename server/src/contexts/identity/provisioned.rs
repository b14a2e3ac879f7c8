//! Accounts and memberships that a tenant's directory keeps. The directory speaks for the tenant alone: nobody's account
//! that lies elsewhere is renamed, taken in or closed by it.

use super::members::{end_sessions, somebody_stays};
use super::seats::require_seat;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use crate::store::{Loaded, Tx};
use domain::Refusal;
use domain::identity::{Assignment, Person, PersonCommand};
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Role, RoleRef};
use std::collections::BTreeSet;

/// The account of an address, where it is the tenant's alone or a member's; a new one where there is none. The
/// transaction sees everybody.
///
/// # Errors
/// `account_elsewhere` (409).
pub(in crate::contexts) async fn own_account(
    cx: &mut Context,
    tenant: TenantId,
    address: &str,
    name: &str,
) -> Result<PersonId, Stop> {
    let Some(id) = of_address(cx, address).await? else {
        let id = PersonId(new_id());
        let register = PersonCommand::Register { id, email: address.to_owned(), name: name.to_owned() };
        cx.create::<Person>(tenant, id.0, register).await?;
        return Ok(id);
    };
    let person = cx.load::<Person>(id.0).await?;
    let is_theirs = belongs_to(&person, tenant) || person.state.memberships().at(tenant).is_some();
    if is_theirs { Ok(id) } else { Err(Refusal::new(409, "account_elsewhere").into()) }
}

/// Whether an account is one tenant's alone: it lies there, and nobody else has its person as a member. Whoever may say
/// which address signs somebody in could be them, wherever they are a member.
fn belongs_to(person: &Loaded<Person>, tenant: TenantId) -> bool {
    person.tenant == Some(tenant) && person.state.memberships().iter().all(|membership| membership.tenant == tenant)
}

async fn of_address(cx: &mut Context, address: &str) -> Result<Option<PersonId>, Stop> {
    let found = sqlx::query_scalar!("select id from identity.users where email = $1", address)
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
    Ok(found.map(PersonId))
}

/// Makes somebody a member, unless they are one.
///
/// # Errors
/// `seats_used_up` (403).
pub(in crate::contexts) async fn join_tenant(
    cx: &mut Context,
    tenant: TenantId,
    id: PersonId,
    roles: Vec<Role>,
) -> Result<(), Stop> {
    let person = cx.load::<Person>(id.0).await?;
    if person.state.memberships().at(tenant).is_some() {
        return Ok(());
    }
    require_seat(cx, tenant).await?;
    let roles = roles.into_iter().map(RoleRef::from).collect();
    cx.decide::<Person>(id.0, &person, PersonCommand::Join { tenant, roles }).await
}

/// Ends somebody's membership and their sessions in the tenant.
///
/// # Errors
/// `last_owner`, `last_super_admin` (409).
pub(in crate::contexts) async fn leave_tenant(cx: &mut Context, tenant: TenantId, id: PersonId) -> Result<(), Stop> {
    for role in Role::ALL {
        somebody_stays(cx.tx().await?, tenant, id, *role).await?;
    }
    let person = cx.load::<Person>(id.0).await?;
    cx.decide::<Person>(id.0, &person, PersonCommand::Leave { tenant }).await?;
    end_sessions(cx.tx().await?, id, Some(tenant)).await
}

/// Gives the roles that the directory says now, and takes those that it said before and doesn't any more. Roles that
/// somebody here gave stay.
///
/// # Errors
/// `last_owner`, `last_super_admin` (409).
pub(in crate::contexts) async fn replace_roles(
    cx: &mut Context,
    tenant: TenantId,
    id: PersonId,
    (from, to): (&[Role], &[Role]),
) -> Result<(), Stop> {
    for role in to.iter().filter(|role| !from.contains(role)) {
        let assignment = Assignment { role: (*role).into(), client: None, until: None };
        let person = cx.load::<Person>(id.0).await?;
        cx.decide::<Person>(id.0, &person, PersonCommand::Assign { tenant, assignment }).await?;
    }
    for role in from.iter().filter(|role| !to.contains(role)) {
        somebody_stays(cx.tx().await?, tenant, id, *role).await?;
        let person = cx.load::<Person>(id.0).await?;
        let held = RoleRef::from(*role);
        let holds = |person: &domain::identity::Membership| person.roles.iter().any(|it| it.role == held);
        if person.state.memberships().at(tenant).is_some_and(holds) {
            let unassign = PersonCommand::Unassign { tenant, role: held, client: None };
            cx.decide::<Person>(id.0, &person, unassign).await?;
        }
    }
    Ok(())
}

/// Calls somebody what the directory calls them, at the address that it has, where their account is the tenant's alone.
///
/// # Errors
/// `address_is_theirs` (409) where they belong elsewhere too and the address would change; `email_taken` (409).
pub(in crate::contexts) async fn follow_directory(
    cx: &mut Context,
    tenant: TenantId,
    id: PersonId,
    address: &str,
    name: &str,
) -> Result<(), Stop> {
    let person = cx.load::<Person>(id.0).await?;
    let is_own = belongs_to(&person, tenant);
    let now = sqlx::query!("select email, name from identity.users where id = $1", id.0)
        .fetch_one(&mut **cx.tx().await?)
        .await?;
    if now.email != address {
        if !is_own {
            return Err(Refusal::new(409, "address_is_theirs").into());
        }
        if of_address(cx, address).await?.is_some() {
            return Err(Refusal::new(409, "email_taken").into());
        }
        let change = PersonCommand::ChangeAddress { id, email: address.to_owned() };
        cx.decide::<Person>(id.0, &person, change).await?;
    }
    if is_own && now.name != name {
        let person = cx.load::<Person>(id.0).await?;
        cx.decide::<Person>(id.0, &person, PersonCommand::Rename { id, name: name.to_owned() }).await?;
    }
    Ok(())
}

/// Which of them are members of the tenant.
///
/// # Errors
/// The database's.
pub(in crate::contexts) async fn members_among(
    tx: &mut Tx,
    tenant: TenantId,
    people: &[PersonId],
) -> Result<BTreeSet<PersonId>, Stop> {
    let ids: Vec<_> = people.iter().map(|person| person.0).collect();
    let members = sqlx::query_scalar!(
        "select user_id from identity.memberships where tenant_id = $1 and user_id = any($2)",
        tenant.0,
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(members.into_iter().map(PersonId).collect())
}
