//! What has failed in this process, or was told to it, and isn't written down yet. Occurrences of one cause and release are one entry,
//! so however often something fails it is one row to write.

use crate::Stop;
use crate::ambient::machine_now;
use crate::observe::panics::{self, Panic};
use chrono::{DateTime, Utc};
use domain::kernel::PersonId;
use domain::platform::{Crowd, DefectKind, DefectSide, Occurrence};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Entries that wait at the same time; what is more is counted as lost and kept nowhere.
const WAITING_MAX: usize = 200;

/// The log of defects of a process.
pub struct DefectLog {
    pepper: [u8; 32],
    release: String,
    waiting: Mutex<BTreeMap<Key, Waiting>>,
}

/// Fingerprint and release. Ordered, so that processes write in one order and never wait for each other.
pub(super) type Key = (String, String);

/// Occurrences of one cause in one release.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// The last of them.
    pub last: Occurrence,
    /// The request of the last of them.
    pub request_id: Option<String>,
    pub times: i64,
    pub people: Crowd,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
}

impl DefectLog {
    /// An empty one; the secret keys the hash of people.
    pub fn new(secret: &[u8], release: String) -> Self {
        let pepper = Sha256::new().chain_update(b"people of defects").chain_update(secret).finalize();
        Self { pepper: pepper.into(), release, waiting: Mutex::default() }
    }

    /// The release that runs.
    pub fn release(&self) -> &str {
        &self.release
    }

    /// Notes that something failed, for somebody if it is known for whom.
    pub fn note(&self, occurrence: Occurrence, person: Option<PersonId>, request_id: Option<&str>) {
        let now = machine_now().0;
        let fingerprint = hash_of(&occurrence);
        let mut people = Crowd::default();
        if let Some(person) = person {
            people.add(self.hash(&fingerprint, person));
        }
        let request_id = request_id.filter(|id| !id.is_empty()).map(str::to_owned);
        let key = (fingerprint, occurrence.release.clone());
        self.add(key, Waiting { last: occurrence, request_id, times: 1, people, first_at: now, last_at: now });
    }

    /// Notes a panic on this server.
    pub fn note_panic(&self, panic: &Panic, during: Option<&str>, person: Option<PersonId>, request_id: Option<&str>) {
        let kind = (DefectSide::Server, DefectKind::Panic);
        let place = Some(panic.place.as_str());
        let occurrence = Occurrence::new(kind, &panic.message, place, &panic.stack, &self.release);
        let during = during.map(str::to_owned);
        self.note(Occurrence { during, ..occurrence }, person, request_id);
    }

    /// Notes that an operation ended with a failure of ours; what it ended with else is nobody's defect.
    pub fn note_stop(&self, stop: &Stop, operation: &str, person: Option<PersonId>, request_id: &str) {
        if !stop.is_ours() {
            return;
        }
        let kind = (DefectSide::Server, DefectKind::Failure);
        let occurrence = Occurrence::new(kind, &stop.to_string(), Some(operation), "", &self.release);
        let during = Some(operation.to_owned());
        self.note(Occurrence { during, ..occurrence }, person, Some(request_id));
    }

    /// Takes what waits, with the panics that nobody waited for.
    pub(super) fn take(&self) -> BTreeMap<Key, Waiting> {
        for panic in panics::elsewhere() {
            self.note_panic(&panic, None, None, None);
        }
        std::mem::take(&mut *self.waiting())
    }

    /// Puts an entry back, or adds one.
    pub(super) fn add(&self, key: Key, more: Waiting) {
        let mut waiting = self.waiting();
        let is_full = waiting.len() >= WAITING_MAX;
        match waiting.entry(key) {
            Entry::Occupied(mut there) => there.get_mut().join(more),
            Entry::Vacant(_) if is_full => metrics::counter!("portico_defects_lost_total").increment(1),
            Entry::Vacant(free) => {
                free.insert(more);
            }
        }
    }

    /// Of one person and one defect: those of two defects can't be compared.
    fn hash(&self, fingerprint: &str, person: PersonId) -> u64 {
        let hash = Sha256::new().chain_update(self.pepper).chain_update(fingerprint).chain_update(person.0).finalize();
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash[..8]);
        u64::from_be_bytes(bytes)
    }

    fn waiting(&self) -> MutexGuard<'_, BTreeMap<Key, Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn join(&mut self, more: Self) {
        self.times += more.times;
        self.people.join(&more.people);
        self.first_at = self.first_at.min(more.first_at);
        if more.last_at >= self.last_at {
            (self.last, self.request_id, self.last_at) = (more.last, more.request_id, more.last_at);
        }
    }
}

/// What occurrences of one cause have in common, in few characters.
fn hash_of(occurrence: &Occurrence) -> String {
    crate::ambient::base64url(&Sha256::digest(occurrence.fingerprint())[..18])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occurrence(message: &str) -> Occurrence {
        let kind = (DefectSide::Browser, DefectKind::Error);
        Occurrence::new(kind, message, Some("app/src/a.rs"), "", "one")
    }

    #[test]
    fn a_flood_is_one_entry_and_many_floods_are_only_so_many() {
        let log = DefectLog::new(b"secret", "one".into());
        let person = PersonId(uuid::Uuid::from_u128(7));
        for number in 0..5_000 {
            log.note(occurrence(&format!("no row {number}")), Some(person), None);
        }
        let taken = log.waiting().clone();
        assert_eq!(taken.len(), 1);
        assert!(taken.values().all(|it| (it.times, it.people.people()) == (5_000, 1)));
        for number in 0..5_000 {
            let letters: String = number.to_string().chars().filter_map(|digit| digit.to_digit(10)).map(word).collect();
            log.note(occurrence(&letters), None, None);
        }
        assert_eq!(log.waiting().len(), WAITING_MAX);
    }

    /// Words are no numbers, so that each is a shape of its own.
    fn word(digit: u32) -> String {
        char::from_u32(u32::from('a') + digit).map(String::from).unwrap_or_default()
    }
}
