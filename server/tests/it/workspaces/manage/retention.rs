use super::{get, send, tenant};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{ExecutionId, WorkspaceId};
use domain::workspaces::chat::{Attachment, BeginThread};
use domain::workspaces::{CancelExecution, Execution, StartExecution, day_of, words_key};
use http::Method;
use serde_json::json;
use server::ambient::machine_now;
use server::contexts::workspaces::ForgetWords;
use server::gateway::Caller;
use server::jobs::Task;
use server::store::history_until;
use uuid::Uuid;

/// A run that a client began and ended so many days ago.
async fn run(world: &World, prompt: &str, days_ago: i64) -> (ExecutionId, Moment) {
    let at = Moment(machine_now().0 - TimeDelta::days(days_ago));
    let then = Caller { test_clock: Some(at), ..world.caller(CLIENT).await };
    let started = world.gateway.call(then.clone(), StartExecution::of(prompt)).await.expect("it is queued");
    world.gateway.call(then, CancelExecution { id: started.id }).await.expect("it is cancelled");
    (started.id, at)
}

/// A conversation of that moment, with a name and a text that went along.
async fn talk(world: &World, at: Moment) {
    let then = Caller { test_clock: Some(at), ..world.caller(CLIENT).await };
    let attachments = vec![Attachment { name: "quillwort.txt".into(), text: "A plant.".into() }];
    let begin = BeginThread { title: Some("Quillwort".into()), attachments, ..BeginThread::of("What is it?") };
    let asked = world.gateway.call(then.clone(), begin).await.expect("it is asked");
    world.gateway.call(then, CancelExecution { id: asked.execution }).await.expect("it is cancelled");
}

/// How many conversations and turns still say what they were called.
async fn named(world: &World) -> (i64, i64) {
    sqlx::query_as(
        "select (select count(*) from workspaces.threads where title = 'Quillwort'),
                (select count(*) from workspaces.thread_turns where 'quillwort.txt' = any(attachments))",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("two numbers")
}

async fn keys(world: &World, subject: Uuid) -> i64 {
    sqlx::query_scalar("select count(*) from keys.subjects where subject_id = $1")
        .bind(subject)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_said_is_forgotten_after_the_days_of_its_workspace_and_that_there_was_a_run_stays() {
    let world = World::queueing().await;
    let main: WorkspaceId = tenant(&world, OWNER).await.parse().expect("an id");
    let (old, then) = run(&world, "Quillwort is a plant.", 40).await;
    let (young, lately) = run(&world, "Cumin is a spice.", 3).await;
    talk(&world, then).await;
    let show = |id: ExecutionId| format!("/executions/{id}");
    ForgetWords {}.carry_out(world.gateway.clone()).await.expect("a night");
    assert_eq!(get(&world, &show(old), CLIENT).await["prompt"], "Quillwort is a plant.", "nobody said to forget");
    assert_eq!(named(&world).await, (1, 1));

    let path = format!("/workspaces/{main}/retention");
    assert_eq!(send(&world, Method::PUT, &path, OWNER, &json!({"days": 30})).await.status, 204);
    let (old_key, young_key) = (words_key(main, day_of(then)), words_key(main, day_of(lately)));
    assert_eq!((keys(&world, old_key).await, keys(&world, young_key).await), (1, 1));
    for _ in 0..2 {
        ForgetWords {}.carry_out(world.gateway.clone()).await.expect("a night");
        let shown = get(&world, &show(old), CLIENT).await;
        assert_eq!((&shown["prompt"], &shown["status"]), (&json!(""), &json!("cancelled")));
        assert_eq!(get(&world, &show(young), CLIENT).await["prompt"], "Cumin is a spice.");
        assert_eq!((keys(&world, old_key).await, keys(&world, young_key).await), (0, 1));
    }

    assert_eq!(named(&world).await, (0, 0), "what they were called is forgotten with their day");
    // What is said about a forgotten run is forgotten with the next night, as its day is.
    for (path, body) in
        [("comments", json!({"text": "Quillwort, was it?"})), ("rating", json!({"rating": "up", "note": "Quillwort."}))]
    {
        let said = send(&world, Method::POST, &format!("/executions/{old}/{path}"), CLIENT, &body).await;
        assert!(said.status < 300, "{path}: {}", said.text());
    }
    ForgetWords {}.carry_out(world.gateway.clone()).await.expect("a night");
    let left: (i64, i64) = sqlx::query_as(
        "select (select count(*) from workspaces.execution_comments where text <> ''),
                (select count(*) from workspaces.execution_ratings where note is not null)",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("two numbers");
    assert_eq!((left, keys(&world, old_key).await), ((0, 0), 0));

    // What the log still has opens no more: a projection that is written anew says as little.
    let mut tx = world.db().as_system("read").await.expect("a transaction");
    let (keys, now) = (&world.gateway.services().keys, Moment(machine_now().0));
    let events = history_until::<Execution>(&mut tx, keys, old.0, now).await.expect("its events");
    let told: Vec<_> = events.into_iter().map(|recorded| recorded.event).collect();
    let told = serde_json::to_string(&told).expect("JSON");
    assert!(told.contains("ExecutionCancelled") && !told.contains("Quillwort"), "{told}");
}
