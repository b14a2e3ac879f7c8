//! In whose name a task acts: theirs whose event it follows.

use crate::Stop;
use crate::contexts::identity;
use crate::gateway::{Caller, Door, Services};
use crate::store::clock_of;
use domain::kernel::{ApiKeyId, PersonId, TenantId};
use serde::{Deserialize, Serialize};

/// Whoever did something, as events name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    person: Option<PersonId>,
    key: Option<ApiKeyId>,
}

impl Who {
    /// Who is called `person:<id>` or `key:<id>`; nobody else sends files.
    pub fn of(actor: &str) -> Self {
        let person = actor.strip_prefix("person:").and_then(|id| id.parse().ok());
        Self { person, key: actor.strip_prefix("key:").and_then(|id| id.parse().ok()) }
    }

    /// As a caller with the rights that they have now; `None` where they are gone.
    pub(super) async fn caller(self, services: &Services, tenant: TenantId) -> Result<Option<Caller>, Stop> {
        let db = &services.db;
        let actor = match (self.key, self.person) {
            (Some(key), _) => identity::actor_of_key(db, key).await?,
            (None, Some(person)) => identity::actor_of_member(db, person, tenant).await?,
            (None, None) => None,
        };
        let test_clock = clock_of(&mut *db.as_system("clock of a file").await?, tenant).await?;
        Ok(actor.map(|actor| Caller { test_clock, ..Caller::person(actor, Door::Worker) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn people_and_keys_are_known_by_their_names_in_events() {
        let id = Uuid::from_u128(7);
        assert_eq!(Who::of(&format!("person:{id}")), Who { person: Some(PersonId(id)), key: None });
        assert_eq!(Who::of(&format!("key:{id}")), Who { person: None, key: Some(ApiKeyId(id)) });
        for other in ["nobody", "system:a test", "person:", "service:x"] {
            assert_eq!(Who::of(other), Who { person: None, key: None }, "{other}");
        }
    }
}
