//! Nobody locks a person out by failing in their name.

use crate::support::people::{CLIENT, OWNER};
use crate::support::{PASSWORD, Reply, World};
use serde_json::json;

const LIMITS: [&str; 4] = ["--limit-sign-in", "60", "--limit-sign-in-email", "20"];

async fn attempt(world: &World, address: &str, email: &str, password: &str, cookie: &str) -> Reply {
    let form = world.post("/api/fn/identity.sign_in").from(address).header("origin", "http://localhost:3000");
    form.header("cookie", cookie).form([("email", email), ("password", password)]).send().await
}

/// The cookie by which a browser is known.
fn device(reply: &Reply) -> String {
    let lines = reply.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
    let line =
        lines.into_iter().find(|line| line.contains("portico_device=")).expect("the browser is known from now on");
    assert!(line.starts_with("__Host-portico_device=") && line.contains("; Secure; HttpOnly; SameSite=Lax"), "{line}");
    line.split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_addresses_fail_and_the_owners_known_browser_gets_in_at_once() {
    let world = World::demo_with(&LIMITS).await;
    let known = device(&attempt(&world, "192.0.2.1", CLIENT, PASSWORD, "").await);
    let strangers = (1..=50).map(|number| format!("198.51.100.{number}"));
    let mut codes = Vec::new();
    for address in strangers {
        codes.push(attempt(&world, &address, CLIENT, "not the password", "").await.code("a stranger"));
    }
    assert_eq!(codes.iter().filter(|code| *code == "wrong_credentials").count(), 19, "{codes:?}");
    assert!(codes[19..].iter().all(|code| code == "sign_in_paused"), "{codes:?}");

    let owner = attempt(&world, "192.0.2.1", CLIENT, PASSWORD, &known).await;
    assert_eq!(owner.status, 200, "{}", owner.text());
    assert_eq!(attempt(&world, "203.0.113.9", CLIENT, PASSWORD, &known).await.status, 200, "from wherever");

    // An unknown browser is told how long to wait, and of another way in, which stays open.
    let unknown = attempt(&world, "192.0.2.1", CLIENT, PASSWORD, "").await;
    assert_eq!(unknown.refusal("the owner elsewhere"), (429, "sign_in_paused".into()));
    let seconds: u64 = unknown.header("retry-after").and_then(|it| it.parse().ok()).expect("seconds");
    assert!((1..=60).contains(&seconds) && unknown.json()["error"]["message"].to_string().contains("mailed"));
    let link = world.post("/api/v1/auth/link").from("192.0.2.1").json(&json!({"email": CLIENT})).send().await;
    assert_eq!(link.status, 204);
    let token = world.mailed_token(CLIENT).await;
    let signed_in = world.post("/api/v1/auth/link/confirm").from("192.0.2.1").json(&json!({ "token": token }));
    assert_eq!(signed_in.send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_known_browser_is_known_for_its_person_alone_and_has_a_limit_too() {
    let world = World::demo_with(&["--limit-sign-in-email", "3"]).await;
    let known = device(&attempt(&world, "192.0.2.1", CLIENT, PASSWORD, "").await);
    for _ in 0..3 {
        assert_eq!(attempt(&world, "192.0.2.1", OWNER, "no", &known).await.status, 401);
    }
    assert_eq!(attempt(&world, "192.0.2.1", OWNER, PASSWORD, &known).await.code("not hers"), "sign_in_paused");
    for _ in 0..3 {
        assert_eq!(attempt(&world, "192.0.2.1", CLIENT, "no", &known).await.status, 401);
    }
    let spent = attempt(&world, "192.0.2.1", CLIENT, PASSWORD, &known).await;
    assert_eq!(spent.refusal("a stolen browser"), (429, "rate_limited".into()));
    for forged in ["__Host-portico_device=x", "__Host-portico_device=019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0"] {
        let reply = attempt(&world, "192.0.2.1", OWNER, PASSWORD, forged).await;
        assert_eq!(reply.code(forged), "sign_in_paused");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_people_share_a_browser_and_both_are_known_in_it() {
    let world = World::demo_with(&["--limit-sign-in-email", "1"]).await;
    let first = device(&attempt(&world, "192.0.2.1", CLIENT, PASSWORD, "").await);
    let second = device(&attempt(&world, "192.0.2.1", OWNER, PASSWORD, &first).await);
    assert_eq!(first, second, "the browser keeps its cookie");
    for email in [CLIENT, OWNER] {
        assert_eq!(attempt(&world, "192.0.2.1", email, PASSWORD, &second).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reset_password_makes_every_browser_a_stranger() {
    let world = World::demo_with(&["--limit-sign-in-email", "1"]).await;
    let known = device(&attempt(&world, "192.0.2.1", CLIENT, PASSWORD, "").await);
    world.post("/api/v1/auth/password-reset").json(&json!({"email": CLIENT})).send().await;
    let body = json!({"token": world.mailed_token(CLIENT).await, "password": "a kite above the harbour"});
    assert_eq!(world.post("/api/v1/auth/password-reset/confirm").json(&body).send().await.status, 204);
    assert_eq!(attempt(&world, "192.0.2.1", CLIENT, "no", &known).await.code("used up before"), "sign_in_paused");
}
