use super::{THREADS, answered, ask, begin, read, word};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_said_before_goes_along_and_the_answer_is_read_as_blocks() {
    let world = World::answering().await;
    let (thread, run) = begin(&world, "My name is Zoltan. Say hello to me by my name.").await;
    let first = answered(&world, &run).await;
    let made = ask(&world, &thread, &json!({"text": "What is my name?"})).await.json();
    let second = answered(&world, &word(&made["execution"])).await;
    assert!(second["promptTokens"].as_u64() > first["promptTokens"].as_u64(), "{second}");
    let detail = read(&world, CLIENT, &thread, "").await;
    let turns = detail["path"].as_array().expect("turns");
    assert_eq!((turns.len(), &turns[0]["answer"], &turns[1]["leftOut"]), (2, &first["answer"], &json!(0)));
    let blocks = turns[1]["blocks"].as_array().expect("blocks");
    assert!(!blocks.is_empty() && blocks[0].as_str().is_some_and(|html| html.starts_with('<')), "{blocks:?}");
    assert_eq!((&detail["isMasked"], &detail["turns"]), (&json!(false), &json!(2)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn attached_texts_reach_the_model_and_what_does_not_fit_is_left_out_and_said() {
    let world = World::answering().await;
    let attachments = json!([{"name": "spices.csv", "text": "name,price\ncumin,3"}]);
    let plain = begin(&world, "Which spice is in the list?").await.1;
    let body = json!({"text": "Which spice is in the list?", "attachments": attachments});
    let made = world.post(THREADS).by(CLIENT).json(&body).send().await.json();
    let (thread, run) = (word(&made["id"]), word(&made["execution"]));
    let (without, with) = (answered(&world, &plain).await, answered(&world, &run).await);
    assert!(with["promptTokens"].as_u64() > without["promptTokens"].as_u64(), "{with}");
    // A question that takes most of the context by itself leaves no room for what came before.
    let long = format!("{} Repeat the last word.", "cumin ".repeat(2_600));
    let made = ask(&world, &thread, &json!({"text": long})).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let turn = read(&world, CLIENT, &thread, "").await["path"][1].clone();
    assert_eq!(turn["leftOut"], 1, "{turn}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn blocks_come_as_the_model_writes_and_together_are_what_is_read_later() {
    let world = World::answering().await;
    let (thread, run) = begin(&world, "Write two short paragraphs about a lighthouse.").await;
    let events = world.get(&format!("/api/v1/executions/{run}/blocks")).by(CLIENT).send().await.events();
    let mut blocks: Vec<Value> = Vec::new();
    for event in &events {
        let item: Value = serde_json::from_str(event).expect("JSON");
        let offset = item["offset"].as_u64().expect("a number");
        assert!(offset <= blocks.len() as u64, "{item}");
        blocks.truncate(usize::try_from(offset).expect("small"));
        blocks.extend(item["blocks"].as_array().expect("blocks").iter().cloned());
    }
    answered(&world, &run).await;
    let turn = read(&world, CLIENT, &thread, "").await["path"][0].clone();
    assert_eq!(turn["blocks"], json!(blocks));
}
