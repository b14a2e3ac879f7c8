use super::{ENDED, start, until};
use crate::support::people::CLIENT;
use crate::support::{World, http};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_comes_piece_by_piece_over_http() {
    let world = World::answering().await;
    let url = world.listen().await;
    let id = start(&world, "Tell a story about a lighthouse.", 64).await;
    let mut response = http()
        .get(format!("{url}/api/v1/executions/{id}/events"))
        .bearer_auth(world.token(CLIENT).await)
        .header("accept-encoding", "br, gzip")
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers().get("content-encoding"), None, "a compressor would hold pieces back");
    let (mut text, mut packets) = (String::new(), 0);
    while let Some(packet) = response.chunk().await.expect("the stream goes on") {
        text.push_str(&String::from_utf8_lossy(&packet));
        packets += 1;
    }
    let items: Vec<Value> = text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|json| serde_json::from_str(json).expect("JSON"))
        .collect();
    assert!(packets >= 3 && items.len() >= 3, "{packets} packets, {} items", items.len());

    let mut answer = String::new();
    for item in &items {
        assert_eq!(item["offset"].as_u64(), u64::try_from(answer.chars().count()).ok(), "{item}");
        answer.push_str(item["added"].as_str().expect("text"));
    }
    let run = until(&world, &id, ENDED).await;
    assert_eq!(run["answer"], answer.as_str(), "the pieces are the answer");
    let last = items.last().expect("a last item");
    for member in ["status", "promptTokens", "completionTokens", "latencyMs", "finishReason"] {
        assert_eq!(last[member], run[member], "{member}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn watching_a_run_that_has_ended_gives_one_item_with_all_of_it() {
    let world = World::answering().await;
    let id = start(&world, "Name a spice.", 8).await;
    let run = until(&world, &id, ENDED).await;
    let events = world.get(&format!("/api/v1/executions/{id}/events")).by(CLIENT).send().await.events();
    assert_eq!(events.len(), 1, "{events:?}");
    let item: Value = serde_json::from_str(&events[0]).expect("JSON");
    assert_eq!((&item["added"], &item["status"]), (&run["answer"], &run["status"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_loses_their_rights_loses_the_stream() {
    let world = World::queueing().await;
    let url = world.listen().await;
    let id = start(&world, "Never answered.", 8).await;
    let token = world.token(CLIENT).await;
    let mut response =
        http().get(format!("{url}/api/v1/executions/{id}/events")).bearer_auth(&token).send().await.expect("open");
    assert!(response.chunk().await.expect("the first item").is_some());
    drop(response);
    world.post("/api/v1/auth/logout").bearer(&token).send().await;
    let again = world.get(&format!("/api/v1/executions/{id}/events")).bearer(&token).send().await;
    assert_eq!(again.refusal("after signing out"), (401, "token_refused".into()));
}
