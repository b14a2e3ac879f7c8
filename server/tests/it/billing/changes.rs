use super::{params, plan, put, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use http::Method;
use serde_json::json;

async fn me(world: &World) -> crate::support::Reply {
    world.get("/api/v1/me").by(CLIENT).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_larger_plan_lets_calls_through_at_once_on_every_process() {
    let world = world().await;
    plan(&world, "tiny", &["files"], json!({"requestsPerMinute": 5})).await;
    plan(&world, "wide", &["files"], json!({"requestsPerMinute": 50})).await;
    put(&world, CLIENT, "tiny").await;
    for _ in 0..5 {
        assert_eq!(me(&world).await.status, 200);
    }
    let refused = me(&world).await;
    assert_eq!(refused.refusal("the sixth"), (429, "plan_rate_limited".into()));
    assert!(refused.header("retry-after").is_some());
    let told = params(&refused);
    assert_eq!((&told["max"], &told["plan"], &told["upgrade"]), (&json!("5"), &json!("TINY"), &json!("/client/plan")));

    let there = world.restarted();
    put(&there, CLIENT, "wide").await;
    for _ in 0..20 {
        assert_eq!(me(&world).await.status, 200, "the next request, in another process");
    }
    put(&there, CLIENT, "tiny").await;
    assert_eq!(me(&world).await.status, 429, "and back: that minute's calls are used up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_isnt_bound_by_its_plans_calls() {
    let world = world().await;
    plan(&world, "tiny", &["files"], json!({"requestsPerMinute": 1, "callsPerMonth": 1})).await;
    put(&world, CLIENT, "tiny").await;
    let cookie = world.cookie(CLIENT).await;
    for _ in 0..3 {
        let me = world.post("/api/fn/identity.me").header("origin", "http://localhost:3000");
        assert_eq!(me.header("cookie", &cookie).send().await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_add_on_raises_a_limit_and_adds_a_feature_until_it_is_taken() {
    let world = world().await;
    plan(&world, "small", &["files"], json!({"seats": 2, "requestsPerMinute": 500})).await;
    put(&world, OWNER, "small").await;
    let tenant = tenant_of(&world, OWNER).await;
    let give = async |body| {
        let made = world.post(&format!("/api/v1/tenants/{tenant}/add-ons")).by(ADMIN).json(&body).send().await;
        assert_eq!(made.status, 201, "{}", made.text());
        made.json()["id"].as_str().expect("an id").to_owned()
    };
    let seats = give(json!({"name": "Three seats", "limit": "seats", "amount": 3})).await;
    let runs = give(json!({"name": "Runs", "feature": "ai_runs"})).await;
    assert_eq!(super::limit(&world, OWNER, "seats").await["max"], 5);
    let list = async || world.get("/api/v1/executions").by(OWNER).send().await;
    assert_eq!(list().await.status, 200);
    let standing = super::seen(&world, OWNER, "/api/v1/plan").await;
    let names: Vec<_> = standing["addOns"].as_array().unwrap().iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["Three seats", "Runs"]);

    for id in [seats, runs] {
        let path = format!("/api/v1/tenants/{tenant}/add-ons/{id}");
        assert_eq!(world.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 204);
        assert_eq!(world.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 404, "taken once");
    }
    assert_eq!(super::limit(&world, OWNER, "seats").await["max"], 2);
    assert_eq!(list().await.refusal("taken"), (403, "not_entitled".into()));
    let wrong = json!({"name": "Both", "feature": "ai_runs", "limit": "seats", "amount": 1});
    let wrong = world.post(&format!("/api/v1/tenants/{tenant}/add-ons")).by(ADMIN).json(&wrong).send().await;
    assert_eq!(wrong.faults(), [("feature".to_owned(), "feature_or_limit".to_owned())]);
}
