use super::aiosmtpd::{Smtp, free_address};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::{Value, json};
use server::integrations::mail::{ATTEMPTS_MAX, SendMail};
use server::jobs::{Pace, Task, Workers};
use std::time::Duration;

const PACE: Pace = Pace {
    tasks_max: 2,
    poll: Duration::from_millis(100),
    heartbeat: Duration::from_secs(1),
    gone_after: Duration::from_secs(5),
};

async fn world(address: &str) -> World {
    World::demo_with(&["--smtp-url", &format!("smtp://{address}"), "--mail-from", "Portico <door@portico.example>"])
        .await
}

async fn ask(world: &World, language: &str) {
    let ask = world.post("/api/v1/auth/password-reset").header("accept-language", language);
    assert_eq!(ask.json(&json!({"email": CLIENT})).send().await.status, 204);
}

async fn mail(world: &World) -> Value {
    let row = world.mails_to(CLIENT).await.remove(0);
    world.get(&format!("/api/v1/mails/{}", row["id"].as_str().expect("an id"))).by(ADMIN).send().await.json()
}

async fn deliver(world: &World) -> Result<(), server::Stop> {
    let id = mail(world).await["mail"]["id"].as_str().expect("an id").parse().expect("a UUID");
    SendMail { id }.carry_out(world.gateway.clone()).await
}

async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..400 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came to this: {what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_reaches_an_independent_smtp_server_as_text_and_html() {
    let smtp = Smtp::start();
    let world = world(&smtp.address).await;
    let worker = tokio::spawn(Workers::without_schedule(world.gateway.clone(), PACE).run());
    ask(&world, "en").await;
    until("the server has it", async || !smtp.taken().is_empty()).await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 1);
    for part in [
        "From: Portico <door@portico.example>",
        &format!("To: \"Lina Haddad\" <{CLIENT}>"),
        "Subject: Set a new password",
        "Auto-Submitted: auto-generated",
        "Content-Type: multipart/alternative",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
        "@portico.example>",
    ] {
        assert!(taken[0].contains(part), "{part} in {}", taken[0]);
    }
    until("it is marked", async || mail(&world).await["mail"]["status"] == "sent").await;
    let sent = mail(&world).await;
    assert_eq!((&sent["text"], &sent["mail"]["attempts"]), (&Value::Null, &json!(1)), "its text is gone from here");
    worker.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_waits_for_its_server_and_a_server_that_never_takes_it_makes_a_dead_letter() {
    let address = free_address();
    let world = world(&address).await;
    ask(&world, "ar").await;
    for attempt in 1..i64::from(ATTEMPTS_MAX) {
        let why = deliver(&world).await.expect_err("nobody listens").to_string();
        assert!(why.contains("didn't take the mail"), "{why}");
        let waiting = mail(&world).await;
        assert_eq!((&waiting["mail"]["status"], &waiting["mail"]["attempts"]), (&json!("waiting"), &json!(attempt)));
        assert_eq!(waiting["text"], Value::Null, "what will be delivered is for its reader alone");
    }
    assert!(deliver(&world).await.is_err());
    let failed = mail(&world).await["mail"].clone();
    assert!(failed["status"] == "failed" && failed["error"].as_str().is_some_and(|why| !why.is_empty()), "{failed}");
    // Its task is the queue's, and shows among the dead letters once its own attempts are used up.
    sqlx::raw_sql("update queue._private_jobs set attempts = max_attempts, last_error = 'the server is away'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("attempts pass");
    let letters = world.get("/api/v1/dead-letters?task=send_mail").by(ADMIN).send().await.json();
    assert_eq!(letters["data"].as_array().map(Vec::len), Some(1), "{letters}");

    // Whoever retries it when the server is back delivers it.
    let smtp = Smtp::start_at(&address);
    deliver(&world).await.expect("the server is back");
    let taken = smtp.taken();
    assert!(taken[0].contains("charset=utf-8") && taken[0].contains("=?utf-8?"), "{}", taken[0]);
    assert_eq!(mail(&world).await["mail"]["status"], "sent");
    deliver(&world).await.expect("a repetition");
    assert_eq!(smtp.taken().len(), 1, "what is delivered isn't delivered again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_that_has_ended_is_not_delivered_any_more() {
    let smtp = Smtp::start();
    let world = world(&smtp.address).await;
    ask(&world, "en").await;
    sqlx::raw_sql("update mail.mails set useful_until = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    deliver(&world).await.expect("given up");
    assert_eq!((smtp.taken().len(), mail(&world).await["mail"]["status"].clone()), (0, json!("failed")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_encryption_is_asked_for_nothing_goes_out_without() {
    let smtp = Smtp::start();
    let url = format!("smtp://{}?tls=required", smtp.address);
    let world = World::demo_with(&["--smtp-url", &url]).await;
    ask(&world, "en").await;
    assert!(deliver(&world).await.is_err(), "the server knows no STARTTLS");
    assert!(smtp.taken().is_empty());
}
