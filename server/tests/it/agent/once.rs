//! A worker that is killed leaves nothing half done and has nothing done twice.

use super::obedient::Obedient;
use super::{call, count, order, rules, send, show, teams, work, world};
use crate::support::people::OWNER;
use crate::support::{Portico, http};
use domain::kernel::ErrandId;
use nix::sys::signal::Signal;
use serde_json::json;
use server::contexts::agent::AgentWorker;
use server::gateway::{IdempotencyKey, Terms};
use std::time::Duration;

/// Lets every worker's lease run out, as thirty silent seconds do.
const EXPIRE: &str = "update agent.errand_leases set leased_until = now() - interval '1 second'";
const ERRANDS: usize = 12;
/// Teams of these tests.
const ADDED: &str = "select count(*) from log.events where type = 'TeamAdded' and payload->>'name' like 'Team %'";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_done_before_the_kill_and_not_yet_written_down_is_not_done_again() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"writes": "run"})).await;
    let arguments = json!({"name": "Spice buyers"});
    let id = send(&world, OWNER, &order("tenancy.add_team", &arguments)).await;
    // As a worker left it that fell between the commit of the call and its note: the effect is there, under the call's key.
    let errand: ErrandId = id.parse().expect("an id");
    let key = IdempotencyKey::parse(&format!("errand.{}.1", errand.0.simple())).expect("a key");
    let mut caller = world.caller(OWNER).await;
    caller.terms = Terms { idempotency_key: Some(key), ..Terms::default() };
    world.gateway.call_json("tenancy.add_team", caller, arguments).await.expect("the team is added");
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!((&errand["status"], &call(&errand)["stage"]), (&json!("done"), &json!("made")), "{errand}");
    assert_eq!(teams(&world, "Spice buyers").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_on_one_errand_do_each_step_once() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"writes": "run"})).await;
    for number in 0..ERRANDS {
        send(&world, OWNER, &order("tenancy.add_team", &json!({"name": format!("Team {number}")}))).await;
    }
    let worker = || async { AgentWorker::new(world.gateway.clone()).drain().await.expect("the database is there") };
    tokio::join!(worker(), worker(), worker());
    let added = count(&world, ADDED).await;
    let answered = count(&world, "select count(*) from log.events where type = 'ErrandAnswered'").await;
    assert_eq!((usize::try_from(added), usize::try_from(answered)), (Ok(ERRANDS), Ok(ERRANDS)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn errands_outlive_their_killed_server_and_each_call_is_made_once() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"writes": "run"})).await;
    for number in 0..ERRANDS {
        send(&world, OWNER, &order("tenancy.add_team", &json!({"name": format!("Team {number}")}))).await;
    }
    let flags = ["--outgoing-private"];
    let left = "select count(*) from agent.errands where ended_at is null";
    for _ in 0..4 {
        let mut server = Portico::beside(&world.urls, &flags);
        let before = count(&world, ADDED).await;
        for _ in 0..3_000 {
            if count(&world, ADDED).await > before || count(&world, left).await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::task::block_in_place(|| server.end(Signal::SIGKILL));
        sqlx::raw_sql(EXPIRE).execute(&mut world.as_superuser().await).await.expect("leases run out");
    }
    let server = Portico::beside(&world.urls, &flags);
    for _ in 0..3_000 {
        if count(&world, left).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let token = world.token(OWNER).await;
    let list = http().get(format!("{}/api/v1/errands?limit=50", server.url)).bearer_auth(&token).send().await;
    let list: serde_json::Value = list.expect("an answer").json().await.expect("JSON");
    let rows = list["data"].as_array().expect("rows");
    let done = rows.iter().filter(|row| row["status"] == "done").count();
    assert_eq!((rows.len(), done), (ERRANDS, ERRANDS), "{list}");
    assert_eq!(usize::try_from(count(&world, ADDED).await), Ok(ERRANDS), "each team exactly once");
    let twice = "select count(*) from (select 1 from log.events where type = 'ErrandCallMade'
                 group by stream_id, payload->>'call' having count(*) > 1) as twice";
    assert_eq!(count(&world, twice).await, 0);
}
