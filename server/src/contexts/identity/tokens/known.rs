//! Tokens whose signature was verified a while ago: a program sends the same one many times. What a token says still
//! has to hold each time; that its key and its session do, the database is asked in any case.

use super::Claims;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Tokens that are remembered at most.
const KEPT_MAX: usize = 10_000;

/// A token that was verified.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// What it says.
    pub claims: Arc<Claims>,
    /// The edition of the key that signed it.
    pub edition: i32,
}

/// The tokens that this process has verified, by their hash.
#[derive(Default)]
pub struct Known(Mutex<HashMap<[u8; 32], Verified>>);

impl Known {
    /// What a token says that was verified before and hasn't ended.
    pub fn get(&self, token: &str, now_s: i64) -> Option<Verified> {
        let hash = hash(token);
        let mut known = self.lock();
        let found = known.get(&hash)?;
        if found.claims.exp > now_s {
            return Some(found.clone());
        }
        known.remove(&hash);
        None
    }

    /// Remembers a token.
    pub fn keep(&self, token: &str, verified: Verified, now_s: i64) {
        let mut known = self.lock();
        if known.len() >= KEPT_MAX {
            known.retain(|_, verified| verified.claims.exp > now_s);
            if known.len() >= KEPT_MAX {
                known.clear();
            }
        }
        known.insert(hash(token), verified);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Verified>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}
