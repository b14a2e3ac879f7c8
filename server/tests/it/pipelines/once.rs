use super::{PIPELINES, TEAM, count, publish, published, run, shown, step, teams, work};
use crate::support::World;
use crate::support::people::OWNER;
use serde_json::json;
use server::contexts::pipelines::Worker;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_worker_that_dies_between_two_steps_leaves_none_done_twice() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    let mut runs = Vec::new();
    for number in 0..8 {
        runs.push(run(&world, OWNER, &id, json!({"name": number.to_string()})).await);
    }
    // Each worker is taken away in the midst of whatever it is at.
    for pause_ms in [5, 15, 30, 45, 60] {
        let worker = Worker::new(world.gateway.clone());
        let _ = tokio::time::timeout(Duration::from_millis(pause_ms), worker.drain()).await;
        let gone = "update pipelines.pipeline_turns set leased_until = now() - interval '1 second' where leased_until is not null";
        sqlx::query(gone).execute(&mut world.as_superuser().await).await.expect("leases end");
    }
    work(&world).await;
    for run in &runs {
        assert_eq!(shown(&world, OWNER, run).await["status"], "done");
    }
    assert_eq!(teams(&world).await, 8, "each run made one team");
    let done = "select count(*) from log.events where type = 'PipelineStepDone'";
    assert_eq!(count(&world, done).await, 24, "each step was marked once");
    let apart = "select count(*) from log.events t join log.events d on d.type = 'PipelineStepDone'
                     and d.payload->>'step' = 'team' and d.metadata->>'correlationId' = t.metadata->>'correlationId'
                 where t.type = 'TeamAdded' and t.transaction_id <> d.transaction_id";
    assert_eq!(count(&world, apart).await, 0, "effect and mark are one transaction");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_share_runs_and_do_nothing_twice() {
    let world = World::queueing().await;
    let other = world.restarted();
    let id = published(&world, OWNER, TEAM).await;
    for number in 0..6 {
        run(&world, OWNER, &id, json!({"name": number.to_string()})).await;
    }
    let [one, two] = [&world, &other].map(|world| Worker::new(world.gateway.clone()));
    let (first, second) = tokio::join!(one.drain(), two.drain());
    first.and(second).expect("turns are taken");
    work(&world).await;
    assert_eq!(teams(&world).await, 6);
    let left = count(&world, "select count(*) from pipelines.pipeline_turns").await;
    assert_eq!(left, 0, "a run that has ended has no turn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_step_that_fails_leaves_nothing_behind_and_is_not_counted_as_done() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    let first = run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    work(&world).await;
    assert_eq!(shown(&world, OWNER, &first).await["status"], "done");
    // No two teams of a tenant are called alike.
    let second = run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    for _ in 0..3 {
        work(&world).await;
        let soon = "update pipelines.pipeline_turns set ready_at = now() where ready_at is not null";
        sqlx::query(soon).execute(&mut world.as_superuser().await).await.expect("no pause");
    }
    work(&world).await;
    let run = shown(&world, OWNER, &second).await;
    assert_eq!((&run["status"], &step(&run, "team")["status"]), (&json!("failed"), &json!("failed")), "{run}");
    assert!(step(&run, "team")["errorText"].as_str().is_some_and(|text| !text.is_empty()), "{run}");
    assert_eq!((teams(&world).await, &step(&run, "told")["status"]), (1, &json!("pending")));
    let cancelled =
        world.post(&format!("/api/v1/pipeline-runs/{second}/cancel")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(cancelled.refusal("an ended run"), (409, "pipeline_run_ended".into()));
    assert_eq!(publish(&world, OWNER, &id).await, 1, "the same steps are no new version");
    let off = world.post(&format!("{PIPELINES}/{id}/switch")).by(OWNER).json(&json!({"on": false})).send().await;
    assert_eq!(off.status, 204);
    let refused = world.post(&format!("{PIPELINES}/{id}/runs")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(refused.refusal("a pipeline that is off"), (409, "pipeline_off".into()));
}
