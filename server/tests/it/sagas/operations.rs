use super::toys::{begin, process, stands, world};
use crate::support::World;
use crate::support::people::{ADMIN, OWNER};
use domain::kernel::SagaId;
use domain::platform::SagaStatus;
use serde_json::{Value, json};

async fn list(world: &World, query: &str) -> Vec<Value> {
    let reply = world.get(&format!("/api/v1/sagas?{query}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().cloned().expect("rows")
}

async fn act(world: &World, id: SagaId, what: &str, by: &str) -> (u16, String) {
    let reply = world.post(&format!("/api/v1/sagas/{id}/{what}")).by(by).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal(what) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sagas_are_listed_with_their_step_and_their_trouble() {
    let world = world().await;
    let (stuck, waiting) = (begin(&world, "packed:broken").await, begin(&world, "").await);
    process(&world).drain().await.expect("turns");
    let rows = list(&world, "status=waiting").await;
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0]["id"], &rows[0]["step"]), (&json!(waiting), &json!("sleep_on_it")));
    assert_eq!((&rows[0]["stepsDone"], &rows[0]["stepsTotal"]), (&json!(2), &json!(5)));
    assert!(rows[0]["waitsUntil"].is_string() && rows[0]["canCancel"] == true);
    let rows = list(&world, "status=running&saga=move_house").await;
    assert_eq!(
        (&rows[0]["id"], &rows[0]["attempts"], &rows[0]["error"]),
        (&json!(stuck), &json!(1), &json!("internal"))
    );
    let owner = world.get("/api/v1/sagas").by(OWNER).send().await;
    assert_eq!(owner.refusal("an owner"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_failing_saga_is_tried_again_at_once_or_turned_back() {
    let world = world().await;
    let id = begin(&world, "packed:broken").await;
    let sagas = process(&world);
    sagas.drain().await.expect("it fails");
    assert!(sagas.take().await.expect("turns").is_none(), "it pauses");
    assert_eq!(act(&world, id, "retry", ADMIN).await.0, 204);
    sagas.drain().await.expect("it fails again");
    let rows = list(&world, "").await;
    assert_eq!(rows[0]["attempts"], 1, "with all its attempts anew");
    assert_eq!(act(&world, id, "cancel", OWNER).await, (403, "permission_missing".into()));
    assert_eq!(act(&world, id, "cancel", ADMIN).await.0, 204);
    assert_eq!(stands(&world, id).await.0, SagaStatus::Undone);
    assert_eq!(act(&world, id, "cancel", ADMIN).await, (409, "saga_not_going_on".into()));
    assert_eq!(act(&world, id, "retry", ADMIN).await, (409, "saga_not_failing".into()));
}
