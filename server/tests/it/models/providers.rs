//! Who keeps providers, where they may be, and what becomes of their keys.

use super::stock::{KEY, StockModels};
use super::{add, address, answered, provider, world};
use crate::support::World;
use crate::support::people::{ADMIN, AGENCY, CLIENT, OWNER};
use domain::workspaces::Failure;
use http::Method;
use serde_json::{Value, json};
use server::integrations::models::{Ask, Step};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn this_machine_and_its_neighbours_are_no_providers() {
    let world = World::demo().await;
    for url in [
        "http://models.aurora.example/v1",
        "https://127.0.0.1:5432",
        "https://169.254.169.254",
        "https://[::1]",
        "https://10.0.0.1/v1",
        "https://2130706433/",
    ] {
        let mut wish = provider("Inside", "openai", "");
        wish["baseUrl"] = json!(url);
        let reply = world.post("/api/v1/model-providers").by(OWNER).json(&wish).send().await;
        assert_eq!(reply.faults(), [("baseUrl".into(), "address_not_public".into())], "{url}: {}", reply.text());
    }
    // A name that leads to this machine is found out where it is called.
    let mut wish = provider("Inside", "openai", "");
    wish["baseUrl"] = json!("https://localhost:1/v1");
    add(&world, OWNER, &wish).await;
    let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
    assert_eq!(steps.last(), Some(&Step::Failed(Failure::ProviderUnreachable)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platforms_providers_are_kept_by_whoever_reaches_it_and_a_tenants_by_its_own() {
    let world = world().await;
    let mut of_platform = provider("Everybody's", "openai", "http://127.0.0.1:9");
    of_platform["of"] = json!("platform");
    let refused = world.post("/api/v1/model-providers").by(OWNER).json(&of_platform).send().await;
    assert_eq!(refused.refusal("not theirs"), (403, "permission_missing".into()));
    let shared = add(&world, ADMIN, &of_platform).await;
    let own = add(&world, OWNER, &provider("Aurora's", "openai", "http://127.0.0.1:9")).await;
    let ask = |who: &'static str, id: &str| world.get(&format!("/api/v1/model-providers/{id}")).by(who).send();
    assert_eq!(ask(ADMIN, &shared).await.status, 200);
    assert_eq!(ask(OWNER, &own).await.status, 200);
    for (who, id) in [(OWNER, &shared), (AGENCY, &own), (ADMIN, &own)] {
        assert_eq!(ask(who, id).await.status, 404, "{who}");
        let path = format!("/api/v1/model-providers/{id}");
        assert_eq!(world.ask(Method::DELETE, &path).by(who).send().await.status, 404, "{who}");
    }
    assert_eq!(ask(CLIENT, &own).await.status, 403);
    let listed = world.get("/api/v1/model-providers?of=platform").by(ADMIN).send().await.json();
    let kinds: Vec<_> = listed["data"].as_array().expect("rows").iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(kinds, ["local", "openai"]);
}

/// Everything that the database has of providers and their events, as text.
async fn written(world: &World) -> String {
    sqlx::query_scalar::<_, String>(
        "select (select string_agg(p::text, '') from models.model_providers p)
             || (select string_agg(k::text, '') from models.provider_keys k)
             || (select string_agg(e.payload::text, '') from log.events e where stream_type = 'model_provider')",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("the tables")
}

async fn keys(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from models.provider_keys")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the keys")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_is_used_and_never_shown_and_stays_with_its_address() {
    let (world, stock, other) = (world().await, StockModels::answering(), StockModels::answering());
    let id = add(&world, OWNER, &provider("Aurora's", "openai", &stock.url)).await;
    let path = format!("/api/v1/model-providers/{id}");
    let shown = world.get(&path).by(OWNER).send().await;
    assert_eq!(shown.json()["keyFingerprint"].as_str().map(str::len), Some(12));
    assert!(!shown.text().contains(KEY));
    assert!(!written(&world).await.contains(KEY), "no table and no event has it readable");
    let mut edit = provider("Renamed", "openai", &stock.url);
    edit.as_object_mut().expect("members").retain(|name, _| matches!(name.as_str(), "name" | "baseUrl" | "models"));
    let change = async |body: &Value| {
        let reply = world.ask(Method::PUT, &path).by(OWNER).json(body).send().await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    };
    change(&edit).await;
    assert_eq!(keys(&world).await, 1, "the key stays where the address does");
    let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
    assert!(matches!(steps.last(), Some(Step::Done { .. })), "{steps:?}");
    edit["baseUrl"] = json!(address("openai", &other.url));
    change(&edit).await;
    assert_eq!(keys(&world).await, 0, "another address isn't sent it");
    assert_eq!(world.get(&path).by(OWNER).send().await.json()["keyFingerprint"], Value::Null);
    edit["apiKey"] = json!(KEY);
    change(&edit).await;
    assert_eq!(world.ask(Method::DELETE, &path).by(OWNER).send().await.status, 204);
    assert_eq!(keys(&world).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_is_tried_with_one_short_question_and_says_what_went_wrong() {
    let (world, good, broken) = (world().await, StockModels::answering(), StockModels::broken());
    let tried = async |provider: &Value, body: Value| {
        let id = add(&world, OWNER, provider).await;
        let path = format!("/api/v1/model-providers/{id}/trial");
        world.post(&path).by(OWNER).json(&body).send().await
    };
    let answer = tried(&provider("Good", "anthropic", &good.url), json!({})).await.json();
    assert_eq!(answer["answer"], "Saffron is a fine spice, and a dear one.", "{answer}");
    assert_eq!((&answer["model"], &answer["failure"]), (&json!("aurora-small"), &Value::Null));
    let answer = tried(&provider("Broken", "openai", &broken.url), json!({})).await.json();
    assert_eq!((&answer["answer"], &answer["failure"]), (&Value::Null, &json!("provider_unreachable")), "{answer}");
    let mut wrong = provider("Wrong key", "gemini", &good.url);
    wrong["apiKey"] = json!("another key");
    assert_eq!(tried(&wrong, json!({})).await.json()["failure"], "provider_refused");
    let unknown = tried(&provider("Good", "openai", &good.url), json!({"model": "another"})).await;
    assert_eq!(unknown.faults(), [("model".into(), "model_unknown".into())]);
}
