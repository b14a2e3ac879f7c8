//! The bytes of a file for as long as they may be read. The reader of pages asks for them with every object that it looks up,
//! and for nothing else of ours while it unpacks what it then doesn't draw.

use std::time::{Duration, Instant};

use crate::apart;
use crate::fault::Fault;
use crate::limits::Limits;

pub(super) struct Clocked {
    bytes: Vec<u8>,
    begun: Instant,
    time: Duration,
}

impl Clocked {
    /// Bytes that may be read for as long as it takes to weigh what is in them, and then to draw it.
    pub(super) fn new(bytes: &[u8], limits: &Limits) -> Self {
        Self { bytes: bytes.to_vec(), begun: Instant::now(), time: limits.time.saturating_mul(2) }
    }
}

impl AsRef<[u8]> for Clocked {
    fn as_ref(&self) -> &[u8] {
        if self.begun.elapsed() > self.time {
            apart::stop(Fault::too_large("it takes longer to read than is waited"));
        }
        &self.bytes
    }
}
