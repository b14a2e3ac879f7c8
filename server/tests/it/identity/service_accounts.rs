//! Programs that are nobody's: they outlast whoever made them, and act as themselves (checklist DEV-X1).

use super::keys::{RUNS, key_of, look, read_only};
use crate::support::World;
use crate::support::people::{ADMIN, DEVELOPER, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};
use server::sagas::{SAGAS, Sagas};

async fn account(world: &World, name: &str) -> String {
    let body = json!({"name": name, "roles": ["client_user"]});
    let reply = world.post("/api/v1/service-accounts").by(OWNER).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

fn key_for(account: &str) -> Value {
    json!({"name": "Night", "serviceAccountId": account, "scopes": ["read:executions", "read:files"]})
}

async fn refused(world: &World, by: &str, body: &Value) -> (u16, String) {
    world.post("/api/v1/service-accounts").by(by).json(body).send().await.refusal("making an account")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_service_accounts_key_survives_the_person_who_made_it() {
    let world = World::demo().await;
    let program = account(&world, "Nightly report").await;
    let (id, theirs) = key_of(&world, OWNER, &key_for(&program)).await;
    let (_, own) = key_of(&world, OWNER, &read_only()).await;
    let me = world.get("/api/v1/me").bearer(&theirs).send().await.json();
    assert_eq!((&me["actor"]["kind"], &me["actor"]["name"]), (&json!("service_account"), &json!("Nightly report")));
    let salma = world.caller(OWNER).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/users/{salma}/erasure");
    assert_eq!(world.post(&path).by(ADMIN).send().await.status, 200);
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("turns are taken");
    assert_eq!(look(&world, &own, RUNS).await, (401, "token_refused".into()), "her own key went with her");
    assert_eq!(look(&world, &theirs, RUNS).await.0, 200, "the program goes on");
    assert_eq!(look(&world.restarted(), &theirs, RUNS).await.0, 200);
    let seen = crate::audit::accesses(&world, "what = 'key_used'").await;
    assert_eq!(seen[0]["actor"], json!(format!("key:{id}")), "it shows as itself");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_of_roles_acts_at_once_and_a_removed_account_has_no_keys() {
    let world = World::demo().await;
    let program = account(&world, "Nightly report").await;
    let (id, key) = key_of(&world, OWNER, &key_for(&program)).await;
    assert_eq!(look(&world, &key, RUNS).await.0, 200);
    let path = format!("/api/v1/service-accounts/{program}");
    let less = world.ask(Method::PATCH, &path).by(OWNER).json(&json!({"roles": ["developer"]})).send().await;
    assert_eq!(less.status, 204, "{}", less.text());
    assert_eq!(look(&world, &key, RUNS).await, (403, "permission_missing".into()));
    assert_eq!(world.ask(Method::DELETE, &path).by(OWNER).send().await.status, 204);
    assert_eq!(look(&world, &key, RUNS).await, (401, "token_refused".into()));
    assert_eq!(world.ask(Method::DELETE, &path).by(OWNER).send().await.status, 404);
    let rotated = world.post(&format!("/api/v1/api-keys/{id}/rotate")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(rotated.refusal("rotating"), (409, "key_revoked".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_makes_a_program_that_may_more_than_they() {
    let world = World::demo().await;
    let body = |role: &str| json!({"name": "Climber", "roles": [role]});
    assert_eq!(refused(&world, DEVELOPER, &body("client_user")).await, (403, "permission_not_yours_to_give".into()));
    assert_eq!(refused(&world, OWNER, &body("admin")).await, (403, "permission_not_yours_to_give".into()));
    assert_eq!(
        refused(&world, ADMIN, &body("admin")).await,
        (403, "permission_not_yours_to_give".into()),
        "master roles"
    );
    assert_eq!(refused(&world, RIVAL, &body("developer")).await, (403, "permission_missing".into()));
    let unknown = json!({"name": "Ghost", "roles": ["0192a000-0000-7000-8000-000000000001"]});
    assert_eq!(refused(&world, OWNER, &unknown).await, (400, "validation_failed".into()));
    let program = account(&world, "Nightly report").await;
    assert_eq!(refused(&world, OWNER, &json!({"name": "nightly REPORT", "roles": ["developer"]})).await.0, 409);
    let foreign = world.post("/api/v1/api-keys").by(DEVELOPER);
    let foreign = foreign.json(&json!({"name": "Mine", "serviceAccountId": program, "scopes": ["read:keys"]})).send();
    assert_eq!(foreign.await.refusal("another tenant's program"), (400, "validation_failed".into()));
}
