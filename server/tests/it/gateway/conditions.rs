use super::toys::world;
use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use serde_json::{Value, json};

async fn queued(world: &World) -> String {
    let reply =
        world.post("/api/v1/toys/runs").by(CLIENT).json(&json!({"text": "Name a spice.", "lingerMs": 0})).send();
    reply.await.json()["id"].as_str().expect("an id").to_owned()
}

async fn cancel(world: &World, id: &str, if_match: &str) -> Reply {
    let cancel = world.post(&format!("/api/v1/executions/{id}/cancel")).by(CLIENT);
    cancel.header("if-match", if_match).send().await
}

async fn status(world: &World, id: &str) -> Value {
    world.get(&format!("/api/v1/executions/{id}")).by(CLIENT).send().await.json()["status"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_thing_carries_its_version_as_its_tag() {
    let (world, _) = world().await;
    let id = queued(&world).await;
    let path = format!("/api/v1/executions/{id}");
    let first = world.get(&path).by(CLIENT).send().await;
    assert_eq!((first.status, first.header("etag")), (200, Some("\"1\"")));
    let again = world.get(&path).by(CLIENT).header("if-none-match", "\"1\"").send().await;
    assert_eq!(again.status, 200, "what a model is about to write changes without an event");
    assert_eq!(cancel(&world, &id, "\"1\"").await.status, 204);
    let ended = world.get(&path).by(CLIENT).header("if-none-match", "\"1\"").send().await;
    assert_eq!((ended.status, ended.header("etag")), (200, Some("\"2\"")));
    let known = world.get(&path).by(CLIENT).header("if-none-match", "\"1\", \"2\"").send().await;
    assert_eq!((known.status, known.text(), known.header("etag")), (304, String::new(), Some("\"2\"")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn any_other_answer_is_tagged_by_what_it_says() {
    let (world, _) = world().await;
    let first = world.get("/api/v1/tenants?limit=2").by(ADMIN).send().await;
    let tag = first.header("etag").expect("a tag").to_owned();
    assert!(tag.len() > 20 && tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    let known = world.get("/api/v1/tenants?limit=2").by(ADMIN).header("if-none-match", &tag).send().await;
    assert_eq!((known.status, known.text()), (304, String::new()));
    let other = world.get("/api/v1/tenants?limit=1").by(ADMIN).header("if-none-match", &tag).send().await;
    assert_eq!(other.status, 200);
    assert_ne!(other.header("etag"), Some(tag.as_str()));
    assert_eq!(first.header("cache-control"), Some("private, no-cache"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_command_for_another_version_changes_nothing() {
    let (world, _) = world().await;
    let id = queued(&world).await;
    for tag in ["\"2\"", "\"0\"", "W/\"1\"", "1", "\"x\"", ""] {
        let reply = cancel(&world, &id, tag).await;
        assert_eq!(reply.refusal(tag), (412, "precondition_failed".into()));
    }
    assert_eq!(status(&world, &id).await, "queued");
    assert_eq!(cancel(&world, &id, "\"7\", \"1\"").await.status, 204);
    let other = queued(&world).await;
    assert_eq!(cancel(&world, &other, "*").await.status, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_version_that_nothing_was_compared_with_is_not_promised() {
    let (world, _) = world().await;
    let nothing = || world.post("/api/v1/toys/nothing").by(CLIENT);
    assert_eq!(nothing().send().await.status, 204);
    let reply = nothing().header("if-match", "\"1\"").send().await;
    assert_eq!(reply.refusal("nothing to compare"), (412, "precondition_failed".into()));
    let body = json!({"text": "Name a spice.", "lingerMs": 0});
    let create = world.post("/api/v1/toys/runs").by(CLIENT).header("if-match", "*").json(&body).send().await;
    assert_eq!(create.refusal("it isn't there yet"), (412, "precondition_failed".into()));
    assert_eq!(world.get("/api/v1/tenants").by(ADMIN).header("if-match", "\"1\"").send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stale_version_in_the_body_is_a_conflict() {
    let (world, _) = world().await;
    let id = queued(&world).await;
    let at = async |version: i32| {
        let cancel = world.post(&format!("/api/v1/toys/runs/{id}/cancel")).by(CLIENT);
        cancel.json(&json!({"version": version})).send().await
    };
    assert_eq!(at(2).await.refusal("stale"), (409, "conflict".into()));
    assert_eq!(at(1).await.status, 204);
}
