use crate::support::people::{ADMIN, CLIENT, INVESTOR};
use crate::support::{PASSWORD, Reply, World};
use domain::Operation;
use domain::kernel::SessionId;
use domain::tenancy::Setting;
use domain::workspaces::WatchExecution;
use futures::StreamExt;
use http::Method;
use serde_json::{Value, json};
use std::time::Duration;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// A browser that signs in from an address: its cookie.
async fn browser(world: &World, email: &str, address: &str) -> String {
    let reply = world
        .post("/api/fn/identity.sign_in")
        .from(address)
        .header("origin", "http://localhost:3000")
        .header("user-agent", FIREFOX)
        .form([("email", email), ("password", PASSWORD)])
        .send()
        .await;
    let line = reply.header("set-cookie").expect("a cookie").to_owned();
    line.split(';').next().unwrap_or_default().to_owned()
}

async fn sessions(world: &World, cookie: &str) -> Vec<Value> {
    let reply = world.get("/api/v1/me/sessions").header("cookie", cookie).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().expect("rows").clone()
}

async fn end(world: &World, cookie: &str, path: &str) -> Reply {
    let ask = world.ask(Method::DELETE, path).header("cookie", cookie);
    ask.header("sec-fetch-site", "same-origin").send().await
}

async fn me(world: &World, cookie: &str) -> u16 {
    world.get("/api/v1/me").header("cookie", cookie).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_sees_their_sessions_and_ends_another_browser_at_once_everywhere() {
    let one = World::demo().await;
    let other = one.restarted();
    let here = browser(&one, CLIENT, "203.0.113.7").await;
    let there = browser(&other, CLIENT, "192.168.1.20").await;
    let program = one.sign_in(CLIENT).await;
    let rows = sessions(&one, &here).await;
    assert_eq!(rows.len(), 3);
    let current: Vec<_> = rows.iter().filter(|row| row["current"] == true).collect();
    assert_eq!(current.len(), 1);
    assert_eq!(
        (&current[0]["device"], &current[0]["holder"], &current[0]["address"], &current[0]["network"]),
        (&json!("Firefox · Linux"), &json!("browser"), &json!("203.0.113.7"), &json!("public"))
    );
    assert_eq!(current[0]["provedBy"], json!(["pwd"]));
    let elsewhere = rows.iter().find(|row| row["network"] == "private").expect("the other browser");
    assert!(rows.iter().any(|row| row["holder"] == "program"));
    assert!(!serde_json::to_string(&rows).unwrap_or_default().contains("ecret"), "no secret leaves");

    assert_eq!((me(&one, &there).await, me(&other, &there).await), (200, 200));
    let path = format!("/api/v1/me/sessions/{}", elsewhere["id"].as_str().expect("an id"));
    assert_eq!(end(&one, &here, &path).await.status, 204);
    assert_eq!((me(&one, &there).await, me(&other, &there).await), (401, 401), "its next request is nobody's");
    assert_eq!(me(&other, &here).await, 200);
    assert_eq!(end(&one, &here, &path).await.refusal("again"), (404, "resource_not_found".into()));
    let token = program["accessToken"].as_str().expect("a token");
    assert_eq!(one.get("/api/v1/me").bearer(token).send().await.status, 200);

    let all = end(&other, &here, "/api/v1/me/sessions").await;
    assert_eq!((all.status, all.json()["ended"].clone()), (200, json!(1)));
    assert_eq!(one.get("/api/v1/me").bearer(token).send().await.status, 401);
    let body = json!({"refreshToken": program["refreshToken"]});
    let refreshed = one.post("/api/v1/auth/refresh").json(&body).send().await;
    assert_eq!(refreshed.refusal("an ended family"), (401, "session_ended".into()));
    assert_eq!(sessions(&one, &here).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_ends_or_sees_a_strangers_session() {
    let world = World::demo().await;
    let (mine, theirs) = (browser(&world, CLIENT, "203.0.113.7").await, browser(&world, ADMIN, "203.0.113.8").await);
    let rows = sessions(&world, &theirs).await;
    let path = format!("/api/v1/me/sessions/{}", rows[0]["id"].as_str().expect("an id"));
    assert_eq!(end(&world, &mine, &path).await.refusal("a stranger's"), (404, "resource_not_found".into()));
    assert_eq!(me(&world, &theirs).await, 200);
    assert!(sessions(&world, &mine).await.iter().all(|row| row["address"] == "203.0.113.7"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ending_the_session_that_asks_signs_this_browser_out() {
    let world = World::demo().await;
    let cookie = browser(&world, CLIENT, "203.0.113.7").await;
    let rows = sessions(&world, &cookie).await;
    let id = rows[0]["id"].as_str().expect("an id");
    let form = world.post("/api/fn/identity.end_session").header("cookie", &cookie).header("accept", "text/html");
    let reply = form.header("origin", "http://localhost:3000").form([("id", id)]).send().await;
    assert_eq!(reply.header("location"), Some("/login"), "{} {}", reply.status, reply.text());
    assert_eq!(me(&world, &cookie).await, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_sees_and_ends_the_sessions_of_people() {
    let world = World::demo().await;
    let cookie = browser(&world, CLIENT, "203.0.113.7").await;
    let person = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/users/{person}/sessions");
    let rows = world.get(&path).by(ADMIN).send().await;
    assert_eq!(rows.status, 200, "{}", rows.text());
    assert_eq!(rows.json()["data"][0]["device"], "Firefox · Linux");
    assert_eq!(rows.json()["data"][0]["current"], false);
    for (method, permission, code) in
        [(Method::GET, "read:sessions", "permission_missing"), (Method::DELETE, "manage:sessions", "permission_denied")]
    {
        let reply = world.ask(method, &path).by(INVESTOR).send().await;
        assert_eq!(reply.refusal("an investor"), (403, code.into()));
        assert_eq!(reply.json()["error"]["params"]["permission"], permission);
    }
    let ended = world.ask(Method::DELETE, &path).by(ADMIN).send().await;
    assert_eq!(ended.json()["ended"], 1);
    assert_eq!(me(&world, &cookie).await, 401);
    let nobody = format!("/api/v1/users/{}/sessions", server::ambient::new_id());
    for method in [Method::GET, Method::DELETE] {
        let reply = world.ask(method, &nobody).by(ADMIN).send().await;
        assert_eq!(reply.refusal("nobody"), (404, "resource_not_found".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_use_is_written_once_a_minute_with_its_address() {
    let world = World::demo().await;
    let cookie = browser(&world, CLIENT, "203.0.113.7").await;
    let before = sessions(&world, &cookie).await[0].clone();
    assert_eq!(before["createdAt"], before["lastUsedAt"], "within the minute nothing is written");
    sqlx::raw_sql("update identity.sessions set last_used_at = last_used_at - interval '1 hour'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("an hour passes");
    // This process has looked within the minute; another one hasn't.
    let other = world.restarted();
    for address in ["203.0.113.99", "203.0.113.100"] {
        assert_eq!(other.get("/api/v1/me").from(address).header("cookie", &cookie).send().await.status, 200);
    }
    let after = sessions(&world, &cookie).await[0].clone();
    assert_eq!(after["address"], "203.0.113.99", "the second use of the minute isn't written");
    assert!(after["lastUsedAt"].as_str() > before["lastUsedAt"].as_str(), "{after}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_live_stream_ends_with_its_session() {
    let world = World::queueing().await;
    let cookie = browser(&world, CLIENT, "203.0.113.7").await;
    let id = sessions(&world, &cookie).await[0]["id"].clone();
    let run = world.post("/api/v1/executions").by(CLIENT).json(&json!({"prompt": "Hello"})).send().await.json();
    let mut caller = world.caller(CLIENT).await;
    caller.session = Some(SessionId(serde_json::from_value(id.clone()).expect("an id")));
    let other = world.restarted();
    let mut items =
        other.gateway.open_json(WatchExecution::NAME, caller, json!({"id": run["id"]})).await.expect("a stream");
    assert_eq!(items.next().await.expect("an item").expect("no refusal")["status"], "queued");
    let waiting = tokio::time::timeout(Duration::from_millis(1_200), items.next()).await;
    assert!(waiting.is_err(), "while the session stands the stream stays open");
    let path = format!("/api/v1/me/sessions/{}", id.as_str().expect("an id"));
    assert_eq!(end(&world, &cookie, &path).await.status, 204);
    let last = tokio::time::timeout(Duration::from_secs(5), items.next()).await.expect("soon").expect("an item");
    assert_eq!(last.expect_err("a refusal").code, "session_ended");
    assert!(items.next().await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_served_its_time_is_forgotten() {
    let world = World::demo().await;
    let (old, standing) = (world.sign_in(CLIENT).await, world.sign_in(CLIENT).await);
    let old = old["refreshToken"].as_str().and_then(|token| token.split('.').next()).expect("an id").to_owned();
    sqlx::query("update identity.sessions set expires_at = now() - interval '31 days' where id = $1::uuid")
        .bind(&old)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    let kept = server::contexts::tenancy::kept_since(&mut tx, Setting::SignInDays).await.expect("settings");
    assert_eq!(server::contexts::identity::forget_old(&mut tx, &kept, 100).await.expect("it is forgotten"), 1);
    tx.commit().await.expect("it is durable");
    let left: i64 = sqlx::query_scalar("select count(*) from identity.refresh_tokens where session_id = $1::uuid")
        .bind(&old)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a count");
    assert_eq!(left, 0, "and its family with it");
    let token = standing["accessToken"].as_str().expect("a token");
    assert_eq!(world.get("/api/v1/me").bearer(token).send().await.status, 200);
}
