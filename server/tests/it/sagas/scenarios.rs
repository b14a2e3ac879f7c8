//! Every saga with an end that it can come to. A scenario begins one that nothing else concerns, and says what can be
//! seen of it, without the ids that differ from one to the next.

use super::tenants;
use super::toys::{self, TABLE, context};
use crate::cells::scenario as cells;
use crate::support::World;
use domain::identity::{AddPerson, ErasePerson, KeepPerson};
use domain::kernel::{PersonId, SagaId};
use domain::platform::SagaStatus;
use domain::policy::Role;
use futures::future::BoxFuture;
use server::sagas::{self, Definition, SAGAS, Sagas};
use std::sync::atomic::{AtomicU32, Ordering};

/// A saga with an end that it can come to.
pub struct Scenario {
    pub name: &'static str,
    pub table: &'static [Definition],
    pub ends: SagaStatus,
    pub begin: for<'w> fn(&'w World) -> BoxFuture<'w, SagaId>,
    pub seen: for<'w> fn(&'w World, SagaId) -> BoxFuture<'w, Vec<String>>,
}

/// Every saga of the server with each of its ends, and the tests' own.
pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "a move",
        table: TABLE,
        ends: SagaStatus::Done,
        begin: |world| Box::pin(toys::begin(world, "")),
        seen: |world, id| Box::pin(moved(world, id)),
    },
    Scenario {
        name: "a move that fails at its end",
        table: TABLE,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(toys::begin(world, "told:refused")),
        seen: |world, id| Box::pin(moved(world, id)),
    },
    Scenario {
        name: "a move whose van never answers",
        table: TABLE,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(toys::begin(world, "ordered:broken")),
        seen: |world, id| Box::pin(moved(world, id)),
    },
    Scenario {
        name: "an erasure",
        table: SAGAS,
        ends: SagaStatus::Done,
        begin: |world| Box::pin(erasure(world)),
        seen: |world, id| Box::pin(erased(world, id)),
    },
    Scenario {
        name: "an erasure that is called off",
        table: SAGAS,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(called_off(world)),
        seen: |world, id| Box::pin(erased(world, id)),
    },
    Scenario {
        name: "a tenant that is set up",
        table: SET_UP,
        ends: SagaStatus::Done,
        begin: |world| Box::pin(tenants::opened(world)),
        seen: |world, id| Box::pin(tenants::seen(world, id)),
    },
    Scenario {
        name: "a tenant whose administrator can't be invited",
        table: SET_UP,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(tenants::opened_in_vain(world)),
        seen: |world, id| Box::pin(tenants::seen(world, id)),
    },
    Scenario {
        name: "a tenant that is set up with a database of its own",
        table: SET_UP_DEDICATED,
        ends: SagaStatus::Done,
        begin: |world| Box::pin(cells::opened(world)),
        seen: |world, id| Box::pin(cells::seen(world, id)),
    },
    Scenario {
        name: "a tenant with a database of its own that is called off",
        table: SET_UP_DEDICATED,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(cells::turned_back(world)),
        seen: |world, id| Box::pin(cells::seen(world, id)),
    },
    Scenario {
        name: "a tenant that is destroyed",
        table: PURGE,
        ends: SagaStatus::Done,
        begin: |world| Box::pin(tenants::deleted(world)),
        seen: |world, id| Box::pin(tenants::seen(world, id)),
    },
    Scenario {
        name: "a deletion that is called off",
        table: PURGE,
        ends: SagaStatus::Undone,
        begin: |world| Box::pin(tenants::restored(world)),
        seen: |world, id| Box::pin(tenants::seen(world, id)),
    },
];

const SET_UP: &[Definition] = &[server::contexts::tenancy::SET_UP_TENANT];
const SET_UP_DEDICATED: &[Definition] = &[server::contexts::tenancy::SET_UP_DEDICATED];
const PURGE: &[Definition] = &[server::contexts::tenancy::PURGE_TENANT];

/// What was done, and the events but failures, whose number depends on where it was cut off.
async fn moved(world: &World, id: SagaId) -> Vec<String> {
    let mut seen = toys::done(world, id).await;
    seen.extend(toys::events(world, id).await.into_iter().filter(|event| event != "SagaStepFailed"));
    seen
}

/// A new member of Aurora's, who is nobody else's business.
pub async fn newcomer(world: &World) -> PersonId {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let add = AddPerson {
        email: format!("newcomer{}@aurora.example", NEXT.fetch_add(1, Ordering::Relaxed)),
        name: "Noor Newcomer".into(),
        password: crate::support::PASSWORD.into(),
        tenant_id: Some(toys::aurora(world).await),
        role: Role::ClientUser.into(),
    };
    world.gateway.call(World::system(), add).await.expect("they are added").id
}

async fn erasure(world: &World) -> SagaId {
    let id = newcomer(world).await;
    world.gateway.call(World::system(), ErasePerson { id }).await.expect("it begins").saga
}

/// Called off once it waits: the account is blocked by then.
async fn called_off(world: &World) -> SagaId {
    let id = newcomer(world).await;
    let saga = world.gateway.call(World::system(), ErasePerson { id }).await.expect("it begins").saga;
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("it is blocked");
    world.gateway.call(World::system(), KeepPerson { id }).await.expect("it is called off");
    saga
}

/// The person's events, their row and their keys, and the saga's events.
async fn erased(world: &World, id: SagaId) -> Vec<String> {
    let mut owner = world.as_superuser().await;
    let mut seen = toys::events(world, id).await;
    let about: Vec<String> = sqlx::query_scalar(
        "with person as (
             select (e.payload->>'input')::jsonb->>'person' as id from log.events e
             where e.stream_id = $1 and e.type = 'SagaStarted')
         select e.type from log.events e join person p on e.stream_id = p.id::uuid order by e.version",
    )
    .bind(id.0)
    .fetch_all(&mut owner)
    .await
    .expect("events of the person");
    seen.extend(about);
    let row: String = sqlx::query_scalar(
        "select format('%s, %s, blocked %s, erased %s, %s keys, %s memberships, %s passwords', u.name,
                       case when u.email like '%@erased.invalid' then 'no address' else 'an address' end,
                       u.blocked_at is not null, u.erased_at is not null,
                       (select count(*) from keys.subjects k where k.subject_id = u.id),
                       (select count(*) from identity.memberships m where m.user_id = u.id),
                       (select count(*) from identity.credentials c where c.user_id = u.id))
         from identity.users u
         where u.id = (select ((e.payload->>'input')::jsonb->>'person')::uuid from log.events e
                       where e.stream_id = $1 and e.type = 'SagaStarted')",
    )
    .bind(id.0)
    .fetch_one(&mut owner)
    .await
    .expect("the person's row");
    seen.push(row);
    seen
}

/// Turns a saga back, as the installation itself.
pub async fn turn_back(world: &World, id: SagaId) -> Result<(), server::Stop> {
    let mut cx = context(world);
    sagas::cancel(&mut cx, id).await?;
    cx.commit().await
}
