use super::toys::world;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn run(text: &str) -> Value {
    json!({"text": text, "lingerMs": 0})
}

async fn ask(world: &World, who: &str, key: &str, body: &Value) -> Reply {
    world.post("/api/v1/toys/runs").by(who).header("idempotency-key", key).json(body).send().await
}

/// Runs of this text, in the log.
async fn effects(world: &World, text: &str) -> i64 {
    sqlx::query_scalar("select count(*) from workspaces.executions where prompt = $1")
        .bind(text)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a count")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_key_does_it_once_and_answers_the_same() {
    let (world, kept) = world().await;
    let first = ask(&world, CLIENT, "k", &run("once")).await;
    assert_eq!((first.status, first.header("idempotency-replayed")), (200, None));
    for _ in 0..3 {
        let again = ask(&world, CLIENT, "k", &run("once")).await;
        assert_eq!(
            (again.status, again.json(), again.header("idempotency-replayed")),
            (200, first.json(), Some("true"))
        );
    }
    let by_call = world.post("/api/fn/toys.queue_run").by(CLIENT).header("idempotency-key", "k");
    let by_call = by_call.form([("text", "once"), ("lingerMs", "0")]).send().await;
    assert_eq!((by_call.json(), by_call.header("idempotency-replayed")), (first.json(), Some("true")), "on any door");
    assert_eq!(effects(&world, "once").await, 1);

    let empty = || world.post("/api/v1/toys/nothing").by(CLIENT).header("idempotency-key", "n").send();
    assert_eq!((empty().await.status, empty().await.status), (204, 204));
    let job =
        || world.post("/api/v1/toys/counts").by(CLIENT).header("idempotency-key", "j").json(&json!({"last": 1})).send();
    let (one, two) = (job().await, job().await);
    assert_eq!((one.status, two.status, one.json()), (202, 202, two.json()));
    assert_eq!(kept.0.lock().expect("unpoisoned").len(), 1, "ordered once");
    assert!(world.gateway.services().in_flight.is_empty(), "nothing is left behind");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_is_for_one_input_one_operation_and_one_person() {
    let (world, _) = world().await;
    assert_eq!(ask(&world, CLIENT, "k", &run("a")).await.status, 200);
    for (what, reply) in [
        ("another input", ask(&world, CLIENT, "k", &run("b")).await),
        ("another person", ask(&world, OWNER, "k", &run("a")).await),
        (
            "another operation",
            world.post("/api/v1/toys/nothing").by(CLIENT).header("idempotency-key", "k").send().await,
        ),
    ] {
        assert_eq!(reply.refusal(what), (409, "key_reused".into()));
    }
    let spaced = world.post("/api/v1/toys/runs").by(CLIENT).header("idempotency-key", "\"k\"");
    let spaced = spaced.body("application/json", "{ \"lingerMs\": 0,\n \"text\": \"a\" }").send().await;
    assert_eq!(spaced.header("idempotency-replayed"), Some("true"), "the input counts, not its spelling");
    assert_eq!((effects(&world, "a").await, effects(&world, "b").await), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenants_keys_are_others() {
    let (world, _) = world().await;
    let (ours, theirs) = (ask(&world, CLIENT, "k", &run("a")).await, ask(&world, RIVAL, "k", &run("a")).await);
    assert_eq!((ours.status, theirs.status, theirs.header("idempotency-replayed")), (200, 200, None));
    assert_ne!(ours.json()["id"], theirs.json()["id"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refusal_is_not_kept() {
    let (world, _) = world().await;
    let wrong = ask(&world, CLIENT, "k", &json!({"text": 1, "lingerMs": 0})).await;
    assert_eq!(wrong.status, 400);
    let id = ask(&world, CLIENT, "made", &run("a")).await.json()["id"].as_str().expect("an id").to_owned();
    let cancel = async |version: i32| {
        let cancel = world.post(&format!("/api/v1/toys/runs/{id}/cancel")).by(CLIENT).header("idempotency-key", "k");
        cancel.json(&json!({"version": version})).send().await
    };
    assert_eq!(cancel(5).await.refusal("stale"), (409, "conflict".into()));
    assert_eq!(cancel(1).await.status, 204, "the key is free again, also for another input");
    assert_eq!(cancel(1).await.header("idempotency-replayed"), Some("true"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_second_of_two_waits_for_the_first_but_not_for_ever() {
    let (here, _) = world().await;
    let there = here.beside(|services| super::toys::toys(server::contexts::handlers(services.into())).build());
    for (other, text) in [(&here, "in one process"), (&there, "in two processes")] {
        let short = json!({"text": text, "lingerMs": 1_000});
        let (first, second) = tokio::join!(ask(&here, CLIENT, text, &short), ask(other, CLIENT, text, &short));
        assert_eq!((first.status, second.status, first.json()), (200, 200, second.json()), "{text}");
        let long = json!({"text": format!("long, {text}"), "lingerMs": 7_000});
        let (first, (second, took)) = tokio::join!(ask(&here, CLIENT, "long", &long), async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let started = Instant::now();
            (ask(other, CLIENT, "long", &long).await, started.elapsed())
        });
        assert_eq!((first.status, second.refusal("it takes long")), (200, (409, "in_flight".into())));
        assert!(second.header("retry-after").is_some() && (4..7).contains(&took.as_secs()), "{took:?}");
        let later = ask(other, CLIENT, "long", &long).await;
        assert_eq!((later.status, later.header("idempotency-replayed")), (200, Some("true")));
        sqlx::query("delete from gateway.idempotency_keys where key = 'long'")
            .execute(&mut here.as_superuser().await)
            .await
            .expect("forgotten");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_a_day_of_machine_time_a_key_is_free_again() {
    let (world, _) = world().await;
    let first = ask(&world, CLIENT, "k", &run("a")).await;
    let age = async |hours: f64| {
        sqlx::query("update gateway.idempotency_keys set made_at = made_at - make_interval(mins => ($1 * 60)::int)")
            .bind(hours)
            .execute(&mut world.as_superuser().await)
            .await
            .expect("it ages");
    };
    age(23.9).await;
    assert_eq!(ask(&world, CLIENT, "k", &run("a")).await.json(), first.json());
    age(0.2).await;
    let anew = ask(&world, CLIENT, "k", &run("b")).await;
    assert_eq!((anew.status, anew.header("idempotency-replayed")), (200, None));
    assert_eq!(ask(&world, CLIENT, "k", &run("b")).await.json(), anew.json());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_was_erased_is_gone_and_nothing_is_done_again() {
    let (world, _) = world().await;
    assert_eq!(ask(&world, CLIENT, "k", &run("a")).await.status, 200);
    let (services, lina) = (world.gateway.services(), world.caller(CLIENT).await.actor.expect("a person"));
    let mut tx = services.db.as_system("erase").await.expect("a transaction");
    services.keys.erase_subject(&mut tx, lina.person_id.0).await.expect("her keys go");
    tx.commit().await.expect("it holds");
    assert_eq!(ask(&world, CLIENT, "k", &run("a")).await.refusal("her key is gone"), (410, "answer_gone".into()));
    assert_eq!(ask(&world, CLIENT, "another", &run("b")).await.status, 200, "she has a key anew");
    assert_eq!(ask(&world, CLIENT, "k", &run("a")).await.refusal("another key"), (410, "answer_gone".into()));
    assert_eq!((effects(&world, "a").await, effects(&world, "b").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_that_is_none_is_refused() {
    let (world, _) = world().await;
    for key in ["", " ", "\"\"", &"x".repeat(256), "a\tb"] {
        let reply = ask(&world, CLIENT, key, &run("a")).await;
        assert_eq!(reply.refusal(key), (400, "idempotency_key_malformed".into()), "{key:?}");
    }
    for key in ["x".repeat(255), "鍵".into(), "a b".into()] {
        assert_eq!(ask(&world, CLIENT, &key, &run("a")).await.status, 200, "{key:?}");
    }
}
