//! What a key may not: more than its maker, another tenant's things, what is about the person alone (checklist DEV-14).

use super::keys::{RUNS, change, key_of, look, read_only};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, DEVELOPER, OWNER};
use http::Method;
use serde_json::json;

async fn make(world: &World, bearer: &str, scopes: &[&str]) -> (u16, String) {
    let body = json!({"name": "Another", "scopes": scopes});
    let reply = world.post("/api/v1/api-keys").bearer(bearer).json(&body).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal("making a key") }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_hands_on_what_they_have_not() {
    let world = World::demo().await;
    let developer = world.token(DEVELOPER).await;
    assert_eq!(make(&world, &developer, &["read:files"]).await, (403, "permission_not_yours_to_give".into()));
    assert_eq!(make(&world, &developer, &[]).await, (400, "validation_failed".into()));
    assert_eq!(make(&world, &developer, &["fly:rockets"]).await, (400, "validation_failed".into()));
    let client = world.token(CLIENT).await;
    assert_eq!(make(&world, &client, &["read:files"]).await, (403, "permission_missing".into()));
    let (_, key) = key_of(&world, OWNER, &json!({"name": "Keeper", "scopes": ["manage:keys"]})).await;
    assert_eq!(make(&world, &key, &["manage:keys"]).await.0, 201);
    let more = make(&world, &key, &["manage:keys", "read:files"]).await;
    assert_eq!(more, (403, "permission_not_yours_to_give".into()), "a key makes no key with more than it has");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_gives_no_other_key_to_whoever_holds_it() {
    let world = World::demo().await;
    let (rich, _) = key_of(&world, OWNER, &json!({"name": "Rich", "scopes": ["read:files", "manage:keys"]})).await;
    let (_, poor) = key_of(&world, OWNER, &json!({"name": "Poor", "scopes": ["manage:keys"]})).await;
    let rotated = world.post(&format!("/api/v1/api-keys/{rich}/rotate")).bearer(&poor).json(&json!({})).send().await;
    assert_eq!(rotated.refusal("rotating"), (403, "permission_not_yours_to_give".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_developers_key_is_limited_to_their_tenant_and_its_scopes() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, DEVELOPER, &json!({"name": "Mine", "scopes": ["read:keys"]})).await;
    let (foreign, _) = key_of(&world, OWNER, &read_only()).await;
    let list = world.get("/api/v1/api-keys").bearer(&key).send().await.json();
    let names: Vec<_> = list["data"].as_array().expect("rows").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, [json!("Mine")]);
    assert_eq!(look(&world, &key, "/api/v1/tenants").await, (403, "permission_missing".into()));
    let end = world.ask(Method::DELETE, &format!("/api/v1/api-keys/{foreign}")).bearer(&key).send().await;
    assert_eq!(end.refusal("ending"), (403, "permission_beyond_key".into()));
    let own = world.ask(Method::DELETE, &format!("/api/v1/api-keys/{foreign}")).by(DEVELOPER).send().await;
    assert_eq!(own.refusal("ending"), (404, "resource_not_found".into()), "another tenant's key isn't there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_about_the_person_alone_is_no_keys() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, OWNER, &read_only()).await;
    let change = world.ask(Method::PATCH, "/api/v1/me/settings").bearer(&key).json(&json!({"locale": "ko"})).send();
    assert_eq!(change.await.refusal("settings"), (403, "session_needed".into()));
    let me = world.get("/api/v1/me").bearer(&key).send().await.json();
    assert_eq!(me["permissions"], json!(["read:executions"]));
    let scopes = ["impersonate:people", "reach:platform"];
    let (_, key) = key_of(&world, ADMIN, &json!({"name": "Helper", "scopes": scopes})).await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/users/{lina}/impersonation");
    let begun = world.post(&path).bearer(&key).json(&json!({"reason": "Ticket 1"})).send().await;
    assert_eq!(begun.refusal("acting"), (403, "session_needed".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_persons_key_ends_with_their_membership_and_for_good() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, OWNER, &read_only()).await;
    let salma = world.caller(OWNER).await.actor.expect("a person").person_id;
    change(&world, "create table public.kept as select * from identity.memberships").await;
    change(&world, &format!("delete from identity.memberships where user_id = '{salma}'")).await;
    assert_eq!(look(&world, &key, RUNS).await, (401, "token_refused".into()));
    let again = format!(
        "insert into identity.memberships
         select tenant_id, user_id, roles, now() from public.kept where user_id = '{salma}'"
    );
    change(&world, &again).await;
    assert_eq!(look(&world, &key, RUNS).await, (401, "token_refused".into()), "who comes back makes new keys");
    assert_eq!(world.get(RUNS).by(OWNER).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_has_limits_of_its_own() {
    let world = World::demo_with(&["--limit-key", "2"]).await;
    let (_, key) = key_of(&world, OWNER, &read_only()).await;
    let mut last = Vec::new();
    for _ in 0..3 {
        last.push(look(&world, &key, RUNS).await.0);
    }
    assert_eq!(last, [200, 200, 429]);
    assert_eq!(world.get(RUNS).by(OWNER).send().await.status, 200, "its owner goes on");
}
