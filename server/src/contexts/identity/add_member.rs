//! An account without a password, for whoever another context vouches for.

use super::seats::require_seat;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::identity::{Person, PersonCommand};
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Role, RoleRef};

/// Gives somebody an account with an address and a name, and a membership with these roles, in the context's
/// transaction.
///
/// # Errors
/// `conflict` when the address has an account already; `seats_used_up` (403).
pub(in crate::contexts) async fn add_member(
    cx: &mut Context,
    tenant: TenantId,
    (email, name): (&str, &str),
    roles: Vec<Role>,
) -> Result<PersonId, Stop> {
    require_seat(cx, tenant).await?;
    let id = PersonId(new_id());
    let register = PersonCommand::Register { id, email: email.to_owned(), name: name.to_owned() };
    cx.create::<Person>(tenant, id.0, register).await?;
    let roles = roles.into_iter().map(RoleRef::from).collect();
    let person = cx.load::<Person>(id.0).await?;
    cx.decide::<Person>(id.0, &person, PersonCommand::Join { tenant, roles }).await?;
    Ok(id)
}
