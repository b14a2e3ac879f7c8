use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{World, form_of};
use serde_json::json;

/// A run of Aurora's client.
async fn run_of_aurora(world: &World) -> String {
    let body = json!({"prompt": "Name a spice that rhymes with nothing."});
    let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rivals_run_is_not_there_on_any_door() {
    let world = World::queueing().await;
    let id = run_of_aurora(&world).await;
    let at = |suffix: &str| format!("/api/v1/executions/{id}{suffix}");
    let asks = [world.get(&at("")), world.get(&at("/events")), world.post(&at("/cancel"))];
    for ask in asks {
        let reply = ask.by(RIVAL).send().await;
        assert_eq!(reply.refusal("REST"), (404, "resource_not_found".into()));
        assert!(!reply.text().contains("spice"));
    }
    for name in ["workspaces.show_execution", "workspaces.cancel_execution"] {
        let ask = world.post(&format!("/api/fn/{name}")).by(RIVAL).form(form_of(&json!({"id": id})));
        assert_eq!(ask.send().await.refusal(name), (404, "resource_not_found".into()));
    }
    let still = world.get(&at("")).by(CLIENT).send().await.json();
    assert_eq!(still["status"], "queued", "and nothing happened to it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rival_finds_nothing_by_listing_and_searching() {
    let world = World::queueing().await;
    run_of_aurora(&world).await;
    for query in ["", "?search=spice", "?status=queued", "?sort=createdAt"] {
        let list = world.get(&format!("/api/v1/executions{query}")).by(RIVAL).send().await.json();
        assert_eq!(list["data"], json!([]), "{query}");
        let own = world.get(&format!("/api/v1/executions{query}")).by(OWNER).send().await.json();
        assert_eq!(own["data"].as_array().map(Vec::len), Some(1), "colleagues see it: {query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platforms_staff_does_not_read_a_clients_runs() {
    let world = World::queueing().await;
    let id = run_of_aurora(&world).await;
    let reply = world.get(&format!("/api/v1/executions/{id}")).by(ADMIN).send().await;
    assert_eq!(reply.refusal("an admin"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rivals_cursor_opens_nothing() {
    let world = World::queueing().await;
    for _ in 0..3 {
        run_of_aurora(&world).await;
    }
    let first = world.get("/api/v1/executions?limit=1").by(CLIENT).send().await.json();
    let cursor = first["nextCursor"].as_str().expect("a next page");
    let list = world.get(&format!("/api/v1/executions?limit=1&cursor={cursor}")).by(RIVAL).send().await.json();
    assert_eq!(list["data"], json!([]));
}
