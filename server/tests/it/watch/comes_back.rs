//! A defect is resolved, and comes back in a later release; those who run the platform are told once of each.

use super::{asked, defects, release, report, tell, write_down};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::{Value, json};
use server::contexts::gateway;
use server::contexts::platform::DefectLog;
use server::gateway::Services;
use std::time::Duration;

/// The same installation after another release was started on it.
fn upgraded(world: &World, release: &str) -> World {
    let defects = DefectLog::new(b"another process", release.to_owned());
    world.beside(|services| gateway(Services { defects, ..services }.into()))
}

async fn only(world: &World) -> Value {
    let found = defects(world, "?side=browser").await;
    assert_eq!(found.len(), 1, "{found:?}");
    let path = format!("/defects/{}", found[0]["id"].as_str().expect("an id"));
    asked(world, &path).await
}

/// Tells of it so often, in a release, and writes it down.
async fn happens(world: &World, release: &str, times: usize) {
    for _ in 0..times {
        let mut report = report(world, "Error: the quillphone is gone");
        report["release"] = json!(release);
        assert_eq!(tell(world, &report).await.status, 204);
    }
    write_down(world).await;
}

async fn resolve(world: &World, fixed_in: &str) {
    let id = only(world).await["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/platform/defects/{id}/resolve");
    for _ in 0..2 {
        let reply = world.post(&path).by(ADMIN).json(&json!({"fixedIn": fixed_in})).send().await;
        assert_eq!(reply.status, 204, "once more is no fault: {}", reply.text());
    }
}

/// How many notices an admin has for a reason, once there is one or some time has passed.
async fn told(world: &World, who: &str, kind: &str) -> usize {
    for _ in 0..100 {
        world.follow_to_the_end().await;
        let notices = world.get("/api/v1/me/notices?limit=200").by(who).send().await.json();
        let found = notices["data"].as_array().into_iter().flatten().filter(|it| it["kind"] == kind).count();
        if found > 0 {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_will_be_gone_with_the_next_release_comes_back_in_it_and_not_before() {
    let world = World::demo().await;
    let first = release(&world);
    happens(&world, &first, 3).await;
    assert_eq!(told(&world, ADMIN, "defect_seen").await, 1);
    resolve(&world, "next_release").await;
    happens(&world, &first, 2).await;
    happens(&world, "never ran here", 1).await;
    let shown = only(&world).await;
    assert_eq!((&shown["status"], &shown["occurrences"]), (&json!("resolved"), &json!(6)));
    assert!(!shown["resolvedAt"].is_null());
    assert_eq!(defects(&world, "?release=other").await.len(), 1, "what never ran here has one name");

    let later = upgraded(&world, "two");
    happens(&later, &first, 1).await;
    assert_eq!(only(&later).await["status"], "resolved", "in pages of the release before it still happens");
    happens(&later, "two", 2).await;
    let shown = only(&later).await;
    assert_eq!((&shown["status"], &shown["cameBack"]), (&json!("open"), &json!(true)));
    assert_eq!((&shown["release"], &shown["occurrences"]), (&json!("two"), &json!(9)));
    happens(&later, "two", 2).await;
    assert_eq!(told(&world, ADMIN, "defect_came_back").await, 1, "once for a release");
    assert_eq!(told(&world, ADMIN, "defect_seen").await, 1);
    assert_eq!(told(&world, CLIENT, "defect_seen").await, 0, "it is the platform's own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_should_be_gone_in_the_release_that_runs_is_open_again_when_it_happens_in_it() {
    let world = World::demo().await;
    let first = release(&world);
    happens(&world, &first, 1).await;
    let id = only(&world).await["id"].as_str().expect("an id").to_owned();
    resolve(&world, "this_release").await;
    assert_eq!(only(&world).await["status"], "resolved");
    happens(&world, &first, 1).await;
    assert_eq!(only(&world).await["status"], "open");
    resolve(&world, "this_release").await;
    let reopen = format!("/api/v1/platform/defects/{id}/reopen");
    assert_eq!(world.post(&reopen).by(ADMIN).json(&json!({})).send().await.status, 204);
    let shown = only(&world).await;
    assert_eq!((&shown["status"], &shown["cameBack"]), (&json!("open"), &json!(false)));
}
