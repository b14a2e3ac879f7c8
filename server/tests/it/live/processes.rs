//! Streams on processes of the built program.

use super::Ear;
use crate::support::people::{CLIENT, OWNER};
use crate::support::{Portico, World, http};
use domain::platform::ThingKind;
use serde_json::{Value, json};
use server::live::nudge_all;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_written_through_one_process_is_heard_once_on_the_streams_of_all() {
    let mut world = World::demo().await;
    // This process passes its appends on, as a server does.
    world.follow();
    let processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &[])).collect();
    let (client, owner) = (world.token(CLIENT).await, world.token(OWNER).await);
    let mut ears = Vec::new();
    for process in &processes {
        ears.push(Ear::at(process, &client).await);
    }
    for (number, process) in processes.iter().enumerate() {
        let team = json!({"name": format!("Field {number}")});
        let made = http().post(format!("{}/api/v1/teams", process.url)).bearer_auth(&owner).json(&team).send().await;
        let made: Value = made.expect("an answer").json().await.expect("JSON");
        for ear in &mut ears {
            assert_eq!(ear.thing_of("team").await, format!("team {}", made["id"].as_str().expect("an id")));
        }
    }
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let here = Ear::of(&world, CLIENT).await;
    let id = Uuid::from_u128(7);
    let mut tx = world.db().as_system("a nudge").await.expect("a transaction");
    nudge_all(&mut tx, Some(tenant), (ThingKind::Job, Some(id)));
    tx.commit().await.expect("it holds");
    ears.push(here);
    for ear in &mut ears {
        // A process that has just begun to listen says once that any job may have changed.
        while ear.thing_of("job").await != format!("job {id}") {}
    }
}
