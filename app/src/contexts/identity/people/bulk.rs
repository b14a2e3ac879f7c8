//! What can be done to several people at once: each by its own operation.

use crate::lists::BulkAction;
use crate::port;
use domain::Refusal;
use domain::identity::{DeactivatePerson, ReactivatePerson};
use futures::future::LocalBoxFuture;
use texts::keys;

type Answer = LocalBoxFuture<'static, Result<(), Refusal>>;

/// Deactivating, and letting in again: each takes the other back.
pub(super) const ACTIONS: [BulkAction; 2] = [
    BulkAction {
        label: keys::identity::DEACTIVATE,
        icon: "ban",
        question: keys::identity::BULK_DEACTIVATE_QUESTION,
        reason: None,
        act: deactivate,
        done: keys::identity::BULK_DEACTIVATED,
        undo: Some(reactivate),
    },
    BulkAction {
        label: keys::identity::REACTIVATE,
        icon: "circle-check",
        question: keys::identity::BULK_REACTIVATE_QUESTION,
        reason: None,
        act: reactivate,
        done: keys::identity::BULK_REACTIVATED,
        undo: Some(deactivate),
    },
];

fn deactivate(id: String, _: String) -> Answer {
    Box::pin(async move {
        let id = id.parse().map_err(|_| Refusal::not_found())?;
        port::call(DeactivatePerson { id }).await
    })
}

fn reactivate(id: String, _: String) -> Answer {
    Box::pin(async move {
        let id = id.parse().map_err(|_| Refusal::not_found())?;
        port::call(ReactivatePerson { id }).await
    })
}
