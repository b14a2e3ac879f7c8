//! The places of the worker of this process: who has them, whether there is something to look for in the queue, and the
//! runs that were begun with their birth and come to it in memory.
//!
//! A run may have a place at birth only while the worker has looked through the queue and nothing has changed since: so it
//! passes nobody who waits. Whatever rings makes the worker look first.

use super::taking::Taken;
use domain::kernel::TenantId;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use uuid::Uuid;

/// Runs that one process works on at once. Most of them wait for somebody else: a provider, or a place in the pool of the
/// local model.
const PLACES: usize = 6;
/// Those of them that one tenant may have: its own provider may take minutes over each, and nobody else waits for that.
const PLACES_EACH: usize = 4;

/// The places of this process' worker, where it has one.
#[derive(Default)]
pub struct RunPlaces(Mutex<Option<Arc<Places>>>);

impl RunPlaces {
    /// A worker begins: from now on, runs may come to it at birth.
    pub(super) fn open(&self) -> Opened {
        let places = Arc::<Places>::default();
        *self.current() = Some(places.clone());
        Opened(places)
    }

    /// A place for a run of this tenant that is about to be born; `None` where it has to wait for its turn.
    pub(super) fn at_birth(&self, tenant: TenantId) -> Option<Place> {
        let places = self.current().clone()?;
        places.at_birth(tenant)
    }

    fn current(&self) -> MutexGuard<'_, Option<Arc<Places>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Places that are open until this is dropped. What was handed over and not begun is left to its lease then.
pub(super) struct Opened(Arc<Places>);

impl Deref for Opened {
    type Target = Arc<Places>;
    fn deref(&self) -> &Arc<Places> {
        &self.0
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// The places of one worker.
#[derive(Default)]
pub(super) struct Places {
    state: Mutex<State>,
    bell: Notify,
}

#[derive(Default)]
struct State {
    taken: HashMap<TenantId, usize>,
    look: Look,
    handed: Vec<(Taken, Place)>,
    is_closed: bool,
}

/// How far the worker knows the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    /// Something may wait.
    #[default]
    Due,
    /// It looks.
    UnderWay,
    /// Nothing waits that there is a place for.
    Through,
}

impl State {
    fn is_full(&self) -> bool {
        self.taken.values().sum::<usize>() >= PLACES
    }

    fn is_full_for(&self, tenant: TenantId) -> bool {
        self.is_full() || self.taken.get(&tenant).is_some_and(|taken| *taken >= PLACES_EACH)
    }
}

impl Places {
    /// Something may wait in the queue.
    pub fn ring(&self) {
        self.state().look = Look::Due;
        self.bell.notify_one();
    }

    /// Waits until there is something to do.
    pub async fn told(&self) {
        self.bell.notified().await;
    }

    /// Whether something may wait in the queue.
    pub fn is_due(&self) -> bool {
        self.state().look == Look::Due
    }

    /// Begins a look, where one is due and there is a place: the tenants that have all of theirs.
    pub fn look(&self) -> Option<Vec<Uuid>> {
        let mut state = self.state();
        if state.look != Look::Due || state.is_full() {
            return None;
        }
        state.look = Look::UnderWay;
        let full = state.taken.iter().filter(|(_, taken)| **taken >= PLACES_EACH).map(|(tenant, _)| tenant.0);
        Some(full.collect())
    }

    /// The look has found nothing. Where something rang meanwhile, another one is due.
    pub fn saw_all(&self) {
        let mut state = self.state();
        if state.look == Look::UnderWay {
            state.look = Look::Through;
        }
    }

    /// The place of a run that the look has found; more may wait behind it. Nobody else is given one while a look is under
    /// way, so it is there.
    pub fn found(self: &Arc<Self>, tenant: TenantId) -> Place {
        let mut state = self.state();
        state.look = Look::Due;
        self.sit(state, tenant)
    }

    /// What was handed over since it was asked for last.
    pub fn handed(&self) -> Vec<(Taken, Place)> {
        std::mem::take(&mut self.state().handed)
    }

    fn at_birth(self: &Arc<Self>, tenant: TenantId) -> Option<Place> {
        let state = self.state();
        let is_free = !state.is_closed && state.look == Look::Through && !state.is_full_for(tenant);
        is_free.then(|| self.sit(state, tenant))
    }

    fn sit(self: &Arc<Self>, mut state: MutexGuard<'_, State>, tenant: TenantId) -> Place {
        *state.taken.entry(tenant).or_default() += 1;
        Place { places: self.clone(), tenant }
    }

    fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        let left = std::mem::take(&mut state.handed);
        // Each gives its place back, for which it needs the state.
        drop(state);
        drop(left);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place, given back when it is dropped: then the worker looks for whoever waits.
pub(super) struct Place {
    places: Arc<Places>,
    tenant: TenantId,
}

impl Place {
    /// Hands a run to the worker whose place this is. Where that is gone, the run's lease runs out.
    pub fn hand_over(self, taken: Taken) {
        let places = self.places.clone();
        let mut state = places.state();
        if state.is_closed {
            drop(state);
            return;
        }
        state.handed.push((taken, self));
        drop(state);
        places.bell.notify_one();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.places.state();
        if let Some(taken) = state.taken.get_mut(&self.tenant) {
            *taken = taken.saturating_sub(1);
        }
        state.taken.retain(|_, taken| *taken > 0);
        drop(state);
        self.places.ring();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::new_id;

    fn looked_through(places: &Places) {
        assert!(places.look().is_some());
        places.saw_all();
    }

    #[test]
    fn nobody_is_begun_at_birth_while_somebody_may_wait() {
        let (runs, tenant) = (RunPlaces::default(), TenantId(new_id()));
        assert!(runs.at_birth(tenant).is_none(), "nobody works");
        let places = runs.open();
        assert!(runs.at_birth(tenant).is_none(), "nobody has looked");
        places.look();
        assert!(runs.at_birth(tenant).is_none(), "somebody looks");
        places.ring();
        places.saw_all();
        assert!(runs.at_birth(tenant).is_none(), "something came meanwhile");
        looked_through(&places);
        let place = runs.at_birth(tenant).expect("a place");
        assert!(runs.at_birth(tenant).is_some(), "and another one, given back at once");
        assert!(runs.at_birth(tenant).is_none(), "a place that is given back may be somebody's who waits");
        drop(place);
        looked_through(&places);
        drop(places);
        assert!(runs.at_birth(tenant).is_none(), "the worker is gone");
    }

    #[test]
    fn one_tenant_leaves_places_to_others_and_all_together_have_as_many_as_there_are() {
        let (runs, [one, other]) = (RunPlaces::default(), [TenantId(new_id()), TenantId(new_id())]);
        let places = runs.open();
        looked_through(&places);
        let ones: Vec<_> = (0..=PLACES_EACH).map_while(|_| runs.at_birth(one)).collect();
        assert_eq!(ones.len(), PLACES_EACH);
        let others: Vec<_> = (0..=PLACES).map_while(|_| runs.at_birth(other)).collect();
        assert_eq!(others.len(), PLACES - PLACES_EACH);
        places.ring();
        assert_eq!(places.look(), None, "all places are taken");
        drop(others);
        assert_eq!(places.look(), Some(vec![one.0]), "of that tenant nothing more is taken");
        let found = places.found(other);
        assert!(places.is_due(), "more may wait behind it");
        drop((found, ones));
        assert_eq!(places.look(), Some(Vec::new()));
    }
}
