use super::{limit, params, plan, put, seen, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, AGENCY, CLIENT, OWNER};
use serde_json::{Value, json};
use server::gateway::upkeep;

async fn invite(world: &World, email: &str) -> crate::support::Reply {
    let body = json!({"email": email, "role": "client_user"});
    world.post("/api/v1/invitations").by(OWNER).json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn seats_count_members_and_invitations_and_the_last_one_is_given_once() {
    let world = world().await;
    let used = limit(&world, OWNER, "seats").await["used"].as_u64().expect("members");
    assert_eq!(used, 2, "the owner and the client");
    plan(&world, "three", &["files"], json!({"seats": 3})).await;
    put(&world, OWNER, "three").await;
    let asks = ["a@new.example", "b@new.example", "c@new.example"].map(|email| invite(&world, email));
    let replies = futures::future::join_all(asks).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1, "one seat is left");
    let refused = replies.iter().find(|reply| reply.status != 201).expect("a refusal");
    assert_eq!(refused.refusal("beyond"), (403, "seats_used_up".into()));
    let told = params(refused);
    assert_eq!((&told["max"], &told["used"], &told["upgrade"]), (&json!("3"), &json!("3"), &json!("/client/plan")));
    assert_eq!(limit(&world, OWNER, "seats").await["used"], 3);

    let tenant = tenant_of(&world, OWNER).await;
    let body = json!({"email": "d@new.example", "name": "Dana New", "password": "A-long-enough-1-secret",
                      "tenantId": tenant, "role": "client_user"});
    let added = world.post("/api/v1/users").by(ADMIN).json(&body).send().await;
    assert_eq!(added.refusal("the platform adds nobody beyond either"), (403, "seats_used_up".into()));
    put(&world, OWNER, "enterprise").await;
    assert_eq!(invite(&world, "e@new.example").await.status, 201, "a larger plan has room at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_client_beyond_an_agencys_plan_is_refused_with_the_way_out() {
    let world = world().await;
    let website = |number: u8| json!({"domain": format!("shop{number}.example"), "template": "shop", "features": []});
    let take_on = async |number: u8| {
        let body = json!({"clientName": format!("Client {number}"), "website": website(number)});
        world.post("/api/v1/tenants/clients").by(AGENCY).json(&body).send().await
    };
    let there = seen(&world, AGENCY, "/api/v1/tenants/clients?limit=200").await["data"].as_array().map_or(0, Vec::len);
    plan(&world, "agency-three", &["files"], json!({"clients": there + 3})).await;
    put(&world, AGENCY, "agency-three").await;
    for number in 0..2 {
        assert_eq!(take_on(number).await.status, 201);
    }
    // Of those that come at once for the last place one gets it.
    let replies = futures::future::join_all((2..6).map(take_on)).await;
    let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert_eq!(made.len(), 1, "one place is left");
    let refused = replies.iter().find(|reply| reply.status != 201).expect("a refusal");
    assert_eq!(refused.refusal("the fourth"), (403, "clients_used_up".into()));
    let (told, max) = (params(refused), (there + 3).to_string());
    assert_eq!((&told["max"], &told["used"]), (&json!(max), &json!(max)));
    assert!(told["upgrade"].as_str().is_some_and(|way| way.starts_with('/')), "{told}");
    // Bringing one back takes a place too.
    let path = format!("/api/v1/tenants/clients/{}", made[0].json()["id"].as_str().expect("an id"));
    assert_eq!(world.ask(http::Method::DELETE, &path).by(AGENCY).send().await.status, 204);
    assert_eq!(take_on(7).await.status, 201);
    let back = world.post(&format!("{path}/restore")).by(AGENCY).send().await;
    assert_eq!(back.refusal("no place for it"), (403, "clients_used_up".into()));
    put(&world, AGENCY, "enterprise").await;
    assert_eq!(world.post(&format!("{path}/restore")).by(AGENCY).send().await.status, 204, "a larger plan has room");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn storage_is_what_the_plan_says() {
    let world = world().await;
    plan(&world, "small", &["files"], json!({"storageBytes": 10_000})).await;
    put(&world, CLIENT, "small").await;
    let begin = async |bytes: usize| {
        let body = json!({"name": "a.txt", "sizeBytes": bytes});
        world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await
    };
    assert_eq!(begin(7_000).await.status, 201);
    let refused = begin(4_000).await;
    assert_eq!(refused.refusal("beyond"), (413, "quota_exceeded".into()));
    let told = params(&refused);
    let named = ["limit", "used", "needed", "plan", "upgrade"].map(|name| told[name].as_str().unwrap_or_default());
    assert_eq!(named, ["10 kB", "7 kB", "4 kB", "SMALL", "/client/plan"]);
    put(&world, CLIENT, "pro").await;
    assert_eq!(begin(4_000).await.status, 201, "a larger plan has room at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_of_the_month_end_and_a_larger_plan_goes_on() {
    let world = world().await;
    plan(&world, "five", &["files"], json!({"callsPerMonth": 5})).await;
    plan(&world, "eight", &["files"], json!({"callsPerMonth": 8})).await;
    put(&world, CLIENT, "five").await;
    let me = async || world.get("/api/v1/me").by(CLIENT).send().await;
    for _ in 0..5 {
        assert_eq!(me().await.status, 200);
    }
    let refused = me().await;
    assert_eq!(refused.refusal("the sixth"), (429, "calls_used_up".into()));
    let told = params(&refused);
    let first: String = told["resets"].as_str().expect("a day").chars().skip(8).collect();
    assert_eq!((&told["max"], &told["used"], first.as_str()), (&json!("5"), &json!("5"), "01"));
    let seconds: u64 = refused.header("retry-after").and_then(|it| it.parse().ok()).expect("seconds");
    assert!((1..=31 * 86_400).contains(&seconds), "{seconds}");

    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    put(&world, CLIENT, "eight").await;
    for _ in 0..3 {
        assert_eq!(me().await.status, 200, "what was used this month counts, and there is more");
    }
    assert_eq!(me().await.status, 429);
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    let path = format!("/api/v1/tenants/{}/plan", tenant_of(&world, CLIENT).await);
    let standing = seen(&world, ADMIN, &path).await;
    let find = |limit: &&Value| limit["kind"] == "calls_per_month";
    let calls = standing["limits"].as_array().unwrap().iter().find(find).unwrap();
    assert_eq!((&calls["used"], &calls["max"]), (&json!(8), &json!(8)), "what was refused isn't counted");
    assert!(calls["resetsAt"].as_str().is_some_and(|at| at.ends_with("-01T00:00:00Z")), "{calls}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_budget_for_models_ends_through_whichever_door() {
    let world = World::queueing_with(&["--limit-tenant", "plan"]).await;
    let run = async || {
        let body = json!({"prompt": "Name a colour.", "maxTokens": 4});
        world.post("/api/v1/executions").by(CLIENT).json(&body).send().await
    };
    plan(&world, "thrifty", &["ai_runs"], json!({"aiTokensPerMonth": 1})).await;
    put(&world, CLIENT, "thrifty").await;
    assert_eq!(run().await.status, 201, "nothing was used yet");
    let worker = server::contexts::workspaces::Worker::new(world.gateway.services().clone());
    worker.drain().await.expect("the run is answered");
    let used = limit(&world, CLIENT, "ai_tokens_per_month").await;
    assert!(used["used"].as_u64().is_some_and(|used| used > 1), "{used}");
    let refused = run().await;
    assert_eq!(refused.refusal("used up"), (429, "ai_budget_used_up".into()));
    assert_eq!((&params(&refused)["max"], &params(&refused)["upgrade"]), (&json!("1"), &json!("/client/plan")));
    put(&world, CLIENT, "pro").await;
    assert_eq!(run().await.status, 201, "a larger budget acts at once");
}
