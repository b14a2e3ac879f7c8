//! One entry's whole story: from the request to its last effect.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};

async fn story_of(world: &World, by: &str, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/audit-logs/{id}")).by(by).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn first(world: &World, by: &str, query: &str) -> String {
    let reply = world.get(&format!("/api/v1/audit-logs?{query}")).by(by).send().await.json();
    reply["data"][0]["id"].as_str().unwrap_or_else(|| panic!("nothing in {reply}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_correlation_id_leads_from_the_request_to_its_last_effect() {
    let world = World::demo().await;
    let aurora = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let person = json!({"email": "new@demo.portico.example", "name": "Noor Aziz", "password": "Portico-demo-2026",
                        "tenantId": aurora, "role": "client_user"});
    let reply = world.post("/api/v1/users").by(ADMIN).from("198.51.100.7").json(&person).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let request = reply.header("x-request-id").expect("an id").to_owned();
    let id = first(&world, ADMIN, &format!("requestId={request}&sort=at")).await;
    let story = story_of(&world, ADMIN, &id).await;
    let steps = story["steps"].as_array().expect("steps");
    let whats: Vec<_> = steps.iter().filter_map(|step| step["row"]["what"].as_str()).collect();
    assert_eq!(whats, ["PersonRegistered", "MembershipGranted"]);
    for step in steps {
        assert_eq!(
            (&step["row"]["requestId"], &step["row"]["operation"]),
            (&json!(request), &json!("identity.add_person"))
        );
        assert_eq!(step["address"], "198.51.100.7");
    }
    let fields = steps[0]["fields"].as_array().expect("fields");
    assert!(fields.contains(&json!({"name": "name", "value": "Noor Aziz", "personal": true})), "{fields:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_address_of_an_access_is_sealed_and_goes_with_the_person() {
    let world = World::demo().await;
    let login = json!({"email": CLIENT, "password": crate::support::PASSWORD});
    let reply = world.post("/api/v1/auth/login").from("198.51.100.9").json(&login).send().await;
    assert_eq!(reply.status, 200);
    let row: String = sqlx::query_scalar("select a::text from log.accesses a where what = 'signed_in'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a row");
    assert!(!row.contains("198.51.100.9"), "{row}");
    let id = first(&world, OWNER, "what=signed_in&sort=at").await;
    assert_eq!(story_of(&world, OWNER, &id).await["entry"]["address"], "198.51.100.9");
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let services = world.gateway.services();
    let mut tx = services.db.as_system("erase").await.expect("a transaction");
    services.keys.erase_subject(&mut tx, lina.0).await.expect("her keys go");
    tx.commit().await.expect("it holds");
    assert_eq!(story_of(&world, OWNER, &id).await["entry"]["address"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_strangers_entry_is_not_there() {
    let world = World::queueing().await;
    let run = json!({"prompt": "Name a spice."});
    assert_eq!(world.post("/api/v1/executions").by(RIVAL).json(&run).send().await.status, 201);
    let queued = "select event_id::text from log.events where type = 'ExecutionQueued'";
    let id: String = sqlx::query_scalar(queued).fetch_one(&mut world.as_superuser().await).await.expect("an id");
    for by in [OWNER, ADMIN] {
        let reply = world.get(&format!("/api/v1/audit-logs/{id}")).by(by).send().await;
        assert_eq!(reply.refusal(by), (404, "resource_not_found".into()), "another tenant's, or not for their eyes");
    }
}
