//! A run as it was at a past moment.

use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_read_as_it_was_at_any_moment_of_its_life() {
    let mut world = World::queueing().await;
    let run = json!({"prompt": "Say yes.", "maxTokens": 4});
    let made = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await;
    let path = format!("/api/v1/executions/{}", made.json()["id"].as_str().expect("an id"));
    world.work();
    let mut now = Value::Null;
    for _ in 0..1000 {
        now = world.get(&path).by(CLIENT).send().await.json();
        if now["status"] == "done" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let at = async |moment: &str| world.get(&format!("{path}?asOf={moment}")).by(CLIENT).send().await;
    let (created, ended) = (now["createdAt"].as_str().expect("a time"), now["endedAt"].as_str().expect("a time"));
    assert_eq!(at(ended).await.json(), now, "folded from its events it is what the projection says");
    let queued = at(created).await.json();
    assert_eq!(
        (&queued["status"], &queued["answer"], &queued["endedAt"]),
        (&json!("queued"), &json!(""), &Value::Null)
    );
    assert_eq!(at("2020-01-01T00:00:00Z").await.refusal("before it was").0, 404);
    assert_eq!(at("yesterday").await.faults(), [("asOf".into(), "wrong_type".into())]);
    let foreign = world.get(&format!("{path}?asOf={ended}")).by(RIVAL).send().await;
    assert_eq!(foreign.refusal("a rival").0, 404);
}
