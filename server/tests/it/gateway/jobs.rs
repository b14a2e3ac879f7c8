use super::toys::{CountTo, Counted, world};
use crate::support::World;
use crate::support::people::{CLIENT, INVESTOR};
use domain::Refusal;
use domain::kernel::Kind;
use futures::future::BoxFuture;
use serde_json::json;
use server::Stop;
use server::gateway::{Progress, Services};
use std::sync::{Arc, Mutex};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_is_accepted_with_the_id_of_its_order_on_every_door() {
    let (world, kept) = world().await;
    assert!(
        world.gateway.handles("toys.count_to", Kind::Job) && !world.gateway.handles("toys.count_to", Kind::Command)
    );
    let by_rest = world.post("/api/v1/toys/counts").by(CLIENT).json(&json!({"last": 5})).send().await;
    let by_call = world.post("/api/fn/toys.count_to").by(CLIENT).form([("last", "6")]).send().await;
    let in_process = world.gateway.call(world.caller(CLIENT).await, CountTo { last: 7 }).await.expect("it is accepted");
    let orders = kept.0.lock().expect("unpoisoned").clone();
    assert_eq!((by_rest.status, by_call.status), (202, 202), "{}", by_call.text());
    let answered = [by_rest.json()["id"].clone(), by_call.json()["id"].clone(), json!(in_process.id)];
    assert_eq!(answered.to_vec(), orders.iter().map(|order| json!(order.id)).collect::<Vec<_>>());
    let inputs: Vec<_> = orders.iter().map(|order| order.input["last"].clone()).collect();
    assert_eq!(inputs, [5, 6, 7]);
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    assert!(orders.iter().all(|order| order.actor.as_ref() == Some(&actor) && order.tenant == Some(actor.tenant_id)));
    assert_eq!(Some(orders[0].correlation_id.as_str()), by_rest.header("x-request-id"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_refused_is_not_ordered() {
    let (world, kept) = world().await;
    let counts = || world.post("/api/v1/toys/counts");
    let wrong = counts().by(CLIENT).json(&json!({"last": "five"})).send().await;
    assert_eq!(wrong.refusal("a wrong type"), (400, "validation_failed".into()));
    let lacking = counts().by(INVESTOR).json(&json!({"last": 5})).send().await;
    assert_eq!(lacking.refusal("no permission"), (403, "permission_denied".into()));
    assert!(kept.0.lock().expect("unpoisoned").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_worker_a_job_is_refused() {
    let world = World::demo_serving(|services| {
        let services = Services { jobs: Arc::new(server::gateway::NoWorker), ..services };
        super::toys::toys(server::contexts::handlers(services.into())).build()
    });
    let reply = world.await.post("/api/v1/toys/counts").by(CLIENT).json(&json!({"last": 5})).send().await;
    assert_eq!(reply.refusal("no worker"), (503, "no_worker".into()));
}

/// Notes the steps, and has the job cancelled after some.
struct Steps(Mutex<Vec<u64>>, u64);

impl Progress for Steps {
    fn report(&self, done: u64, _: u64) -> BoxFuture<'_, Result<(), Stop>> {
        self.0.lock().expect("unpoisoned").push(done);
        let cancelled = done == self.1;
        Box::pin(async move { if cancelled { Err(Refusal::new(409, "conflict").into()) } else { Ok(()) } })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_worker_does_the_job_hears_its_progress_and_commits_the_end() {
    let (world, _) = world().await;
    let caller = world.caller(CLIENT).await;
    let steps = Arc::new(Steps(Mutex::default(), 0));
    let worked = world.gateway.work("toys.count_to", caller.clone(), json!({"last": 3}), steps.clone()).await;
    let mut worked = worked.expect("it is done");
    assert_eq!(serde_json::from_value::<Counted>(worked.output).expect("counted"), Counted { reached: 3 });
    assert_eq!(*steps.0.lock().expect("unpoisoned"), [1, 2, 3]);
    worked.cx.commit().await.expect("the end is durable");

    let cancelled = Arc::new(Steps(Mutex::default(), 2));
    let stopped = world.gateway.work("toys.count_to", caller, json!({"last": 9}), cancelled.clone()).await;
    assert_eq!(stopped.err().map(|refusal| refusal.code), Some("conflict".into()));
    assert_eq!(*cancelled.0.lock().expect("unpoisoned"), [1, 2], "it stopped at the step after which it was cancelled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_lost_the_right_meanwhile_has_no_work_done() {
    let (world, _) = world().await;
    let steps = || Arc::new(Steps(Mutex::default(), 0));
    let lacking = world.caller(INVESTOR).await;
    let refused = world.gateway.work("toys.count_to", lacking, json!({"last": 3}), steps()).await;
    assert_eq!(refused.err().map(|refusal| refusal.status), Some(403));
    let no_job = world.gateway.work("tenancy.tenants", World::system(), json!({}), steps()).await;
    assert_eq!(no_job.err().map(|refusal| refusal.code), Some("operation_unknown".into()));
}
