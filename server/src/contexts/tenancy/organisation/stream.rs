//! Streams of what a tenant has exactly one of. Their ids follow from the tenant's, so that nothing has to look them up.

use crate::Stop;
use crate::gateway::Context;
use crate::store::{self, Loaded, Projected};
use domain::kernel::TenantId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The stream of the one `what` that belongs to the `of` of a tenant: a UUID of version 8 (RFC 9562).
pub(super) fn of(what: &str, tenant: TenantId, of: Uuid) -> Uuid {
    let hash = Sha256::new().chain_update(what).chain_update(tenant.0).chain_update(of).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What has happened in the stream; nothing where it is new.
pub(super) async fn load<A: Projected>(cx: &mut Context, stream: Uuid) -> Result<Loaded<A>, Stop> {
    let services = cx.services.clone();
    store::load::<A>(cx.tx().await?, &services.keys, stream).await
}

/// Decides in a stream that may be new.
pub(super) async fn decide<A: Projected>(
    cx: &mut Context,
    (tenant, stream): (TenantId, Uuid),
    loaded: &Loaded<A>,
    command: A::Command,
) -> Result<(), Stop> {
    match loaded.tenant {
        Some(_) => cx.decide::<A>(stream, loaded, command).await,
        None => cx.create::<A>(tenant, stream, command).await,
    }
}
