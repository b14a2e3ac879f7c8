//! What is personal is in the log as ciphertext, and unreadable for good once its key is destroyed.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use server::store::rebuild::rebuild;
use server::store::{Cursor, Projection, Selection, read_after};

async fn log_text(world: &World) -> String {
    let rows = "select string_agg(e::text, E'\\n' order by position) from log.events e";
    sqlx::query_scalar(rows).fetch_one(&mut world.as_superuser().await).await.expect("the log can be read")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_address_and_no_name_stands_in_the_log_in_plain_text() {
    let world = World::queueing().await;
    let run = serde_json::json!({"prompt": "Name a spice."});
    let reply = world.post("/api/v1/executions").by(CLIENT).from("198.51.100.7").json(&run).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let log = log_text(&world).await;
    assert!(log.contains("PersonRegistered") && log.contains("ExecutionQueued"), "the log was read");
    for personal in ["@demo.portico.example", "Lina Haddad", "Amira", "198.51.100.7"] {
        assert!(!log.contains(personal), "{personal} is in the log");
    }
    let services = world.gateway.services();
    let selection = Selection { types: Some(&["ExecutionQueued"]), ..Selection::default() };
    let mut found = None;
    // A transaction of another test in the same cluster may hold the horizon back for a while.
    for _ in 0..500 {
        let mut tx = services.db.as_system("read the log").await.expect("a transaction");
        found = read_after(&mut tx, &services.keys, Cursor::START, selection, 10).await.expect("it is read").pop();
        if found.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let queued = found.expect("a run was queued");
    assert_eq!(queued.payload["startedByName"]["value"], "Lina Haddad");
    let address = queued.metadata.address.as_ref().and_then(|address| address.known());
    assert_eq!(address.map(String::as_str), Some("198.51.100.7"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_destroyed_key_erases_a_person_from_log_and_projections_and_nobody_else() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person");
    let before = log_text(&world).await;
    let services = world.gateway.services();
    let mut tx = services.db.as_system("erase").await.expect("a transaction");
    assert!(services.keys.erase_subject(&mut tx, lina.person_id.0).await.expect("her keys go") >= 1);
    tx.commit().await.expect("it holds");

    for name in ["tenant", "person"] {
        let projection = Projection::find(name).expect("it is registered");
        rebuild(&services.db, &services.keys, projection, |_| Ok(())).await.expect("it is written anew");
    }

    assert_eq!(log_text(&world).await, before, "what has happened stays, to the byte");
    let row: (String, String) = sqlx::query_as("select email, name from identity.users where id = $1")
        .bind(lina.person_id.0)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the row stays");
    assert_eq!(row, (format!("{}@erased.invalid", lina.person_id), String::new()));
    assert!(world.caller(ADMIN).await.actor.is_some(), "others are as they were");
    let reply = world.post("/api/v1/auth/login");
    let reply = reply.json(&serde_json::json!({"email": CLIENT, "password": crate::support::PASSWORD})).send().await;
    assert_eq!(reply.status, 401, "nobody has that address any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_keys_can_be_destroyed_as_a_whole() {
    let world = World::demo().await;
    let tenant = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let services = world.gateway.services();
    let mut tx = services.db.as_system("purge").await.expect("a transaction");
    let key = services.keys.of_tenant(&mut tx, tenant).await.expect("a key");
    let sealed = key.seal(b"a contract", b"").expect("it is sealed");
    assert!(services.keys.erase_tenant(&mut tx, tenant).await.expect("keys go") >= 3, "tenant, owner, client, own");
    tx.commit().await.expect("it holds");
    let mut tx = services.db.as_system("read").await.expect("a transaction");
    assert!(services.keys.opening(&mut tx, tenant, tenant.0).await.expect("an answer").is_none());
    let fresh = services.keys.of_tenant(&mut tx, tenant).await.expect("a new key");
    assert_eq!(fresh.open(&sealed, b""), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_that_was_rolled_back_seals_nothing_afterwards() {
    let world = World::demo().await;
    let tenant = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let (services, subject) = (world.gateway.services(), server::ambient::new_id());
    let mut tx = services.db.as_system("begun").await.expect("a transaction");
    let lost = services.keys.of_subject(&mut tx, tenant, subject).await.expect("a key");
    drop(tx);
    let mut tx = services.db.as_system("begun anew").await.expect("a transaction");
    let kept = services.keys.of_subject(&mut tx, tenant, subject).await.expect("a key");
    assert_ne!(kept.id(), lost.id());
    tx.commit().await.expect("it holds");
}
