//! The subscriber that keeps the index: what was approved is read, once for each version, however often its event comes, and what
//! is made of its text follows from that. What was removed leaves the index with its document, and comes back with it.

use super::ask::{ask, indexed};
use super::once_read;
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

    fn batch(&self) -> usize {
        100
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for stored in events {
                let whose = (stored.tenant, DocumentId(stored.stream));
                // A log that is read from its beginning finds most of it there, and makes up for what is missing of the rest.
                match indexed(tx, whose).await? {
                    Some(read) => once_read::order(tx, &read).await?,
                    None => {
                        ask(tx, whose, stored.at).await?;
                    }
                }
            }
            Ok(())
        })
    }
}
