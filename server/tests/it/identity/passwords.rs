use crate::support::people::{CLIENT, OWNER};
use crate::support::{PASSWORD, Reply, World};
use serde_json::json;

const NEW: &str = "a kite above the harbour";

async fn sign_in(world: &World, email: &str, password: &str) -> u16 {
    world.post("/api/v1/auth/login").json(&json!({"email": email, "password": password})).send().await.status
}

async fn ask(world: &World, email: &str) -> Reply {
    world.post("/api/v1/auth/password-reset").json(&json!({ "email": email })).send().await
}

async fn reset(world: &World, token: &str, password: &str) -> Reply {
    let body = json!({"token": token, "password": password});
    world.post("/api/v1/auth/password-reset/confirm").json(&body).send().await
}

async fn change(world: &World, token: &str, current: &str, password: &str) -> Reply {
    let body = json!({"current": current, "password": password});
    world.post("/api/v1/me/password").bearer(token).json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_forgotten_password_is_replaced_once_by_the_mailed_link() {
    let world = World::demo().await;
    let old = world.token(CLIENT).await;
    let (known, unknown) = (ask(&world, CLIENT).await, ask(&world, "nobody@demo.portico.example").await);
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()), "nobody learns who has an account");
    assert!(world.mails_to("nobody@demo.portico.example").await.is_empty());
    let token = world.mailed_token(CLIENT).await;

    let weak = reset(&world, &token, "password1234").await;
    assert_eq!(weak.faults(), [("password".into(), "password_known".into())], "and the link still works");
    assert_eq!(reset(&world, &token, NEW).await.status, 204);
    assert_eq!((sign_in(&world, CLIENT, PASSWORD).await, sign_in(&world, CLIENT, NEW).await), (401, 200));
    assert_eq!(reset(&world, &token, "another kite above it").await.refusal("used"), (410, "link_ended".into()));
    let before = world.get("/api/v1/me").bearer(&old).send().await;
    assert_eq!(before.refusal("sessions from before"), (401, "token_refused".into()));
    assert!(world.latest_mail(CLIENT).await.contains("your other sessions have ended"), "she is told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_follow_one_link_one_sets_the_password() {
    let world = World::demo().await;
    ask(&world, CLIENT).await;
    let token = world.mailed_token(CLIENT).await;
    let (a, b) = futures::join!(reset(&world, &token, NEW), reset(&world, &token, "another kite above it"));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 410]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_password_makes_every_other_link_and_session_useless() {
    let world = World::demo().await;
    ask(&world, CLIENT).await;
    let stale = world.mailed_token(CLIENT).await;
    let (here, elsewhere) = (world.sign_in(CLIENT).await, world.sign_in(CLIENT).await);
    let bearer = |pair: &serde_json::Value| pair["accessToken"].as_str().expect("a token").to_owned();
    let (here, elsewhere) = (bearer(&here), bearer(&elsewhere));
    assert_eq!(change(&world, &here, PASSWORD, NEW).await.status, 204);
    assert_eq!(world.get("/api/v1/me").bearer(&here).send().await.status, 200, "this session stays");
    assert_eq!(world.get("/api/v1/me").bearer(&elsewhere).send().await.status, 401);
    assert_eq!(reset(&world, &stale, "another kite above it").await.status, 410);
    assert_eq!((sign_in(&world, CLIENT, PASSWORD).await, sign_in(&world, CLIENT, NEW).await), (401, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_password_is_changed_by_whoever_knows_it_to_one_that_is_hard_to_guess() {
    let world = World::demo().await;
    let token = world.token(OWNER).await;
    for (current, password, fault) in [
        ("not the password", NEW, ("current", "password_wrong")),
        (PASSWORD, PASSWORD, ("password", "password_same")),
        (PASSWORD, "Salma.Benali.1", ("password", "password_own_words")),
        (PASSWORD, "qwertyuiop12", ("password", "password_known")),
        (PASSWORD, "short", ("password", "too_short")),
    ] {
        let reply = change(&world, &token, current, password).await;
        assert_eq!(reply.faults(), [(fault.0.into(), fault.1.into())], "{password}: {}", reply.text());
    }
    assert_eq!(sign_in(&world, OWNER, PASSWORD).await, 200, "nothing has changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_persons_mails_and_links_go_when_they_are_erased() {
    let world = World::demo().await;
    ask(&world, CLIENT).await;
    let person = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    for (_, forget) in server::contexts::FORGET {
        forget(&mut tx, person).await.expect("it is forgotten");
    }
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from mail.mails where address is not null or sealed is not null)
              + (select count(*) from identity.links)",
    )
    .fetch_one(&mut *tx)
    .await
    .expect("a number");
    assert_eq!(left, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_changes_how_they_are_called() {
    let world = World::demo().await;
    let renamed = world.ask(http::Method::PATCH, "/api/v1/me/profile").by(CLIENT);
    assert_eq!(renamed.json(&json!({"name": " Lina Weber "})).send().await.status, 204);
    let me = world.get("/api/v1/me").by(CLIENT).send().await.json();
    assert_eq!(me["actor"]["name"], "Lina Weber");
}
