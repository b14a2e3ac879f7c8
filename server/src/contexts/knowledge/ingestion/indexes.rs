//! The subscriber that keeps the index: what was approved is read, once for each version, however often its event comes. What
//! was removed leaves the index with its document, and comes back with it.

use super::ask::{ask, is_indexed};
use crate::Stop;
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx};
use domain::kernel::DocumentId;
use futures::future::BoxFuture;

/// Keeps the index.
pub struct Indexes;

impl Subscriber for Indexes {
    fn name(&self) -> &'static str {
        "document_index"
    }

    fn types(&self) -> &'static [&'static str] {
        &["DocumentApproved", "DocumentRestored"]
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for stored in events {
                let whose = (stored.tenant, DocumentId(stored.stream));
                // A log that is read from its beginning finds most of it there.
                if !is_indexed(tx, whose).await? {
                    ask(tx, whose, stored.at).await?;
                }
            }
            Ok(())
        })
    }
}
