//! Runs that are begun in the commit of their birth: the same promises hold as for those that wait in the queue.

use super::{ENDED, expire, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::post;
use domain::kernel::Operation;
use domain::workspaces::WatchExecution;
use futures::future::join_all;
use futures::{StreamExt, stream};
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use server::store::Projection;
use server::store::rebuild::rebuild;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// Runs that one tenant has at work in one process.
const PLACES_EACH: usize = 4;

/// A provider that says a word at once, and ends when it is let go.
struct Held {
    go: watch::Sender<bool>,
    asked: Arc<AtomicUsize>,
}

impl Held {
    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

/// An event of an answer, in the OpenAI style.
pub fn chunk(choices: Value, usage: Value) -> String {
    let chunk = json!({
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": "aurora-small",
        "choices": choices, "usage": usage
    });
    format!("data: {chunk}\n\n")
}

/// A world with a worker, whose only model is of such a provider.
async fn working() -> (World, Held) {
    let mut world = World::demo_with(&["--outgoing-private"]).await;
    let (go, held) = watch::channel(true);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let said = chunk(json!([{"index": 0, "delta": {"content": "Saffron."}, "finish_reason": null}]), Value::Null);
    let last = chunk(json!([{"index": 0, "delta": {}, "finish_reason": "stop"}]), Value::Null);
    let usage = chunk(json!([]), json!({"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}));
    let end = format!("{last}{usage}data: [DONE]\n\n");
    let answer = move |_: Bytes| {
        let (mut held, said, end) = (held.clone(), said.clone(), end.clone());
        count.fetch_add(1, Ordering::Relaxed);
        async move {
            let rest = async move {
                let _ = held.wait_for(|go| *go).await;
                Ok::<_, Infallible>(end)
            };
            let pieces = stream::iter([Ok(said)]).chain(stream::once(rest));
            ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(pieces))
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("its address"));
    let app = Router::new().route("/v1/chat/completions", post(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });
    let provider = json!({
        "name": "Held", "kind": "openai", "baseUrl": url,
        "models": [{"id": "aurora-small", "name": "Aurora Small", "contextTokens": 8192}]
    });
    let reply = world.post("/api/v1/model-providers").by(OWNER).json(&provider).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    world.work();
    (world, Held { go, asked })
}

async fn number(world: &World, query: &'static str) -> usize {
    let number: i64 = sqlx::query_scalar(query).fetch_one(&mut world.as_superuser().await).await.expect("a number");
    usize::try_from(number).expect("none below nothing")
}

/// A run that was begun with its birth, and that its provider holds. Until the worker has looked through the queue, runs wait
/// there.
async fn born(world: &World, held: &Held) -> String {
    for _ in 0..50 {
        held.go.send_replace(false);
        let id = start(world, "Name a spice.", 8).await;
        let (events, commits): (i64, i64) = sqlx::query_as(
            "select count(*), count(distinct transaction_id::text) from log.events where stream_id = $1::uuid",
        )
        .bind(&id)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("two numbers");
        if (events, commits) == (2, 1) {
            return id;
        }
        held.go.send_replace(true);
        until(world, &id, ENDED).await;
        sleep(Duration::from_millis(20)).await;
    }
    panic!("no run is begun with its birth");
}

/// A world as [`working`], once its worker has looked through the queue: what comes now is begun with its birth.
async fn ready() -> (World, Held) {
    let (world, held) = working().await;
    let id = born(&world, &held).await;
    let_go(&world, &held, &[id]).await;
    (world, held)
}

/// The provider answers, and all of them end well.
async fn let_go(world: &World, held: &Held, ids: &[String]) {
    held.go.send_replace(true);
    for id in ids {
        assert_eq!(until(world, id, ENDED).await["status"], "done");
    }
}

/// What everybody's runs took, and what is billed of it.
async fn taken_and_billed(world: &World) -> (usize, usize) {
    let taken = "select coalesce(sum(prompt_tokens + completion_tokens), 0)::bigint from workspaces.executions";
    let billed = "select coalesce(sum(amount), 0)::bigint from billing.usage_logs where meter = 'ai_tokens'";
    (number(world, taken).await, number(world, billed).await)
}

const BEGUN: &str = "select count(*) from log.events where type = 'ExecutionBegun'";
const COMPLETED: &str = "select count(*) from log.events where type = 'ExecutionCompleted'";
const RETURNED: &str = "select count(*) from log.events where type = 'ExecutionReturned'";
const RUNNING: &str = "select count(*) from workspaces.executions where status = 'running'";
const LEASES: &str = "select count(*) from workspaces.execution_progress";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_that_is_begun_with_its_birth_ends_once_and_is_paid_for_once() {
    let (world, held) = working().await;
    let (taken, billed) = taken_and_billed(&world).await;
    let ended = number(&world, COMPLETED).await;
    let id = born(&world, &held).await;
    let others = number(&world, COMPLETED).await - ended;
    held.go.send_replace(true);
    let run = until(&world, &id, ENDED).await;
    assert_eq!((&run["status"], &run["answer"], &run["attempts"]), (&json!("done"), &json!("Saffron."), &json!(1)));
    assert_eq!(number(&world, COMPLETED).await, ended + others + 1);
    let after = taken_and_billed(&world).await;
    assert_eq!((after.0 - taken, after.1 - billed), (9 * (others + 1), 9 * (others + 1)));
    assert_eq!(number(&world, LEASES).await, 0, "nothing is left lying about");
    let (services, projection) = (world.gateway.services(), Projection::find("execution").expect("it is registered"));
    let rebuilt = rebuild(&services.db, &services.keys, projection, |_| Ok(())).await.expect("it is written anew");
    assert_eq!(rebuilt.rows_changed, 0, "its row is what its events say one by one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_that_is_begun_with_its_birth_is_taken_up_again_when_its_process_goes_away() {
    let (mut world, held) = working().await;
    let id = born(&world, &held).await;
    let (returned, completed) = (number(&world, RETURNED).await, number(&world, COMPLETED).await);
    world.stop_working();
    // The task ends where it waits next.
    sleep(Duration::from_millis(200)).await;
    expire(&world).await;
    held.go.send_replace(true);
    world.work();
    let run = until(&world, &id, ENDED).await;
    assert_eq!((&run["status"], &run["attempts"]), (&json!("done"), &json!(2)), "{run}");
    assert_eq!(number(&world, RETURNED).await, returned + 1);
    assert_eq!(number(&world, COMPLETED).await, completed + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_birth_that_is_rolled_back_hands_nothing_over_and_gives_its_place_back() {
    let (world, held) = ready().await;
    let (runs, asked) = (number(&world, "select count(*) from workspaces.executions").await, held.asked());
    let mut postgres = world.as_superuser().await;
    sqlx::raw_sql(
        "create function public.refuse() returns trigger language plpgsql as
             $$ begin raise exception 'the disk is full' using errcode = 'disk_full'; end $$;
         create constraint trigger refuse after insert on workspaces.executions deferrable initially deferred
             for each row execute function public.refuse()",
    )
    .execute(&mut postgres)
    .await
    .expect("commits break");
    for _ in 0..PLACES_EACH * 2 {
        let reply = world.post("/api/v1/executions").by(CLIENT).json(&json!({"prompt": "Name a spice."})).send().await;
        assert_eq!(reply.refusal("broken"), (500, "internal".into()));
        // The worker looks through the queue again.
        sleep(Duration::from_millis(50)).await;
    }
    sqlx::raw_sql("drop trigger refuse on workspaces.executions")
        .execute(&mut postgres)
        .await
        .expect("it is well again");
    assert_eq!(number(&world, "select count(*) from workspaces.executions").await, runs);
    assert_eq!((held.asked(), number(&world, LEASES).await), (asked, 0), "no model was asked");
    held.go.send_replace(false);
    let ids = join_all((0..PLACES_EACH).map(|_| start(&world, "Name a spice.", 8))).await;
    for id in &ids {
        until(&world, id, &["running"]).await;
    }
    let_go(&world, &held, &ids).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_ten_that_come_at_once_a_tenant_has_its_places_and_each_is_begun_and_ends_once() {
    let (world, held) = ready().await;
    let (begun, completed) = (number(&world, BEGUN).await, number(&world, COMPLETED).await);
    let (taken, billed) = taken_and_billed(&world).await;
    held.go.send_replace(false);
    let ids = join_all((0..10).map(|_| start(&world, "Name a spice.", 8))).await;
    for _ in 0..500 {
        if number(&world, RUNNING).await == PLACES_EACH {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
    sleep(Duration::from_millis(300)).await;
    assert_eq!(number(&world, RUNNING).await, PLACES_EACH, "the others wait");
    let_go(&world, &held, &ids).await;
    assert_eq!(number(&world, BEGUN).await, begun + 10);
    assert_eq!(number(&world, COMPLETED).await, completed + 10);
    let after = taken_and_billed(&world).await;
    assert_eq!((after.0 - taken, after.1 - billed), (90, 90));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_is_asked_for_twice_with_one_key_is_begun_once() {
    let (world, held) = ready().await;
    let (begun, asked) = (number(&world, BEGUN).await, held.asked());
    let body = json!({"prompt": "Name a spice.", "maxTokens": 8});
    let ask = || world.post("/api/v1/executions").by(CLIENT).header("idempotency-key", "once").json(&body).send();
    let (one, other) = tokio::join!(ask(), ask());
    assert_eq!((one.status, other.status, one.json()), (201, 201, other.json()));
    let id = one.json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(until(&world, &id, ENDED).await["status"], "done");
    assert_eq!((number(&world, BEGUN).await, held.asked()), (begun + 1, asked + 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_watches_in_another_process_is_told_too() {
    let (world, held) = working().await;
    let id = born(&world, &held).await;
    let other = world.restarted();
    for process in [&world, &other] {
        let caller = process.caller(CLIENT).await;
        let items = process.gateway.open_json(WatchExecution::NAME, caller, json!({"id": id})).await;
        let mut items = items.expect("a stream");
        let mut answer = String::new();
        while answer != "Saffron." {
            let item = timeout(Duration::from_secs(5), items.next()).await.expect("in time").expect("an item");
            let item = item.expect("no refusal");
            assert_eq!(item["status"], "running");
            answer += item["added"].as_str().expect("text");
        }
    }
    let caller = other.caller(CLIENT).await;
    let items = other.gateway.open_json(WatchExecution::NAME, caller, json!({"id": id})).await;
    let mut items = items.expect("a stream");
    assert_eq!(items.next().await.expect("an item").expect("no refusal")["status"], "running");
    held.go.send_replace(true);
    let last = timeout(Duration::from_secs(5), items.next()).await.expect("in time").expect("an item");
    assert_eq!(last.expect("no refusal")["status"], "done");
    assert!(items.next().await.is_none(), "it ends once");
    drop(items);
    for process in [&world, &other] {
        let words = &process.gateway.services().word_of_runs;
        for _ in 0..100 {
            // The worker lets go of the run after its commit.
            if words.is_empty() {
                break;
            }
            sleep(Duration::from_millis(10)).await;
        }
        assert!(words.is_empty(), "nothing stays of whoever watched or worked");
    }
}
