//! Everybody's sessions and every tenant's keys, for those who run the installation.

use super::keys::{RUNS, key_of, look, read_only};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

async fn list(world: &World, path: &str) -> Vec<Value> {
    let reply = world.get(path).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()["data"].as_array().expect("rows").clone()
}

async fn delete(world: &World, path: &str, by: &str) -> Reply {
    world.ask(Method::DELETE, path).by(by).send().await
}

fn of<'r>(rows: &'r [Value], email: &str) -> Vec<&'r Value> {
    rows.iter().filter(|row| row["email"] == email).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_finds_anybodys_session_and_ends_it_at_once_everywhere() {
    let one = World::demo().await;
    let other = one.restarted();
    for email in [CLIENT, OWNER, RIVAL] {
        one.token(email).await;
    }
    let cookie = one.cookie(CLIENT).await;
    let rows = list(&one, "/api/v1/sessions").await;
    assert_eq!((of(&rows, CLIENT).len(), of(&rows, RIVAL).len()), (2, 1), "{rows:?}");
    let ours = of(&rows, CLIENT)[0];
    assert_eq!((&ours["tenantName"], &ours["state"]), (&json!("Aurora Foods"), &json!("standing")));
    assert!(!serde_json::to_string(&rows).unwrap_or_default().contains("ash\":"), "no hash leaves");
    // By tenant, person, holder, name, and last use.
    let tenant = ours["tenantId"].as_str().expect("an id");
    let of_tenant = list(&one, &format!("/api/v1/sessions?tenantId={tenant}")).await;
    assert!(of_tenant.len() == 3 && of(&of_tenant, RIVAL).is_empty(), "{of_tenant:?}");
    let person = ours["personId"].as_str().expect("an id");
    assert_eq!(list(&one, &format!("/api/v1/sessions?personId={person}")).await.len(), 2);
    let browsers = list(&one, &format!("/api/v1/sessions?personId={person}&holder=browser")).await;
    assert_eq!(browsers.len(), 1);
    assert_eq!(list(&one, "/api/v1/sessions?search=client@rival").await.len(), 1);
    assert_eq!(list(&one, "/api/v1/sessions?usedTo=2020-01-01T00:00:00Z").await.len(), 0);
    assert_eq!(list(&one, &format!("/api/v1/sessions?personId={person}&usedFrom=2020-01-01T00:00:00Z")).await.len(), 2);
    // Paged, each once.
    let mut seen = Vec::new();
    let mut path = "/api/v1/sessions?limit=2".to_owned();
    loop {
        let page = one.get(&path).by(ADMIN).send().await.json();
        seen.extend(page["data"].as_array().expect("rows").iter().map(|row| row["id"].to_string()));
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        path = format!("/api/v1/sessions?limit=2&cursor={cursor}");
    }
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!((seen.len(), count), (rows.len(), rows.len()));
    // Ended on one process, refused by the other.
    let browser = browsers[0]["id"].as_str().expect("an id");
    let me = async |world: &World| world.get("/api/v1/me").header("cookie", &cookie).send().await.status;
    assert_eq!(me(&other).await, 200);
    let path = format!("/api/v1/sessions/{browser}");
    assert_eq!(delete(&one, &path, OWNER).await.refusal("an owner"), (403, "permission_missing".into()));
    assert_eq!(delete(&one, &path, ADMIN).await.status, 204);
    assert_eq!((me(&one).await, me(&other).await), (401, 401));
    assert_eq!(delete(&one, &path, ADMIN).await.status, 404, "it has ended");
    let ended = list(&one, &format!("/api/v1/sessions?personId={person}&state=ended")).await;
    assert_eq!((ended.len(), &ended[0]["id"]), (1, &json!(browser)));
    let record = one.get("/api/v1/audit-logs?operation=identity.end_any_session").by(ADMIN).send().await.json();
    let noted = record["data"].as_array().expect("rows").iter().any(|row| row["what"] == "sessions_ended");
    assert!(noted, "{record}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_sees_one_tenant_alone_finds_and_ends_its_sessions_alone() {
    let world = World::demo().await;
    for email in [CLIENT, RIVAL] {
        world.token(email).await;
    }
    // Somebody who has just this, in the tenant of the client.
    let mut caller = world.caller(OWNER).await;
    let actor = caller.actor.as_mut().expect("a person");
    actor.grants = domain::policy::Grants::of(&[domain::policy::Role::Admin]);
    let only = domain::policy::Permissions::of(&[
        domain::policy::Permission::ReadSessions,
        domain::policy::Permission::ManageSessions,
    ]);
    actor.ceiling = Some(only);
    actor.key = Some(domain::kernel::ApiKeyId(uuid::Uuid::from_u128(1)));
    let rows = world
        .gateway
        .call(caller.clone(), domain::identity::AllSessions::default())
        .await
        .expect("their own tenant's")
        .data;
    assert!(rows.iter().any(|row| row.email == CLIENT) && rows.iter().all(|row| row.email != RIVAL), "{rows:?}");
    let all = list(&world, "/api/v1/sessions").await;
    let rival = of(&all, RIVAL)[0]["id"].as_str().expect("an id").parse().expect("an id");
    let refused = world.gateway.call(caller.clone(), domain::identity::EndAnySession { id: rival }).await;
    assert_eq!(refused.expect_err("another tenant's").status, 404);
    let own = rows.iter().find(|row| row.email == CLIENT).expect("a row").id;
    world.gateway.call(caller, domain::identity::EndAnySession { id: own }).await.expect("their own tenant's");
    assert_eq!(world.get("/api/v1/me").by(CLIENT).send().await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_finds_any_tenants_key_and_revokes_it_at_once_everywhere() {
    let one = World::demo().await;
    let other = one.restarted();
    let (id, key) = key_of(&one, OWNER, &read_only()).await;
    let (kept, spare) = key_of(&one, OWNER, &json!({"name": "Spare", "scopes": ["read:executions"]})).await;
    assert_eq!(look(&other, &key, RUNS).await.0, 200);
    let rows = list(&one, "/api/v1/platform/api-keys").await;
    let found = rows.iter().find(|row| row["id"] == json!(id)).expect("it is listed");
    assert_eq!((&found["tenantName"], &found["status"]), (&json!("Aurora Foods"), &json!("active")));
    assert!(found["lastUsedAt"].is_string() && found["ownerName"].is_string(), "{found}");
    assert!(!serde_json::to_string(&rows).unwrap_or_default().contains(&key), "no secret leaves");
    let person = found["personId"].as_str().expect("an id");
    assert_eq!(list(&one, &format!("/api/v1/platform/api-keys?personId={person}")).await.len(), 2);
    assert_eq!(list(&one, "/api/v1/platform/api-keys?search=dashb").await.len(), 1);
    assert_eq!(list(&one, "/api/v1/platform/api-keys?usedFrom=2020-01-01T00:00:00Z").await.len(), 1, "the used one");
    assert_eq!(list(&one, "/api/v1/platform/api-keys?status=revoked").await.len(), 0);
    let refused = one.get("/api/v1/platform/api-keys").by(OWNER).send().await;
    assert_eq!(refused.refusal("an owner"), (403, "permission_missing".into()));
    let path = format!("/api/v1/platform/api-keys/{id}");
    assert_eq!(delete(&one, &path, OWNER).await.refusal("an owner"), (403, "permission_missing".into()));
    assert_eq!(delete(&one, &path, ADMIN).await.status, 204);
    for world in [&one, &other] {
        assert_eq!(look(world, &key, RUNS).await, (401, "token_refused".into()));
        assert_eq!(look(world, &spare, RUNS).await.0, 200, "the other one works");
    }
    let revoked = list(&one, "/api/v1/platform/api-keys?status=revoked").await;
    assert_eq!((revoked.len(), &revoked[0]["id"]), (1, &json!(id)));
    assert_ne!(kept, id);
}
