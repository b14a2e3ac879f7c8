//! The clocks, ids and randomness: the one place where the server asks its surroundings. `clippy.toml` bans them
//! elsewhere, so that tests, the demo world and replays can put their own in place.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Moment;
use rand::RngCore;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// Business time: the machine's clock, or one that is moved by some span, for the demo world and tests.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Microseconds ahead of the machine's clock; `None` for one that never moves.
    ahead_us: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    pub const fn machine() -> Self {
        Self { ahead_us: None }
    }

    /// A clock that runs on from `moment` and can be moved.
    pub fn moved_to(moment: Moment) -> Self {
        let clock = Self { ahead_us: Some(Arc::default()) };
        clock.move_to(moment);
        clock
    }

    /// Lets a movable clock run on from `moment`; the machine's clock stays as it is.
    pub fn move_to(&self, moment: Moment) {
        if let Some(ahead) = &self.ahead_us {
            ahead.store(moment.0.timestamp_micros() - machine_now().0.timestamp_micros(), Ordering::Relaxed);
        }
    }

    /// The current business time.
    pub fn now(&self) -> Moment {
        let ahead_us = self.ahead_us.as_ref().map_or(0, |ahead| ahead.load(Ordering::Relaxed));
        Moment(machine_now().0 + chrono::TimeDelta::microseconds(ahead_us))
    }
}

/// Machine time, for tokens, leases and limits. A type of its own, so that nobody takes it for the business time that
/// the domain decides by: a tenant's test clock moves the one and never the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MachineTime(pub chrono::DateTime<chrono::Utc>);

/// The machine's clock, to the microsecond, as the database keeps it.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn machine_now() -> MachineTime {
    let now = chrono::Utc::now();
    MachineTime(chrono::DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now))
}

/// A new id, UUID version 7.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// 256 random bits.
pub fn new_secret() -> [u8; 32] {
    let mut secret = [0; 32];
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    rand::rng().fill_bytes(&mut secret);
    secret
}

/// 96 random bits, for one sealing.
pub fn new_nonce() -> [u8; 12] {
    let mut nonce = [0; 12];
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    rand::rng().fill_bytes(&mut nonce);
    nonce
}

/// Bytes as text for tokens: base64url without padding (RFC 4648 §5).
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of base64url text.
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
