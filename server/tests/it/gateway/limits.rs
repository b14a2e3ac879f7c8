use crate::support::people::{CLIENT, OWNER, RIVAL};
use crate::support::{PASSWORD, Reply, World, settings};
use domain::identity::Me;
use serde_json::json;
use server::gateway::{Caller, Door, Limits, Proof, Quotas, Rule, Services};
use server::integrations::models::Models;
use server::store::{Db, Room, Urls};

fn limited(reply: &Reply, policy: &str) {
    let code = if policy == "sign-in-email" { "sign_in_paused" } else { "rate_limited" };
    assert_eq!(reply.refusal(policy), (429, code.into()));
    let seconds: u64 = reply.header("retry-after").and_then(|it| it.parse().ok()).expect("seconds");
    assert!((1..=60).contains(&seconds), "{seconds}");
    let limit = reply.header("ratelimit").unwrap_or_default();
    assert!(limit.starts_with(&format!("\"{policy}\";r=0;t=")), "{policy}: {limit}");
}

async fn me(world: &World, who: &str) -> Reply {
    world.get("/api/v1/me").by(who).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_address_alone_reaches_its_limit_before_anybody_is_looked_up() {
    let world = World::demo_with(&["--limit-address", "5"]).await;
    let token = world.token(CLIENT).await;
    let ask = async |address: &str, token: &str| world.get("/api/v1/me").from(address).bearer(token).send().await;
    for left in (0..5).rev() {
        let reply = ask("192.0.2.1", &token).await;
        let limit = reply.header("ratelimit").unwrap_or_default().to_owned();
        assert!(reply.status == 200 && limit.starts_with(&format!("\"address\";r={left};t=")), "{limit}");
    }
    limited(&ask("192.0.2.1", &token).await, "address");
    limited(&ask("192.0.2.1", "no token at all").await, "address");
    limited(&ask("::ffff:192.0.2.1", &token).await, "address");
    assert_eq!(ask("192.0.2.2", &token).await.status, 200, "another address");
    for _ in 0..5 {
        assert_eq!(world.get("/login").from("2001:db8::1").send().await.status, 200);
    }
    assert_eq!(world.get("/login").from("2001:db8::2").send().await.status, 429, "one network of IPv6 is one caller");
    assert_eq!(world.get("/login").from("2001:db8:0:1::2").send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn names_of_nobody_count_against_the_address_before_they_are_looked_up() {
    let world = World::demo_with(&["--limit-address", "5"]).await;
    let ask = async |number: usize| {
        let host = format!("{number}.example");
        world.get("/api/v1/me").from("192.0.2.1").header("host", &host).send().await
    };
    for number in 0..5 {
        let reply = ask(number).await;
        assert_eq!(reply.refusal("nobody's name"), (421, "misdirected_request".into()));
        assert!(reply.header("ratelimit").is_some_and(|limit| limit.starts_with("\"address\";")), "how it stands");
    }
    limited(&ask(5).await, "address");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_alone_reaches_their_limit() {
    let world = World::demo_with(&["--limit-person", "5"]).await;
    for _ in 0..5 {
        let reply = me(&world, CLIENT).await;
        assert_eq!(reply.header("ratelimit-policy"), Some("\"person\";q=5;w=60, \"tenant\";q=1000000;w=60"));
        assert_eq!(reply.status, 200);
    }
    limited(&me(&world, CLIENT).await, "person");
    let refused = world.get("/api/v1/tenants").by(CLIENT).send().await;
    assert_eq!(refused.status, 429, "the limit comes before the permission");
    assert_eq!(me(&world, OWNER).await.status, 200, "somebody else of the same tenant");
    let cookie = world.cookie(CLIENT).await;
    let browser = world.post("/api/fn/identity.me").header("origin", "http://localhost:3000").header("cookie", &cookie);
    assert_eq!(browser.send().await.status, 200, "a browser has a limit of its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_alone_reaches_its_limit() {
    let world = World::demo_with(&["--limit-tenant", "5"]).await;
    for who in [CLIENT, OWNER, CLIENT, OWNER, CLIENT] {
        assert_eq!(me(&world, who).await.status, 200);
    }
    limited(&me(&world, CLIENT).await, "tenant");
    limited(&me(&world, OWNER).await, "tenant");
    assert_eq!(me(&world, RIVAL).await.status, 200, "another tenant");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_alone_reaches_its_limit() {
    let world = World::demo_with(&["--limit-key", "5"]).await;
    let person = Caller { door: Door::Rest, ..world.caller(CLIENT).await };
    let (one, other) = (Proof::Key(server::ambient::new_id()), Proof::Key(server::ambient::new_id()));
    let call = async |proof| world.gateway.call(Caller { proof: Some(proof), ..person.clone() }, Me {}).await;
    for _ in 0..5 {
        assert!(call(one).await.is_ok());
    }
    let refusal = call(one).await.expect_err("used up");
    assert_eq!((refusal.status, refusal.params["limit"].as_str()), (429, "key"));
    assert!(call(other).await.is_ok(), "another key of the same person");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_has_a_limit_of_its_own() {
    let world = World::demo_with(&["--limit-browser", "5"]).await;
    let cookie = world.cookie(CLIENT).await;
    let me = async || {
        let me = world.post("/api/fn/identity.me").header("origin", "http://localhost:3000");
        me.header("cookie", &cookie).send().await
    };
    for _ in 0..5 {
        assert_eq!(me().await.status, 200);
    }
    limited(&me().await, "browser");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn passwords_are_tried_a_few_times_a_minute_from_one_address_and_for_one_person() {
    let world = World::demo_with(&["--limit-sign-in", "8", "--limit-sign-in-email", "5"]).await;
    let try_in = async |address: &str, email: &str, password: &str| {
        let body = json!({"email": email, "password": password});
        world.post("/api/v1/auth/login").from(address).json(&body).send().await
    };
    for _ in 0..5 {
        assert_eq!(try_in("192.0.2.1", CLIENT, "not this one").await.status, 401);
    }
    limited(&try_in("192.0.2.1", CLIENT, PASSWORD).await, "sign-in-email");
    let upper = CLIENT.to_uppercase();
    limited(&try_in("192.0.2.2", &upper, PASSWORD).await, "sign-in-email");
    for _ in 0..2 {
        assert_eq!(try_in("192.0.2.1", OWNER, "not this one").await.status, 401);
    }
    limited(&try_in("192.0.2.1", OWNER, PASSWORD).await, "sign-in-address");
    assert_eq!(try_in("192.0.2.3", OWNER, PASSWORD).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_makes_a_model_work_has_a_stricter_limit() {
    let world = World::demo_with(&["--limit-ai", "3"]).await;
    let run = || world.post("/api/v1/executions").by(CLIENT).json(&json!({"prompt": "Name a spice."})).send();
    for _ in 0..3 {
        assert_eq!(run().await.refusal("no model here"), (503, "no_model".into()));
    }
    limited(&run().await, "tenant-ai");
    let chat = json!({"messages": [{"role": "user", "content": "Hello"}]});
    let chat = world.post("/api/v1/ai/chat/completions").by(OWNER).json(&chat).send().await;
    assert_eq!(chat.status, 429, "on every door");
    assert!(chat.header("ratelimit").is_some_and(|it| it.starts_with("\"tenant-ai\";r=0")));
    assert_eq!(me(&world, CLIENT).await.status, 200, "everything else goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_processes_let_exactly_the_limit_through_together() {
    let flags = ["--limit-person", "100"];
    let first = World::demo_with(&flags).await;
    let token = first.token(CLIENT).await;
    let beside = || World::on(first.urls.clone(), None, Models::default(), &flags);
    let worlds = [beside(), beside(), beside()];
    let asks = (0..400).map(|number| {
        let ask = worlds[number % 3].get("/api/v1/me").bearer(&token);
        async move { ask.send().await.status }
    });
    let statuses = futures::future::join_all(asks).await;
    let count = |status: u16| statuses.iter().filter(|it| **it == status).count();
    assert_eq!((count(200), count(429)), (100, 300));
    // A fresh process finds the bucket empty, and full again when the window is over.
    let fresh = beside();
    assert_eq!(fresh.get("/api/v1/me").bearer(&token).send().await.status, 429);
    sqlx::query("update gateway.rate_buckets set ends_at = now()")
        .execute(&mut first.as_superuser().await)
        .await
        .expect("the window ends");
    let later = beside();
    assert_eq!(later.get("/api/v1/me").bearer(&token).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_process_took_in_advance_and_does_not_need_it_gives_back() {
    let flags = ["--limit-person", "100"];
    let here = World::demo_with(&flags).await;
    assert_eq!(me(&here, CLIENT).await.status, 200);
    let left = async || -> i64 {
        let left = sqlx::query_scalar("select min(left_over)::bigint from gateway.rate_buckets");
        left.fetch_one(&mut here.as_superuser().await).await.expect("a bucket")
    };
    assert!(left().await < 95, "some were taken in advance");
    let services: &Services = here.gateway.services();
    services.limits.give_back().await.expect("nothing yet");
    assert!(left().await < 95, "not while they may still be needed");
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    services.limits.give_back().await.expect("given back");
    assert_eq!(left().await, 99);
    let there = World::on(here.urls.clone(), None, Models::default(), &flags);
    let token = here.token(CLIENT).await;
    for number in 1..=99 {
        assert_eq!(there.get("/api/v1/me").bearer(&token).send().await.status, 200, "call {number}");
    }
    assert_eq!(there.get("/api/v1/me").bearer(&token).send().await.status, 429);
    assert_eq!(me(&here, CLIENT).await.status, 429);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_its_database_a_process_counts_alone() {
    let urls = Urls { owner: "postgres://nobody@127.0.0.1:1/nothing".into(), app: None, pooled: None };
    let settings = settings(&["--limit-address", "5"]);
    let room = Room { connections_max: 2, tenant_share: 1 };
    let limits = Limits::new(Db::open(&urls, room).expect("a pool"), Quotas::of_settings(&settings.limits));
    let rule = Rule::of_address("192.0.2.1".parse().expect("an address"));
    for _ in 0..5 {
        assert!(limits.admit(&[rule]).await.is_ok());
    }
    for _ in 0..3 {
        assert!(limits.admit(&[rule]).await.is_err(), "the whole limit, and no more");
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    }
    assert_eq!(limits.len(), 1);
}
