//! What follows once a version was read: its summary, and what is suggested for it. Both are ordered with its text, in the
//! transaction that writes that, so neither has to wait for it. Whether they were made before, they find out themselves.

use super::ask::lane_of;
use super::index_document::IndexDocument;
use crate::Stop;
use crate::contexts::knowledge::citing::SummariseDocument;
use crate::contexts::knowledge::suggesting::SuggestForDocument;
use crate::jobs::{Order, Task, enqueue};
use crate::store::Tx;

/// Orders what is made of a version that was read.
///
/// # Errors
/// The database's.
pub(super) async fn order(tx: &mut Tx, read: &IndexDocument) -> Result<(), Stop> {
    let IndexDocument { tenant, document, version } = *read;
    put_down(tx, read, &SummariseDocument { tenant, document, version }).await?;
    put_down(tx, read, &SuggestForDocument { tenant, document, version }).await
}

/// Behind what its tenant has brought in so far: of many documents all are found first, and each is compared with all.
async fn put_down<T: Task>(tx: &mut Tx, read: &IndexDocument, task: &T) -> Result<(), Stop> {
    let key = Some(format!("{}:{}:{}", T::NAME, read.document, read.version));
    enqueue(tx, task, &Order { key, lane: Some(lane_of(read.tenant)), ..Order::default() }).await
}
