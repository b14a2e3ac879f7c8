use super::authenticator::Authenticator;
use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

async fn question(world: &World, email: &str) -> (Value, String) {
    let reply = world.post("/api/v1/me/passkeys/challenge").by(email).json(&json!({})).send().await;
    asked(&reply)
}

fn asked(reply: &Reply) -> (Value, String) {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let challenge = reply.json();
    (challenge["challengeId"].clone(), challenge["options"].as_str().expect("options").to_owned())
}

async fn add(world: &World, email: &str, id: &Value, credential: &str) -> Reply {
    let body = json!({"challengeId": id, "credential": credential, "name": "Work laptop"});
    world.post("/api/v1/me/passkeys").by(email).json(&body).send().await
}

/// A passkey that is kept for somebody.
async fn registered(world: &World, email: &str) -> Authenticator {
    let mut authenticator = Authenticator::new();
    let (id, options) = question(world, email).await;
    let kept = add(world, email, &id, &authenticator.create(&options)).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
    authenticator
}

async fn who(world: &World) -> (Value, String) {
    asked(&world.post("/api/v1/auth/passkey/challenge").json(&json!({})).send().await)
}

async fn sign_in(world: &World, id: &Value, credential: &str) -> Reply {
    let body = json!({"challengeId": id, "credential": credential});
    world.post("/api/v1/auth/passkey").json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_passkey_signs_its_person_in_without_a_password_or_a_code() {
    let one = World::demo().await;
    let other = one.restarted();
    let mut authenticator = registered(&one, CLIENT).await;
    for world in [&one, &other] {
        let (id, options) = who(&one).await;
        let reply = sign_in(world, &id, &authenticator.get(&options)).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let pair = reply.json();
        let token = pair["accessToken"].as_str().expect("a token");
        assert_eq!(one.get("/api/v1/me").bearer(token).send().await.json()["actor"]["email"], CLIENT);
        let rows = one.get("/api/v1/me/sessions").bearer(token).send().await.json();
        let current = rows["data"].as_array().expect("rows").iter().find(|row| row["current"] == true).cloned();
        assert_eq!(current.expect("this session")["provedBy"], json!(["webauthn"]));
    }
    let rows = one.get("/api/v1/me/passkeys").by(CLIENT).send().await.json();
    assert_eq!(rows["data"][0]["name"], "Work laptop");
    assert!(rows["data"][0]["lastUsedAt"].is_string());
    let events: Vec<Value> = sqlx::query_scalar("select payload from log.events where type = 'PasskeyAdded'")
        .fetch_all(&mut one.as_superuser().await)
        .await
        .expect("the log");
    assert_eq!(events, [json!({"passkeyId": rows["data"][0]["id"]})]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_question_is_answered_once_in_time_and_by_whom_it_was_put_to() {
    let world = World::demo().await;
    let mut authenticator = registered(&world, CLIENT).await;
    let (id, options) = who(&world).await;
    let answer = authenticator.get(&options);
    assert_eq!(sign_in(&world, &id, &answer).await.status, 200);
    assert_eq!(sign_in(&world, &id, &answer).await.refusal("the same answer"), (409, "challenge_ended".into()));
    let (other, _) = who(&world).await;
    assert_eq!(sign_in(&world, &other, &answer).await.refusal("another question"), (401, "passkey_refused".into()));
    assert_eq!(sign_in(&world, &other, &answer).await.refusal("it is used up"), (409, "challenge_ended".into()));
    let (id, options) = who(&world).await;
    sqlx::raw_sql("update identity.challenges set expires_at = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    let late = sign_in(&world, &id, &authenticator.get(&options)).await;
    assert_eq!(late.refusal("too late"), (409, "challenge_ended".into()));

    let mut new = Authenticator::new();
    let (id, options) = question(&world, CLIENT).await;
    let created = new.create(&options);
    let stranger = add(&world, ADMIN, &id, &created).await;
    assert_eq!(stranger.refusal("somebody else's question"), (409, "challenge_ended".into()));
    assert_eq!(
        sign_in(&world, &id, &created).await.refusal("a question for a new one"),
        (409, "challenge_ended".into())
    );
    assert_eq!(add(&world, CLIENT, &id, &created).await.status, 201);
    let (id, options) = question(&world, ADMIN).await;
    let twice = add(&world, ADMIN, &id, &new.create(&options)).await;
    assert_eq!(twice.refusal("somebody's passkey already"), (409, "passkey_known".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_is_not_what_was_asked_for_is_refused() {
    let world = World::demo().await;
    let admin = world.caller(ADMIN).await.actor.expect("a person").person_id;
    type Spoil = fn(&mut Authenticator);
    let spoilt: [(&str, Spoil); 3] = [
        ("from another site", |it| it.origin = "https://evil.example"),
        ("without finger, face or PIN", |it| it.verifies = false),
        ("by a copy that is behind", |it| it.counter = 0),
    ];
    for (what, spoil) in spoilt {
        let mut authenticator = registered(&world, CLIENT).await;
        authenticator.counter = 5;
        let (id, options) = who(&world).await;
        assert_eq!(sign_in(&world, &id, &authenticator.get(&options)).await.status, 200);
        spoil(&mut authenticator);
        let (id, options) = who(&world).await;
        let reply = sign_in(&world, &id, &authenticator.get(&options)).await;
        assert_eq!(reply.refusal(what), (401, "passkey_refused".into()));
    }
    let mut authenticator = registered(&world, CLIENT).await;
    authenticator.pretend(admin.0.as_bytes());
    let (id, options) = who(&world).await;
    let reply = sign_in(&world, &id, &authenticator.get(&options)).await;
    assert_eq!(reply.refusal("in somebody else's name"), (401, "passkey_refused".into()));
    let (id, options) = who(&world).await;
    let reply = sign_in(&world, &id, &Authenticator::new().get(&options)).await;
    assert_eq!(reply.refusal("by nobody's passkey"), (401, "passkey_refused".into()));
    let (id, options) = who(&world).await;
    let changed = authenticator.get(&options).replace("\"signature\":\"M", "\"signature\":\"N");
    assert!([400, 401].contains(&sign_in(&world, &id, &changed).await.status));
    for nonsense in ["{}", "[]", "null", "not JSON", "{\"id\":1}"] {
        let (id, _) = who(&world).await;
        let reply = sign_in(&world, &id, nonsense).await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("credential".into(), "not_a_credential".into())]));
        let (id, _) = question(&world, CLIENT).await;
        assert_eq!(add(&world, CLIENT, &id, nonsense).await.status, 400);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn passkeys_are_renamed_and_removed_by_their_person_alone() {
    let world = World::demo().await;
    let mut authenticator = registered(&world, CLIENT).await;
    let rows = world.get("/api/v1/me/passkeys").by(CLIENT).send().await.json();
    let path = format!("/api/v1/me/passkeys/{}", rows["data"][0]["id"].as_str().expect("an id"));
    let rename =
        async |email: &str| world.ask(Method::PATCH, &path).by(email).json(&json!({"name": "Phone"})).send().await;
    let remove = async |email: &str| world.ask(Method::DELETE, &path).by(email).send().await;
    assert_eq!(rename(ADMIN).await.refusal("a stranger"), (404, "resource_not_found".into()));
    assert_eq!(remove(ADMIN).await.refusal("a stranger"), (404, "resource_not_found".into()));
    assert_eq!(rename(CLIENT).await.status, 204);
    assert_eq!(world.get("/api/v1/me/passkeys").by(CLIENT).send().await.json()["data"][0]["name"], "Phone");
    assert!(
        world.get("/api/v1/me/passkeys").by(ADMIN).send().await.json()["data"].as_array().is_some_and(Vec::is_empty)
    );
    assert_eq!(remove(CLIENT).await.status, 204);
    assert_eq!(remove(CLIENT).await.refusal("again"), (404, "resource_not_found".into()));
    let (id, options) = who(&world).await;
    let reply = sign_in(&world, &id, &authenticator.get(&options)).await;
    assert_eq!(reply.refusal("a removed one"), (401, "passkey_refused".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_is_blocked_has_no_way_in_by_passkey() {
    let world = World::demo().await;
    let mut authenticator = registered(&world, CLIENT).await;
    sqlx::query("update identity.users set erasing_since = now() where email = $1")
        .bind(CLIENT)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("they are blocked");
    let (id, options) = who(&world).await;
    let reply = sign_in(&world, &id, &authenticator.get(&options)).await;
    assert_eq!(reply.refusal("blocked"), (401, "passkey_refused".into()));
}
