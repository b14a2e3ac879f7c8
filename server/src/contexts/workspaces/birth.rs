//! The request that begins a run: whoever asks in it needn't be asked again whether they may see what they have just begun.

use crate::Stop;
use crate::gateway::{Caller, Context};
use domain::kernel::{PersonId, TenantId};
use tokio::time::Instant;

/// The request that a run was begun in, whose right to see it was looked at by that.
pub(super) struct Birth {
    request: String,
    tenant: TenantId,
    person: PersonId,
    at: Instant,
}

impl Birth {
    /// In this call, whose rights were looked at then.
    ///
    /// # Errors
    /// `not_signed_in` where it is nobody's.
    pub fn of(cx: &Context, at: Instant) -> Result<Self, Stop> {
        let actor = cx.actor()?;
        let request = cx.caller.request_id.clone();
        Ok(Self { request, tenant: actor.tenant_id, person: actor.person_id, at })
    }

    /// Whether it was in a request of this very caller.
    pub fn is_of(&self, caller: &Caller) -> bool {
        let actor = caller.actor.as_ref();
        !self.request.is_empty()
            && self.request == caller.request_id
            && actor.is_some_and(|actor| (actor.tenant_id, actor.person_id) == (self.tenant, self.person))
    }

    /// When the rights were looked at.
    pub const fn at(&self) -> Instant {
        self.at
    }
}
