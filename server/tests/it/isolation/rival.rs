use crate::support::people::{ADMIN, AGENCY, CLIENT, OWNER, RIVAL};
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_ids_of_another_tenant_are_there_on_no_door() {
    let world = World::queueing().await;
    for number in 0..40 {
        let prompt = json!({"prompt": format!("Spice number {number}")});
        assert_eq!(world.post("/api/v1/executions").by(CLIENT).json(&prompt).send().await.status, 201);
        crate::files::file(&world, &format!("spice-{number}.txt"), b"cumin").await;
        let team = json!({"name": format!("Spices {number}")});
        assert_eq!(world.post("/api/v1/teams").by(OWNER).json(&team).send().await.status, 201);
    }
    let aurora = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let ids = async |query: &str| -> Vec<uuid::Uuid> {
        sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()))
            .bind(aurora.0)
            .fetch_all(&mut world.as_superuser().await)
            .await
            .unwrap_or_else(|why| panic!("{query}: {why}"))
    };
    let of = [
        ("executions", "workspaces.show_execution", "select id from workspaces.executions where tenant_id = $1"),
        ("files", "files.show_file", "select id from files.files where tenant_id = $1"),
        ("audit-logs", "platform.audit_entry", "select event_id from log.events where tenant_id = $1 limit 200"),
    ];
    let mut tried = 0;
    for (place, function, query) in of {
        for id in ids(query).await {
            let rest = world.get(&format!("/api/v1/{place}/{id}")).by(AGENCY).send().await;
            assert_eq!(rest.status, 404, "{place}/{id}: {}", rest.text());
            let called = world.post(&format!("/api/fn/{function}")).by(AGENCY);
            let called = called.form(form_of(&json!({"id": id}))).send().await;
            assert_eq!(called.status, 404, "{function} {id}: {}", called.text());
            tried += 1;
        }
    }
    assert!(tried >= 200, "{tried} ids");
    // Neither does any list, search or file of a list show one.
    for list in ["executions", "files", "teams", "audit-logs"] {
        for ask in ["", "?search=spice", "?format=csv"] {
            let reply = world.get(&format!("/api/v1/{list}{ask}")).by(AGENCY).send().await;
            assert!(!reply.text().to_lowercase().contains("spice"), "{list}{ask}: {}", reply.text());
            assert!(!reply.text().contains(&aurora.to_string()), "{list}{ask}");
        }
    }
}
