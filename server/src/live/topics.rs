//! Who is told what, in memory: a circle for each tenant of which somebody listens, and one for those who see all of them.

use crate::store::{Cursor, Nudge};
use domain::kernel::{PersonId, TenantId};
use domain::platform::ThingKind;
use std::collections::{HashMap, VecDeque};
use tokio::sync::watch;
use uuid::Uuid;

/// What a circle remembers for those who haven't looked yet. Whoever is further behind has to look at everything anew.
pub(super) const KEPT_MAX: usize = 1_000;

/// That a thing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// Its place in the log, if it is there.
    pub place: Option<Cursor>,
    /// Whose it is; `None`: the installation's.
    pub tenant: Option<TenantId>,
    /// Another tenant that it is about.
    pub other: Option<TenantId>,
    /// Whom alone it concerns.
    pub person: Option<PersonId>,
    /// The kind of thing.
    pub kind: ThingKind,
    /// Which of them.
    pub id: Option<Uuid>,
}

impl From<Nudge> for Heard {
    fn from(nudge: Nudge) -> Self {
        let Nudge { tenant, person, kind, id } = nudge;
        Self { place: None, tenant, other: None, person, kind, id }
    }
}

/// Those who hear the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Circle {
    /// Whoever is in this tenant.
    Tenant(TenantId),
    /// Whoever sees beyond their own.
    Everything,
}

/// So much was told meanwhile that the rest of it is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Behind;

/// All circles in which somebody listens.
#[derive(Default)]
pub(super) struct Topics(HashMap<Circle, Topic>);

#[derive(Default)]
struct Topic {
    ears: usize,
    /// The number of the oldest that is kept.
    first: u64,
    kept: VecDeque<Heard>,
    /// The number of the next.
    rung: watch::Sender<u64>,
}

impl Topics {
    /// One more listens in a circle; the number of what it hears first.
    pub fn join(&mut self, circle: Circle) -> (u64, watch::Receiver<u64>) {
        let topic = self.0.entry(circle).or_default();
        topic.ears += 1;
        (topic.next(), topic.rung.subscribe())
    }

    /// One less. What nobody hears isn't kept.
    pub fn leave(&mut self, circle: Circle) {
        if let Some(topic) = self.0.get_mut(&circle) {
            topic.ears -= 1;
            if topic.ears == 0 {
                self.0.remove(&circle);
            }
        }
    }

    /// Tells everybody whom it may concern. What stands on every page and is no tenant's concerns all.
    pub fn tell(&mut self, heard: Heard) {
        if heard.tenant.is_none() && heard.kind.is_on_every_page() {
            self.0.values_mut().for_each(|topic| topic.tell(heard));
            return;
        }
        let tenants = heard.tenant.into_iter().chain(heard.other).map(Circle::Tenant);
        for circle in tenants.chain([Circle::Everything]) {
            if let Some(topic) = self.0.get_mut(&circle) {
                topic.tell(heard);
            }
        }
    }

    /// Tells every circle that one of these may have changed.
    pub fn tell_all(&mut self, kind: ThingKind) {
        for topic in self.0.values_mut() {
            topic.tell(Heard { place: None, tenant: None, other: None, person: None, kind, id: None });
        }
    }

    /// What a circle was told from this number on, and the number to ask with next.
    pub fn since(&self, circle: Circle, number: u64) -> (Result<Vec<Heard>, Behind>, u64) {
        let Some(topic) = self.0.get(&circle) else { return (Ok(Vec::new()), number) };
        let next = topic.next();
        if number < topic.first {
            return (Err(Behind), next);
        }
        let skip = usize::try_from(number - topic.first).unwrap_or(usize::MAX);
        (Ok(topic.kept.iter().skip(skip).copied().collect()), next)
    }
}

impl Topic {
    fn next(&self) -> u64 {
        self.first + self.kept.len() as u64
    }

    fn tell(&mut self, heard: Heard) {
        if self.kept.len() == KEPT_MAX {
            self.kept.pop_front();
            self.first += 1;
        }
        self.kept.push_back(heard);
        self.rung.send_replace(self.next());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant(number: u128) -> TenantId {
        TenantId(Uuid::from_u128(number))
    }

    fn of(number: u128, id: u128) -> Heard {
        Heard {
            place: None,
            tenant: Some(tenant(number)),
            other: None,
            person: None,
            kind: ThingKind::Team,
            id: Some(Uuid::from_u128(id)),
        }
    }

    #[test]
    fn a_circle_hears_its_own_tenant_from_the_moment_it_listens_and_the_widest_hears_all() {
        let (own, all) = (Circle::Tenant(tenant(1)), Circle::Everything);
        let mut topics = Topics::default();
        let (whole, _) = topics.join(all);
        topics.tell(of(1, 1));
        let (number, _) = topics.join(own);
        topics.tell(of(2, 2));
        topics.tell(of(1, 3));
        assert_eq!(topics.since(own, number), (Ok(vec![of(1, 3)]), 1));
        assert_eq!(topics.since(all, whole).0, Ok(vec![of(1, 1), of(2, 2), of(1, 3)]));
        topics.tell(Heard { other: Some(tenant(1)), ..of(2, 4) });
        assert_eq!(topics.since(own, 1).0.map(|news| news.len()), Ok(1), "it is about the tenant too");
    }

    #[test]
    fn a_text_of_the_platform_is_told_in_every_circle_and_a_tenants_in_its_own() {
        let circles = [Circle::Tenant(tenant(1)), Circle::Tenant(tenant(2)), Circle::Everything];
        let mut topics = Topics::default();
        for circle in circles {
            topics.join(circle);
        }
        topics.tell(Heard { kind: ThingKind::Wording, ..of(1, 1) });
        topics.tell(Heard { kind: ThingKind::Wording, tenant: None, ..of(1, 2) });
        topics.tell(Heard { tenant: None, ..of(1, 3) });
        let heard = circles.map(|circle| topics.since(circle, 0).0.map(|news| news.len()));
        assert_eq!(heard, [Ok(2), Ok(1), Ok(3)]);
    }

    #[test]
    fn whoever_is_too_far_behind_is_told_so_and_what_is_kept_is_bounded() {
        let own = Circle::Tenant(tenant(1));
        let mut topics = Topics::default();
        let (number, _) = topics.join(own);
        for id in 0..KEPT_MAX as u128 {
            topics.tell(of(1, id));
        }
        assert_eq!(topics.since(own, number).0.map(|news| news.len()), Ok(KEPT_MAX));
        topics.tell(of(1, 0));
        let (news, next) = topics.since(own, number);
        assert_eq!(news, Err(Behind));
        assert_eq!(topics.since(own, next).0, Ok(Vec::new()), "and goes on from there");
        assert_eq!(topics.0[&own].kept.len(), KEPT_MAX);
    }

    #[test]
    fn nothing_is_kept_where_nobody_listens() {
        let own = Circle::Tenant(tenant(1));
        let mut topics = Topics::default();
        topics.join(own);
        topics.join(own);
        topics.leave(own);
        assert_eq!(topics.0.len(), 1);
        topics.leave(own);
        topics.tell(of(1, 1));
        assert_eq!(topics.0.len(), 0);
    }
}
