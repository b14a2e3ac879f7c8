//! The log is sealed: batches of events and accesses get a Merkle root, the roots a chain, the chain a signature, and
//! each signed seal a checkpoint file outside of the database. Whoever alters a row can recompute roots and chain, but
//! holds neither the key nor the files. docs/guides/audit.md has the bytes.

mod checkpoint;
mod compare;
mod leaf;
mod make;
mod merkle;
mod receipt;
mod report;
mod seal;
mod signer;
mod verify;

pub use checkpoint::{Checkpoint, Checkpoints, export, read};
pub use leaf::Place;
pub use make::{BATCH_ROWS, seal_next};
pub use receipt::{
    Confirmed, FORMAT as RECEIPT_FORMAT, Fault as ReceiptFault, compare as compare_receipts,
    of_seal as receipt_of_seal, verify as verify_receipt,
};
pub use report::{Finding, Report, Wrong};
pub use seal::{Payload, Seal, seals_after};
pub use signer::Signer;
pub use verify::verify;
