use super::{ENDED, start, until};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_prompt_that_does_not_fit_fails_with_its_reason() {
    let world = World::answering().await;
    // Letters that the model's vocabulary doesn't have take several tokens each.
    let long = start(&world, &"ж༄".repeat(8_000), 8).await;
    let run = until(&world, &long, ENDED).await;
    assert_eq!((&run["status"], &run["failure"]), (&json!("failed"), &json!("prompt_too_long")));
    let next = start(&world, "Name a spice.", 4).await;
    assert_eq!(until(&world, &next, ENDED).await["status"], "done", "the model goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_whose_server_went_away_ends_as_interrupted() {
    let mut world = World::answering().await;
    let id = start(&world, "Tell a long story about a lighthouse.", 120).await;
    until(&world, &id, &["running"]).await;
    world.stop_working();
    let mut after = world.restarted();
    after.work();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(super::show(&after, &id).await["status"], "running", "the lease still holds");
    sqlx::raw_sql("update workspaces.execution_progress set leased_until = now() - interval '1 second'")
        .execute(&mut after.as_superuser().await)
        .await
        .expect("the lease runs out");
    let run = until(&after, &id, ENDED).await;
    assert_eq!((&run["status"], &run["failure"]), (&json!("failed"), &json!("interrupted")));
    let next = start(&after, "Name a spice.", 4).await;
    assert_eq!(until(&after, &next, ENDED).await["status"], "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_on_one_queue_answer_each_run_once() {
    let mut world = World::queueing().await;
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(start(&world, &format!("Say the number {number}."), 4).await);
    }
    let mut other = world.restarted();
    world.work();
    other.work();
    for id in &ids {
        assert_eq!(until(&world, id, ENDED).await["status"], "done");
    }
    let begun: i64 = sqlx::query_scalar("select count(*) from log.events where type = 'ExecutionBegun'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(begun, 6);
    let left: i64 = sqlx::query_scalar("select count(*) from workspaces.execution_progress")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(left, 0, "nothing is left lying about");
    assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.status, 200);
}
