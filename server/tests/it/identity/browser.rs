use crate::support::people::{ADMIN, CLIENT, CONSULTANT, INVESTOR, SUPPORT, VENDOR};
use crate::support::{PASSWORD, Reply, World};

async fn sign_in(world: &World, email: &str, password: &str, next: &str) -> Reply {
    world
        .post("/api/fn/identity.sign_in")
        .header("origin", "http://localhost:3000")
        .header("referer", "http://localhost:3000/login")
        .header("accept", "text/html")
        .form([("email", email), ("password", password), ("next", next)])
        .send()
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_gets_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let world = World::demo().await;
    let reply = sign_in(&world, CLIENT, PASSWORD, "").await;
    assert!([302, 303].contains(&reply.status), "{}", reply.text());
    let line = reply.header("set-cookie").expect("a cookie");
    assert!(line.starts_with("__Host-portico_session="), "{line}");
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age="] {
        assert!(line.contains(attribute), "{attribute} is missing from {line}");
    }
    let text = reply.text();
    assert!(!text.contains("eyJ"), "no token in the body: {text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_lands_in_their_own_portal() {
    let world = World::demo().await;
    let homes = [
        (ADMIN, "/admin"),
        (CLIENT, "/client"),
        (CONSULTANT, "/employee"),
        (SUPPORT, "/support"),
        (VENDOR, "/vendor"),
        (INVESTOR, "/investor"),
    ];
    for (email, home) in homes {
        assert_eq!(sign_in(&world, email, PASSWORD, "").await.header("location"), Some(home), "{email}");
    }
    assert_eq!(sign_in(&world, CLIENT, PASSWORD, "/client/runs").await.header("location"), Some("/client/runs"));
    for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "/\r\nx: y", "/ключ", "/\u{0}"] {
        assert_eq!(sign_in(&world, CLIENT, PASSWORD, elsewhere).await.header("location"), Some("/client"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_wrong_password_leads_a_plain_form_back_to_the_page() {
    let reply = sign_in(&World::demo().await, CLIENT, "not her password", "").await;
    assert!([302, 303].contains(&reply.status), "{} {}", reply.status, reply.text());
    assert!(reply.header("location").is_some_and(|to| to.contains("/login")), "{:?}", reply.header("location"));
    assert_eq!(reply.header("set-cookie"), None);
    assert!(!reply.header("location").unwrap_or_default().contains("not%20her"), "the password isn't sent back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_cookie_signs_requests_and_a_touched_one_is_nobody() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    assert_eq!(world.get("/api/v1/me").header("cookie", &cookie).send().await.json()["actor"]["email"], CLIENT);
    let (name, value) = cookie.split_once('=').expect("name and value");
    let (session, secret) = value.split_once('.').expect("session and secret");
    let other = world.cookie(ADMIN).await;
    let (_, foreign_secret) = other.split_once('.').expect("a secret");
    for touched in [
        format!("{name}={session}.{}", secret.chars().rev().collect::<String>()),
        format!("{name}={session}.{foreign_secret}"),
        format!("{name}={session}"),
        format!("{name}="),
        format!("{name}=%00"),
    ] {
        let reply = world.get("/api/v1/me").header("cookie", &touched).send().await;
        assert_eq!(reply.refusal(&touched), (401, "not_signed_in".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_programs_refresh_token_is_no_cookie_and_a_cookie_no_refresh_token() {
    let world = World::demo().await;
    let pair = world.sign_in(CLIENT).await;
    let refresh = pair["refreshToken"].as_str().expect("a token");
    let reply = world.get("/api/v1/me").header("cookie", &format!("__Host-portico_session={refresh}")).send().await;
    assert_eq!(reply.refusal("a refresh token"), (401, "not_signed_in".into()));
    let cookie = world.cookie(CLIENT).await;
    let (_, value) = cookie.split_once('=').expect("a value");
    let body = serde_json::json!({"refreshToken": value});
    let reply = world.post("/api/v1/auth/refresh").json(&body).send().await;
    assert_eq!(reply.refusal("a cookie"), (401, "session_ended".into()));
}
