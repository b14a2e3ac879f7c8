//! Whose a credential was when it last proved something. It proves nothing by itself: it says in whose share of the
//! process a request waits while it is found out who asks, so that a flood of one tenant's requests stands in that
//! tenant's queue before it costs others anything.

use domain::kernel::TenantId;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// Credentials that are remembered at most; then all are forgotten.
const MOST: usize = 20_000;

/// Tenants by what was shown, of which a keyed hash alone is kept. Nobody who shows anything else finds their way to a
/// tenant's queue.
#[derive(Debug, Default)]
pub struct Shown {
    hasher: RandomState,
    tenants: Mutex<HashMap<u64, TenantId>>,
}

impl Shown {
    /// Whose this was, if it has proved something here before.
    pub fn tenant(&self, credential: &str) -> Option<TenantId> {
        let hash = self.hasher.hash_one(credential);
        self.tenants.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).copied()
    }

    /// It has proved that whoever asks is of this tenant.
    pub fn note(&self, credential: &str, tenant: TenantId) {
        let hash = self.hasher.hash_one(credential);
        let mut tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        if tenants.len() >= MOST {
            tenants.clear();
        }
        tenants.insert(hash, tenant);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_has_proved_something_is_known_by_its_tenant_and_whoever_switches_by_the_new_one() {
        let (shown, [one, other]) = (Shown::default(), [1, 2].map(|id| TenantId(Uuid::from_u128(id))));
        assert_eq!(shown.tenant("a key"), None);
        shown.note("a key", one);
        assert_eq!((shown.tenant("a key"), shown.tenant("a kez")), (Some(one), None));
        shown.note("a key", other);
        assert_eq!(shown.tenant("a key"), Some(other));
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let (shown, tenant) = (Shown::default(), TenantId(Uuid::nil()));
        (0..=MOST).for_each(|number| shown.note(&number.to_string(), tenant));
        assert!(shown.tenants.into_inner().expect("nobody panicked").len() <= MOST);
    }
}
