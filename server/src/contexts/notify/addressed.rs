//! Whom a rule tells of an event.

use super::rule::{Audience, Rule};
use crate::Stop;
use crate::contexts::identity::{Addressee, addressee, members_who_may, operators_who_may};
use crate::store::{Keys, Stored, read_stream};
use domain::billing::OF_PLATFORM;
use domain::kernel::PersonId;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

/// Those whom a rule tells of an event, in a transaction of the system. Who became a member only after it isn't told; nor
/// whoever isn't a member of its tenant, unless it is the person's own.
pub(super) async fn addressed(
    db: &mut PgConnection,
    keys: &Keys,
    rule: &Rule,
    stored: &Stored,
) -> Result<Vec<Addressee>, Stop> {
    let tenant = rule.tenant(stored);
    let found = match rule.audience {
        Audience::Person => addressee(db, PersonId(stored.stream), tenant).await?.into_iter().collect(),
        Audience::Holders(permission) if tenant == OF_PLATFORM => operators_who_may(db, permission).await?,
        Audience::Holders(permission) => members_who_may(db, tenant, permission).await?,
        Audience::Beginner => match beginner(db, keys, stored.stream).await? {
            Some(person) => addressee(db, person, tenant).await?.into_iter().collect(),
            None => Vec::new(),
        },
        Audience::Named(member) => {
            let mut found = Vec::new();
            for person in named(stored, member) {
                found.extend(addressee(db, person, tenant).await?);
            }
            found
        }
    };
    let was_there = |person: &Addressee| match person.member_since {
        Some(since) => rule.kind.is_personal() || since <= stored.at.0,
        None => rule.kind.is_personal(),
    };
    Ok(found.into_iter().filter(was_there).collect())
}

/// The people whose ids stand in a member of the event: one, several or none.
fn named(stored: &Stored, member: &str) -> Vec<PersonId> {
    let ids = match stored.payload.get(member) {
        Some(Value::Array(ids)) => ids.iter().collect(),
        Some(id) => vec![id],
        None => Vec::new(),
    };
    ids.into_iter().filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// The person whose call began a stream; none where it was a program's.
async fn beginner(db: &mut PgConnection, keys: &Keys, stream: Uuid) -> Result<Option<PersonId>, Stop> {
    let first = read_stream(db, keys, stream, (1, None), 1).await?;
    Ok(first.first().and_then(|event| person_of(&event.metadata.actor)))
}

/// The person that an actor's name stands for, `person:<id>`.
pub(super) fn person_of(actor: &str) -> Option<PersonId> {
    actor.strip_prefix("person:")?.parse().ok()
}
