//! Sagas that are carried by processes of the built program, one of which is killed.

use crate::jobs::toys::until;
use crate::support::people::{ADMIN, CLIENT};
use crate::support::{PASSWORD, Portico, World, http};
use domain::identity::AddPerson;
use domain::kernel::PersonId;
use domain::policy::Role;
use nix::sys::signal::Signal;
use serde_json::Value;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

/// What a process of these tests is told.
const FLAGS: [&str; 2] = ["--erasure-grace-days", "0"];

/// New members of Aurora's, who are nobody else's business.
async fn newcomers(world: &World, count: usize) -> Vec<PersonId> {
    let tenant_id = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let mut ids = Vec::new();
    for number in 0..count {
        let add = AddPerson {
            email: format!("newcomer{number}@aurora.example"),
            name: "Noor Newcomer".into(),
            password: PASSWORD.into(),
            tenant_id: Some(tenant_id),
            role: Role::ClientUser.into(),
        };
        ids.push(world.gateway.call(World::system(), add).await.expect("they are added").id);
    }
    ids
}

/// Orders an erasure through a process; the saga's id.
async fn erase(process: &Portico, token: &str, id: PersonId) -> Uuid {
    let order = http().post(format!("{}/api/v1/users/{id}/erasure", process.url)).bearer_auth(token);
    let answer: Value = order.send().await.expect("an answer").json().await.expect("JSON");
    answer["saga"].as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{answer}"))
}

/// The types of a stream's events, in order; of a saga's, those that say what was done.
async fn events(world: &World, stream: Uuid) -> Vec<String> {
    sqlx::query_scalar(
        "select concat_ws(' ', type, payload->>'step') from log.events
         where stream_id = $1 and type <> 'SagaStepFailed' order by version",
    )
    .bind(stream)
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("events")
}

async fn ends_once(world: &World, person: PersonId, saga: Uuid) {
    until("the saga ends", async || events(world, saga).await.last().is_some_and(|it| it == "SagaEnded")).await;
    assert_eq!(
        events(world, saga).await,
        [
            "SagaStarted",
            "SagaStepDone block",
            "SagaWaiting grace",
            "SagaStepDone grace",
            "SagaStepDone destroy_keys",
            "SagaStepDone forget",
            "SagaStepDone certify",
            "SagaEnded"
        ]
    );
    let done: Vec<_> = events(world, person.0).await.into_iter().skip_while(|it| it != "PersonBlocked").collect();
    assert_eq!(done, ["PersonBlocked", "PersonErased", "ErasureCertified"], "each effect once");
}

/// Whether a connection waits for the lock on a table.
async fn is_awaited(db: &mut PgConnection, table: &str) -> bool {
    sqlx::query_scalar("select exists (select from pg_locks where relation = $1::regclass and not granted)")
        .bind(table)
        .fetch_one(db)
        .await
        .expect("locks")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_saga_whose_process_is_killed_in_the_midst_of_a_step_ends_once_elsewhere() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let person = newcomers(&world, 1).await[0];
    let mut first = Portico::beside(&world.urls, &FLAGS);
    // The last step but one wants this table: whoever carries it out waits here.
    let mut holder = world.as_superuser().await;
    let mut held = holder.begin().await.expect("a transaction");
    sqlx::raw_sql("lock table identity.credentials in share mode").execute(&mut *held).await.expect("it is held");
    let saga = erase(&first, &token, person).await;
    let mut looker = world.as_superuser().await;
    until("the step is under way", async || is_awaited(&mut looker, "identity.credentials").await).await;
    let others = [(); 2].map(|()| Portico::beside(&world.urls, &FLAGS));
    tokio::task::block_in_place(|| first.end(Signal::SIGKILL));
    held.rollback().await.expect("it is let go");
    ends_once(&world, person, saga).await;
    drop(others);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sagas_begun_through_a_process_that_is_killed_each_end_once() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let people = newcomers(&world, 6).await;
    let mut processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &FLAGS)).collect();
    let mut begun = Vec::new();
    for person in people {
        begun.push((person, erase(&processes[0], &token, person).await));
    }
    tokio::task::block_in_place(|| processes[0].end(Signal::SIGKILL));
    for (person, saga) in begun {
        ends_once(&world, person, saga).await;
    }
}
