use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

/// The id of the tenant of that name.
pub async fn tenant(world: &World, name: &str) -> String {
    let page = world.get(&format!("/api/v1/tenants?search={name}")).by(ADMIN).send().await.json();
    page["data"][0]["id"].as_str().expect("it is in the list").to_owned()
}

pub async fn shown(world: &World, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/tenants/{id}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

pub async fn act(world: &World, id: &str, what: &str, body: &Value) -> Reply {
    world.post(&format!("/api/v1/tenants/{id}/{what}")).by(ADMIN).json(body).send().await
}

async fn edit(world: &World, id: &str, body: &Value) -> Reply {
    world.ask(Method::PATCH, &format!("/api/v1/tenants/{id}")).by(ADMIN).json(body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_tenant_is_shown_to_the_platform_alone() {
    let world = World::demo().await;
    let id = tenant(&world, "Aurora").await;
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["name"], &detail["status"]), (&json!("Aurora Foods"), &json!("active")));
    assert_eq!((&detail["members"], &detail["adminEmail"]), (&json!(2), &json!(OWNER)));
    let path = format!("/api/v1/tenants/{id}");
    for other in [OWNER, RIVAL] {
        assert_eq!(world.get(&path).by(other).send().await.refusal(other), (403, "permission_missing".into()));
    }
    let unknown = world.get("/api/v1/tenants/01920000-0000-7000-8000-00000000ffff").by(ADMIN).send().await;
    assert_eq!(unknown.refusal("unknown"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_edit_with_a_stale_version_is_refused_and_with_the_right_one_holds() {
    let world = World::demo().await;
    let id = tenant(&world, "Aurora").await;
    let version = shown(&world, &id).await["version"].clone();
    let first = json!({"name": "Aurora Foods Group", "adminEmail": "desk@aurora.example", "version": version});
    assert_eq!(edit(&world, &id, &first).await.status, 204);
    let stale = json!({"name": "Somebody else's name", "version": version});
    assert_eq!(edit(&world, &id, &stale).await.refusal("stale"), (409, "conflict".into()));
    let detail = shown(&world, &id).await;
    assert_eq!(detail["name"], "Aurora Foods Group");
    assert_eq!(detail["adminEmail"], "desk@aurora.example");
    let zone = edit(&world, &id, &json!({"timeZone": "Nowhere/Land"})).await;
    assert_eq!(zone.faults(), [("timeZone".to_owned(), "zone_unknown".to_owned())]);
    let log = world.get(&format!("/api/v1/audit-logs?tenantId={id}")).by(ADMIN).send().await.json();
    let edited = log["data"].as_array().expect("entries").iter().find(|entry| entry["what"] == "TenantChanged");
    let admin = world.caller(ADMIN).await.actor.expect("a person").person_id;
    assert!(edited.is_some_and(|entry| entry["actor"] == format!("person:{admin}")), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_suspended_tenants_people_and_keys_are_refused_from_the_next_request_on_until_it_is_restored() {
    let world = World::demo().await;
    let id = tenant(&world, "Aurora").await;
    let (token, cookie) = (world.token(CLIENT).await, world.cookie(OWNER).await);
    let key = json!({"name": "Reader", "scopes": ["read:executions"]});
    let key = world.post("/api/v1/api-keys").by(OWNER).json(&key).send().await;
    assert_eq!(key.status, 201, "{}", key.text());
    let key = key.json()["key"].as_str().expect("a key").to_owned();
    let runs = |bearer: String| world.get("/api/v1/executions").bearer(&bearer).send();
    for bearer in [&token, &key] {
        assert_eq!(runs(bearer.clone()).await.status, 200);
    }
    let why = json!({"reason": "The invoice of March is unpaid."});
    assert_eq!(act(&world, &id, "suspend", &why).await.status, 204);
    assert_eq!(act(&world, &id, "suspend", &why).await.refusal("twice"), (409, "tenant_is_suspended".into()));
    for bearer in [&token, &key] {
        assert_eq!(runs(bearer.clone()).await.refusal("suspended"), (403, "tenant_suspended".into()));
    }
    assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.code("new session"), "tenant_suspended");
    // What is about oneself goes on, and says why the rest doesn't.
    let standing = world.get("/api/v1/tenant/standing").bearer(&token).send().await.json();
    assert_eq!((&standing["status"], &standing["reason"]), (&json!("suspended"), &why["reason"]));
    let page = world.get("/client/runs").header("cookie", &cookie).send().await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("The invoice of March is unpaid."), "{}", page.text());
    assert_eq!(world.get("/account").header("cookie", &cookie).send().await.status, 200);
    assert_eq!(world.get("/api/v1/executions").by(RIVAL).send().await.status, 200, "nobody else's business");

    assert_eq!(act(&world, &id, "restore", &json!({})).await.status, 204);
    for bearer in [token, key] {
        assert_eq!(runs(bearer).await.status, 200, "nothing is lost");
    }
    assert_eq!(act(&world, &id, "restore", &json!({})).await.refusal("twice"), (409, "tenant_active".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_stops_their_own_tenant_or_one_without_a_reason() {
    let world = World::demo().await;
    let own = tenant(&world, "Portico%20Consulting").await;
    let why = json!({"reason": "by mistake"});
    assert_eq!(act(&world, &own, "suspend", &why).await.refusal("own"), (409, "own_tenant".into()));
    let delete = world.ask(Method::DELETE, &format!("/api/v1/tenants/{own}")).by(ADMIN).json(&json!({})).send().await;
    assert_eq!(delete.refusal("own"), (409, "own_tenant".into()));
    let id = tenant(&world, "Aurora").await;
    let bare = act(&world, &id, "suspend", &json!({"reason": " "})).await;
    assert_eq!(bare.status, 400, "{}", bare.text());
    let reply = world.post(&format!("/api/v1/tenants/{id}/suspend")).by(OWNER).json(&why).send().await;
    assert_eq!(reply.refusal("an owner"), (403, "permission_missing".into()));
}
