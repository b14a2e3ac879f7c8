//! The audit log as people read it: events and accesses, filtered, paged, and only what is theirs to see.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, INVESTOR, OWNER, RIVAL};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// All pages of a list.
async fn pages(world: &World, by: &str, path: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    for _ in 0..200 {
        let join = if path.contains('?') { '&' } else { '?' };
        let reply = world.get(&format!("/api/v1{path}{join}limit=9{cursor}")).by(by).send().await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        let page = reply.json();
        rows.extend(page["data"].as_array().expect("rows").iter().cloned());
        match page["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return rows,
        }
    }
    panic!("the list never ends");
}

fn set<'v>(rows: &'v [Value], member: &str) -> BTreeSet<&'v str> {
    rows.iter().filter_map(|row| row[member].as_str()).collect()
}

/// A world in which the people of two companies did something.
async fn busy() -> World {
    let world = World::queueing().await;
    for by in [CLIENT, OWNER, RIVAL] {
        let run = json!({"prompt": format!("A question of {by}.")});
        assert_eq!(world.post("/api/v1/executions").by(by).json(&run).send().await.status, 201);
    }
    assert_eq!(world.get("/api/v1/tenants").by(RIVAL).send().await.status, 403);
    world
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_owner_sees_their_tenants_entries_and_no_others() {
    let world = busy().await;
    let rows = pages(&world, OWNER, "/audit-logs").await;
    let own = world.caller(OWNER).await.actor.expect("a person").tenant_id.to_string();
    assert_eq!(set(&rows, "tenantId"), BTreeSet::from([&*own]));
    assert_eq!(set(&rows, "kind"), BTreeSet::from(["access", "event"]));
    let whats = set(&rows, "what");
    assert!(whats.contains("ExecutionQueued") && whats.contains("MembershipGranted") && whats.contains("signed_in"));
    assert!(!whats.contains("TenantCreated"), "an event is for whoever may read its kind");
    let rival = world.caller(RIVAL).await.actor.expect("a person").tenant_id;
    let foreign = world.get(&format!("/api/v1/audit-logs?tenantId={rival}")).by(OWNER).send().await;
    assert_eq!(foreign.refusal("a foreign log"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_sees_all_tenants_or_one_and_the_look_is_recorded() {
    let world = busy().await;
    let rows = pages(&world, ADMIN, "/audit-logs").await;
    assert!(set(&rows, "tenantId").len() > 10, "{rows:?}");
    assert!(!set(&rows, "what").contains("ExecutionQueued"), "a client's runs are the client's");
    let rival = world.caller(RIVAL).await.actor.expect("a person").tenant_id.to_string();
    let rows = pages(&world, ADMIN, &format!("/audit-logs?tenantId={rival}")).await;
    assert_eq!(set(&rows, "tenantId"), BTreeSet::from([&*rival]));
    let looks = pages(&world, ADMIN, "/audit-logs?what=far_reach&operation=platform.audit_log").await;
    assert!(!looks.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn entries_are_found_by_actor_operation_kind_time_and_request() {
    let world = busy().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let rows = pages(&world, OWNER, &format!("/audit-logs?actor={lina}")).await;
    assert_eq!(set(&rows, "actor"), BTreeSet::from([&*format!("person:{lina}")]));
    assert_eq!(set(&rows, "what"), BTreeSet::from(["ExecutionQueued", "signed_in"]));
    let rows = pages(&world, OWNER, "/audit-logs?operation=workspaces.start_execution").await;
    assert_eq!((rows.len(), set(&rows, "what")), (2, BTreeSet::from(["ExecutionQueued"])));
    assert_eq!(pages(&world, OWNER, "/audit-logs?search=START_exec").await.len(), 2);
    let request = rows[0]["requestId"].as_str().expect("an id");
    let same = pages(&world, OWNER, &format!("/audit-logs?requestId={request}")).await;
    assert_eq!(same, [rows[0].clone()]);
    let at = rows[0]["at"].as_str().expect("a time");
    let after = pages(&world, OWNER, &format!("/audit-logs?what=ExecutionQueued&from={at}")).await;
    let before = pages(&world, OWNER, &format!("/audit-logs?what=ExecutionQueued&to={at}")).await;
    assert_eq!((after, before), (vec![rows[0].clone()], vec![rows[1].clone()]), "newest first");
    let [events, accesses] = ["event", "access"].map(|kind| format!("/audit-logs?kind={kind}&actor={lina}"));
    assert_eq!(set(&pages(&world, OWNER, &events).await, "what"), BTreeSet::from(["ExecutionQueued"]));
    assert_eq!(set(&pages(&world, OWNER, &accesses).await, "what"), BTreeSet::from(["signed_in"]));
    let wrong = world.get("/api/v1/audit-logs?from=yesterday").by(OWNER).send().await;
    assert_eq!(wrong.faults(), [("from".into(), "wrong_type".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_entry_comes_once_in_both_orders() {
    let world = busy().await;
    // Asked for by one person alone, whose looks would come between.
    let newest = pages(&world, OWNER, "/audit-logs").await;
    let mut oldest = pages(&world, OWNER, "/audit-logs?sort=at").await;
    oldest.reverse();
    assert_eq!(set(&newest, "id").len(), newest.len());
    assert_eq!(oldest, newest);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_the_log_sees_what_they_did_themselves() {
    let world = busy().await;
    assert_eq!(world.get("/api/v1/audit-logs").by(CLIENT).send().await.refusal("Lina").0, 403);
    let rows = pages(&world, CLIENT, "/me/activity").await;
    assert_eq!(set(&rows, "what"), BTreeSet::from(["ExecutionQueued", "refused", "signed_in"]));
    assert_eq!(rows.len(), 3);
    let rows = pages(&world, INVESTOR, "/me/activity").await;
    assert_eq!(set(&rows, "what"), BTreeSet::from(["signed_in"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn checkpoints_are_for_admins() {
    let world = busy().await;
    let worker = server::audit::Worker::new(world.gateway.services().clone());
    let mut sealed = 0;
    for _ in 0..200 {
        sealed += worker.round(true).await.expect("a round");
        if sealed > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let reply = world.get("/api/v1/checkpoints").by(ADMIN).send().await;
    let rows = reply.json()["data"].as_array().cloned().expect("rows");
    assert_eq!((rows.len(), &rows[0]["number"]), (sealed, &json!(sealed)));
    let payload: Value = serde_json::from_str(rows[0]["payload"].as_str().expect("a text")).expect("JSON");
    assert_eq!((&payload["number"], &payload["count"]), (&rows[0]["number"], &rows[0]["count"]));
    assert_eq!(world.get("/api/v1/checkpoints").by(OWNER).send().await.refusal("Salma").0, 403);
}
