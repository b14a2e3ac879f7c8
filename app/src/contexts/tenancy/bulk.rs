//! What can be done to several tenants at once: each by its own operation.

use crate::lists::BulkAction;
use crate::port;
use domain::Refusal;
use domain::tenancy::{RestoreTenant, SuspendTenant};
use futures::future::LocalBoxFuture;
use texts::keys;

type Answer = LocalBoxFuture<'static, Result<(), Refusal>>;

/// Suspending with one reason, and restoring.
pub(super) const ACTIONS: [BulkAction; 2] = [
    BulkAction {
        label: keys::tenant::SUSPEND,
        icon: "circle-pause",
        question: keys::tenancy::BULK_SUSPEND_QUESTION,
        reason: Some((keys::tenant::REASON, keys::tenant::REASON_HINT)),
        act: suspend,
        done: keys::tenancy::BULK_SUSPENDED,
        undo: Some(restore),
    },
    BulkAction {
        label: keys::tenant::RESTORE,
        icon: "circle-play",
        question: keys::tenancy::BULK_RESTORE_QUESTION,
        reason: None,
        act: restore,
        done: keys::tenancy::BULK_RESTORED,
        undo: None,
    },
];

fn suspend(id: String, reason: String) -> Answer {
    Box::pin(async move {
        let id = id.parse().map_err(|_| Refusal::not_found())?;
        port::call(SuspendTenant { id, reason }).await
    })
}

fn restore(id: String, _: String) -> Answer {
    Box::pin(async move {
        let id = id.parse().map_err(|_| Refusal::not_found())?;
        port::call(RestoreTenant { id }).await
    })
}
