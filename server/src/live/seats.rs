//! How many streams somebody may have open in a process. A browser needs one, however many tabs it has.

use domain::Refusal;
use domain::kernel::{PersonId, TenantId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Streams of one person in one tenant at the same time.
pub(super) const SEATS_MAX: u32 = 20;

type Who = (TenantId, PersonId);

/// Streams that are open, by person.
#[derive(Default)]
pub(super) struct Seats(Arc<Mutex<HashMap<Who, u32>>>);

/// One of them; given back when it is dropped.
pub(super) struct Seat {
    taken: Arc<Mutex<HashMap<Who, u32>>>,
    who: Who,
}

impl Seats {
    /// Takes one.
    ///
    /// # Errors
    /// `too_many_streams` (429).
    pub fn take(&self, who: Who) -> Result<Seat, Refusal> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(who).or_default();
        if *count >= SEATS_MAX {
            return Err(Refusal::new(429, "too_many_streams").with("max", SEATS_MAX));
        }
        *count += 1;
        Ok(Seat { taken: self.0.clone(), who })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_person_has_so_many_streams_and_gets_each_back() {
        let who = (TenantId(Uuid::nil()), PersonId(Uuid::nil()));
        let seats = Seats::default();
        let mut taken: Vec<_> = (0..SEATS_MAX).filter_map(|_| seats.take(who).ok()).collect();
        assert_eq!(taken.len(), SEATS_MAX as usize);
        assert_eq!(seats.take(who).err().map(|refusal| refusal.status), Some(429));
        assert!(seats.take((who.0, PersonId(Uuid::from_u128(1)))).is_ok(), "somebody else");
        taken.pop();
        assert!(seats.take(who).is_ok());
        taken.clear();
        assert!(seats.0.lock().unwrap().is_empty());
    }
}
