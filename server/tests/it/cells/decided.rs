//! What the platform decides about a tenant reaches its cell.

use super::{Own, number, open, until};
use crate::billing::plan;
use crate::identity::keys::RUNS;
use crate::jobs::toys::work;
use crate::sagas::toys::moving;
use crate::support::World;
use crate::support::people::ADMIN;
use crate::tenancy::lifecycle::act;
use http::Method;
use serde_json::{Value, json};
use server::cells::sync;
use tokio::task::JoinSet;

/// The subscribers and jobs of the installation, as its processes have them, until the set goes.
pub fn at_work(world: &mut World) -> JoinSet<()> {
    world.follow();
    work(world, 1)
}

async fn put(world: &World, own: &Own, what: &str, body: Value) {
    let done = world.ask(Method::PUT, &format!("/api/v1/tenants/{}/{what}", own.id)).by(ADMIN).json(&body).send().await;
    assert_eq!(done.status, 204, "{}", done.text());
}

async fn seats(world: &World, own: &Own, token: &str) -> Value {
    let standing = own.get(world, "/api/v1/plan").bearer(token).send().await.json();
    let limits = standing["limits"].as_array().unwrap_or_else(|| panic!("no limits: {standing}"));
    limits.iter().find(|limit| limit["kind"] == "seats").expect("seats").clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_suspension_and_its_end_hold_in_the_cell() {
    let mut world = moving().await;
    let _works = at_work(&mut world);
    let own = open(&world).await;
    let (id, token) = (own.id.to_string(), own.join(&world).await);
    assert_eq!(own.look(&world, &token, RUNS).await.0, 200);

    let why = json!({"reason": "The invoice of March is unpaid."});
    assert_eq!(act(&world, &id, "suspend", &why).await.status, 204);
    until("the suspension holds", async || own.look(&world, &token, RUNS).await.0 == 403).await;
    assert_eq!(own.look(&world, &token, RUNS).await, (403, "tenant_suspended".into()));
    let standing = own.get(&world, "/api/v1/tenant/standing").bearer(&token).send().await.json();
    assert_eq!((&standing["status"], &standing["reason"]), (&json!("suspended"), &why["reason"]));

    assert_eq!(act(&world, &id, "restore", &json!({})).await.status, 204);
    until("it works again", async || own.look(&world, &token, RUNS).await.0 == 200).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_carried_again_leaves_no_trace() {
    let world = moving().await;
    let own = open(&world).await;
    put(&world, &own, "flags/ai_runs", json!({"setting": "hidden"})).await;
    let (services, mut within) = (world.gateway.services(), own.superuser(&world).await);
    let (events, hidden) =
        ("select count(*) from log.events", "select count(*) from billing.flag_overrides where not is_on");
    sync(services, own.id).await.expect("it is carried");
    assert_eq!(number(&mut within, hidden).await, 1);
    let before = number(&mut within, events).await;
    for _ in 0..3 {
        sync(services, own.id).await.expect("it is carried again");
    }
    assert_eq!(number(&mut within, events).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_decided_while_nobody_worked_holds_as_it_stands_at_the_end() {
    let mut world = moving().await;
    let works = at_work(&mut world);
    let own = open(&world).await;
    let (id, token) = (own.id.to_string(), own.join(&world).await);
    let why = json!({"reason": "The invoice of March is unpaid."});
    assert_eq!(act(&world, &id, "suspend", &why).await.status, 204);
    until("the suspension holds", async || own.look(&world, &token, RUNS).await.0 == 403).await;
    drop(works);
    assert_eq!(act(&world, &id, "restore", &json!({})).await.status, 204);
    let path = format!("/api/v1/tenants/{id}");
    let edited = world.ask(Method::PATCH, &path).by(ADMIN).json(&json!({"name": "Harbour & Daughters"})).send().await;
    assert_eq!(edited.status, 204, "{}", edited.text());
    let _works = work(&world, 1);
    until("it works again", async || own.look(&world, &token, RUNS).await.0 == 200).await;
    until("and is called what it is called", async || {
        own.get(&world, "/api/v1/me").bearer(&token).send().await.json()["actor"]["tenantName"] == "Harbour & Daughters"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_plan_a_flag_and_a_name_hold_in_the_cell() {
    let mut world = moving().await;
    let _works = at_work(&mut world);
    let own = open(&world).await;
    let token = own.join(&world).await;
    assert_eq!(seats(&world, &own, &token).await["max"], Value::Null, "Enterprise bounds no seats");

    let features = ["ai_runs", "files", "api_keys", "dedicated_database"];
    plan(&world, "narrow", &features, json!({"seats": 2})).await;
    put(&world, &own, "plan", json!({"plan": "narrow"})).await;
    until("the plan holds", async || seats(&world, &own, &token).await["max"] == 2).await;
    assert_eq!(seats(&world, &own, &token).await["used"], 1);
    let invite = async |email: &str| {
        let body = json!({"email": email, "role": "client_user"});
        own.post(&world, "/api/v1/invitations").bearer(&token).json(&body).send().await
    };
    assert_eq!(invite("second@harbour.example").await.status, 201);
    let third = invite("third@harbour.example").await;
    assert_eq!(third.refusal("beyond the plan"), (403, "seats_used_up".into()));
    let told = third.json()["error"]["params"].clone();
    assert_eq!((&told["max"], &told["plan"]), (&json!("2"), &json!("NARROW")), "{told}");
    let audit = own.look(&world, &token, "/api/v1/audit-logs").await;
    assert_eq!(audit, (403, "not_entitled".into()), "what the plan lacks is gone");

    assert_eq!(own.look(&world, &token, RUNS).await.0, 200);
    put(&world, &own, "flags/ai_runs", json!({"setting": "hidden"})).await;
    until("the flag holds", async || own.look(&world, &token, RUNS).await.0 == 404).await;
    assert_eq!(own.look(&world, &token, RUNS).await, (404, "feature_off".into()));
    put(&world, &own, "flags/ai_runs", json!({"setting": null})).await;
    until("the flag is gone", async || own.look(&world, &token, RUNS).await.0 == 200).await;

    let name = json!({"name": "Harbour & Daughters"});
    let path = format!("/api/v1/tenants/{}", own.id);
    let edited = world.ask(Method::PATCH, &path).by(ADMIN).json(&name).send().await;
    assert_eq!(edited.status, 204, "{}", edited.text());
    until("the name holds", async || {
        own.get(&world, "/api/v1/me").bearer(&token).send().await.json()["actor"]["tenantName"] == name["name"]
    })
    .await;
}
