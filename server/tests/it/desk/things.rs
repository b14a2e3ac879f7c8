//! What the audit tells of one thing: what a change replaced, what it was at an earlier moment, and by whom.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};

async fn get(world: &World, by: &str, path: &str) -> Value {
    let reply = world.get(&format!("/api/v1/{path}")).by(by).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// The value of a member.
fn field(fields: &Value, name: &str) -> Value {
    let fields = fields.as_array().expect("fields");
    fields.iter().find(|field| field["name"] == name).cloned().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_says_what_it_replaced_and_who_made_it_by_name() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let renamed = world.ask(http::Method::PATCH, &format!("/api/v1/users/{lina}")).by(ADMIN);
    let renamed = renamed.json(&json!({"name": "Lina Khoury"})).send().await;
    assert!(renamed.status < 300, "{}", renamed.text());
    let list = get(&world, ADMIN, &format!("audit-logs?thingId={lina}&what=PersonRenamed")).await;
    let row = &list["data"][0];
    assert_eq!((list["data"].as_array().map(Vec::len), &row["actorName"]), (Some(1), &json!("Amira Solano")));
    let id = row["id"].as_str().expect("an id");
    let story = get(&world, ADMIN, &format!("audit-logs/{id}")).await;
    let name = field(&story["entry"]["fields"], "name");
    assert_eq!((&name["before"], &name["value"]), (&json!("Lina Haddad"), &json!("Lina Khoury")), "{story}");
    let all = get(&world, ADMIN, &format!("audit-logs?thingId={lina}&sort=at")).await;
    let first = all["data"][0]["id"].as_str().expect("an id").to_owned();
    let registered = get(&world, ADMIN, &format!("audit-logs/{first}")).await;
    assert_eq!(field(&registered["entry"]["fields"], "name")["before"], Value::Null, "nothing was there before");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thing_is_shown_as_it_was_at_an_earlier_moment() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let rename = |name: &str| {
        world.ask(http::Method::PATCH, &format!("/api/v1/users/{lina}")).by(ADMIN).json(&json!({"name": name})).send()
    };
    assert!(rename("Lina Khoury").await.status < 300);
    let between =
        get(&world, ADMIN, &format!("audit-things/{lina}")).await["changedAt"].as_str().expect("a time").to_owned();
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    assert!(rename("Lina Saab").await.status < 300);
    let now = get(&world, ADMIN, &format!("audit-things/{lina}")).await;
    assert_eq!((&field(&now["fields"], "name")["value"], &now["streamType"]), (&json!("Lina Saab"), &json!("person")));
    let then = get(&world, ADMIN, &format!("audit-things/{lina}?asOf={between}")).await;
    assert_eq!(field(&then["fields"], "name")["value"], "Lina Khoury");
    assert_eq!(then["version"].as_u64().map(|version| version + 1), now["version"].as_u64());
    let entries = |thing: &Value| thing["entries"].as_array().map_or(0, Vec::len);
    assert_eq!(entries(&then) + 1, entries(&now));
    let before = world.get(&format!("/api/v1/audit-things/{lina}?asOf=2001-01-01T00:00:00Z")).by(ADMIN).send().await;
    assert_eq!(before.refusal("it wasn't there"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_things_history_is_its_tenants_and_an_event_is_for_whoever_may_read_its_kind() {
    let world = World::queueing().await;
    let run = json!({"prompt": "Name a spice."});
    let by_rival = world.post("/api/v1/executions").by(RIVAL).json(&run).send().await.json();
    let own = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await.json();
    let at = |thing: &Value| format!("/api/v1/audit-things/{}", thing["id"].as_str().expect("an id"));
    for by in [OWNER, ADMIN] {
        let reply = world.get(&at(&by_rival)).by(by).send().await;
        assert_eq!(reply.refusal(by), (404, "resource_not_found".into()), "a client's runs are the client's");
    }
    let seen = world.get(&at(&own)).by(OWNER).send().await.json();
    assert_eq!(seen["entries"][0]["actorName"], "Lina Haddad", "{seen}");
    assert_eq!(field(&seen["fields"], "prompt.text")["value"], "Name a spice.", "{seen}");
}
