//! Word of a change that is no event in the log, told when the transaction commits.

use crate::store::{Nudge, Tx};
use domain::kernel::{PersonId, TenantId};
use domain::platform::ThingKind;
use uuid::Uuid;

/// One person is told, in this tenant, whatever they may read: it is theirs.
pub fn nudge(tx: &mut Tx, (tenant, person): (TenantId, PersonId), (kind, id): (ThingKind, Option<Uuid>)) {
    tx.note_nudge(Nudge { tenant: Some(tenant), person: Some(person), kind, id });
}

/// Whoever may read things of the kind is told, in this tenant and as far as people reach; `None`: it is nobody's tenant's.
pub fn nudge_all(tx: &mut Tx, tenant: Option<TenantId>, (kind, id): (ThingKind, Option<Uuid>)) {
    tx.note_nudge(Nudge { tenant, person: None, kind, id });
}
