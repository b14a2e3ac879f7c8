use super::toys::{count, until, work, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};
use std::time::Duration;

async fn deliver(world: &World, parcel: u64, pause_ms: u64) -> String {
    let body = json!({"parcel": parcel, "pauseMs": pause_ms});
    let reply = world.post("/api/v1/toys/deliveries").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

async fn show(world: &World, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/jobs/{id}")).by(CLIENT).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn ends(world: &World, id: &str, status: &str) -> Value {
    until(status, async || show(world, id).await["job"]["status"] == status).await;
    show(world, id).await
}

async fn act(world: &World, id: &str, what: &str, by: &str) -> (u16, String) {
    let reply = world.post(&format!("/api/v1/jobs/{id}/{what}")).by(by).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal(what) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_is_done_by_a_worker_and_its_result_is_kept() {
    let world = world().await;
    let id = deliver(&world, 7, 0).await;
    assert_eq!(show(&world, &id).await["job"]["status"], "queued", "nobody works yet");
    let _workers = work(&world, 2);
    let shown = ends(&world, &id, "done").await;
    assert_eq!((&shown["result"], &shown["job"]["attempts"]), (&json!("{\"parcel\":7}"), &json!(1)));
    assert_eq!(count(world.db(), "parcel 7").await, 1);
    let input: Value = sqlx::query_scalar("select input from platform.jobs")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the row");
    assert_eq!(input, Value::Null, "what was asked is forgotten");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refused_job_fails_without_effect_and_can_be_tried_again() {
    let world = world().await;
    let _workers = work(&world, 1);
    let id = deliver(&world, 404, 0).await;
    let shown = ends(&world, &id, "failed").await;
    assert_eq!((&shown["job"]["error"], &shown["job"]["attempts"]), (&json!("resource_not_found"), &json!(1)));
    assert_eq!(count(world.db(), "parcel 404").await, 0);
    assert_eq!(act(&world, &id, "retry", CLIENT).await.0, 204);
    ends(&world, &id, "failed").await;
    assert_eq!(act(&world, &id, "cancel", CLIENT).await, (409, "job_already_ended".into()));
    let done = deliver(&world, 1, 0).await;
    ends(&world, &done, "done").await;
    assert_eq!(act(&world, &done, "retry", CLIENT).await, (409, "job_not_failed".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn our_own_fault_is_tried_again_until_the_attempts_are_used_up() {
    let world = world().await;
    let _workers = work(&world, 1);
    let id = deliver(&world, 500, 0).await;
    let mut owner = world.as_superuser().await;
    until("it has failed", async || {
        sqlx::raw_sql("update queue._private_jobs set run_at = now() where locked_at is null")
            .execute(&mut owner)
            .await
            .expect("no pauses");
        show(&world, &id).await["job"]["status"] == "failed"
    })
    .await;
    let shown = show(&world, &id).await;
    assert_eq!((&shown["job"]["error"], &shown["job"]["attempts"]), (&json!("internal"), &json!(8)));
    assert_eq!(count(world.db(), "parcel 500").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_running_job_tells_how_far_it_is_and_is_cancelled_without_effect() {
    let world = world().await;
    let _workers = work(&world, 1);
    let id = deliver(&world, 9, 20_000).await;
    until("it is under way", async || show(&world, &id).await["job"]["done"].as_u64() > Some(0)).await;
    let shown = show(&world, &id).await;
    assert_eq!((&shown["job"]["status"], &shown["job"]["total"]), (&json!("running"), &json!(400)));
    assert_eq!(act(&world, &id, "cancel", CLIENT).await.0, 204);
    let next = deliver(&world, 10, 0).await;
    ends(&world, &next, "done").await;
    assert_eq!(show(&world, &id).await["job"]["status"], "cancelled");
    assert_eq!(count(world.db(), "parcel 9").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_whose_process_was_killed_is_taken_up_and_happens_once() {
    let world = world().await;
    let mut killed = work(&world, 1);
    let id = deliver(&world, 11, 1_500).await;
    until("it is under way", async || show(&world, &id).await["job"]["done"].as_u64() > Some(0)).await;
    killed.abort_all();
    while killed.join_next().await.is_some() {}
    let _workers = work(&world, 2);
    let shown = ends(&world, &id, "done").await;
    assert!(shown["job"]["attempts"].as_u64() >= Some(2), "{shown}");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(count(world.db(), "parcel 11").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_runs_with_the_rights_that_whoever_asked_has_by_then() {
    let world = world().await;
    let (lost, left) = (deliver(&world, 12, 0).await, deliver(&world, 13, 0).await);
    let mut owner = world.as_superuser().await;
    sqlx::query(
        "update identity.memberships set roles = '{investor}'
         where user_id = (select id from identity.users where email = $1)",
    )
    .bind(CLIENT)
    .execute(&mut owner)
    .await
    .expect("the right is taken");
    let mut workers = work(&world, 1);
    let status = async |id: &str| -> (String, Option<String>) {
        sqlx::query_as("select status, error from platform.jobs where id = $1::uuid")
            .bind(id)
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("the job")
    };
    until("it has ended", async || status(&lost).await.0 == "failed" && status(&left).await.0 == "failed").await;
    assert_eq!(status(&lost).await.1.as_deref(), Some("permission_denied"));
    workers.shutdown().await;
    assert_eq!(count(world.db(), "parcel 12").await + count(world.db(), "parcel 13").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn jobs_are_seen_by_their_tenant_and_by_whoever_reaches_beyond_it() {
    let world = world().await;
    let id = deliver(&world, 14, 0).await;
    let listed = async |by: &str| {
        let reply = world.get("/api/v1/jobs?status=queued&operation=toys.deliver").by(by).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["data"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((listed(CLIENT).await, listed(OWNER).await, listed(ADMIN).await), (1, 1, 1));
    assert_eq!(listed(RIVAL).await, 0);
    let foreign = world.get(&format!("/api/v1/jobs/{id}")).by(RIVAL).send().await;
    assert_eq!(foreign.refusal("another tenant's job"), (404, "resource_not_found".into()));
    assert_eq!(act(&world, &id, "cancel", RIVAL).await, (404, "resource_not_found".into()));
    assert_eq!(act(&world, &id, "cancel", OWNER).await.0, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_is_followed_to_its_end() {
    let world = world().await;
    let _workers = work(&world, 1);
    let id = deliver(&world, 15, 600).await;
    let events = world.get(&format!("/api/v1/jobs/{id}/events")).by(CLIENT).send().await.events();
    let items: Vec<Value> = events.iter().map(|json| serde_json::from_str(json).expect("JSON")).collect();
    assert!(items.len() >= 3, "{items:?}");
    assert_eq!(items.last().map(|item| &item["status"]), Some(&json!("done")));
}
