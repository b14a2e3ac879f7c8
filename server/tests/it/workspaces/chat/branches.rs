use super::{THREADS, ask, asked, begin, cancel, path, read, word};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_question_asked_otherwise_begins_a_branch_and_both_are_read() {
    let world = World::queueing().await;
    let (thread, run) = begin(&world, "Name a spice.").await;
    cancel(&world, &run).await;
    assert_eq!(asked(&world, &thread, &json!({"text": "And another one."})).await, 2);
    assert_eq!(asked(&world, &thread, &json!({"text": "And a herb.", "parent": 1})).await, 3);
    assert_eq!(path(&world, &thread, "").await, [1, 3], "the newest branch");
    assert_eq!(path(&world, &thread, "?at=2").await, [1, 2]);
    let turns = read(&world, CLIENT, &thread, "?at=2").await["path"].clone();
    assert_eq!((&turns[1]["siblings"], &turns[1]["question"]), (&json!([2, 3]), &json!("And another one.")));
    assert_eq!(asked(&world, &thread, &json!({"text": "Another beginning.", "parent": 0})).await, 4);
    assert_eq!(path(&world, &thread, "").await, [4]);
    let turns = read(&world, CLIENT, &thread, "").await["path"].clone();
    assert_eq!((&turns[0]["siblings"], &turns[0]["parent"]), (&json!([1, 4]), &json!(null)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_question_is_asked_again_with_its_attachments_beside_the_first_answer() {
    let world = World::queueing().await;
    let attachments = json!([{"name": "spices.csv", "text": "name,price\ncumin,3"}]);
    let body = json!({"text": "Which is the cheapest?", "attachments": attachments});
    let made = world.post(THREADS).by(CLIENT).json(&body).send().await.json();
    let (thread, run) = (word(&made["id"]), word(&made["execution"]));
    let again = format!("{THREADS}/{thread}/turns/1/retry");
    let early = world.post(&again).by(CLIENT).json(&json!({})).send().await;
    assert_eq!(early.refusal("still waiting"), (409, "turn_under_way".into()));
    cancel(&world, &run).await;
    let made = world.post(&again).by(CLIENT).json(&json!({})).send().await;
    assert_eq!((made.status, &made.json()["turn"]), (201, &json!(2)), "{}", made.text());
    let turn = read(&world, CLIENT, &thread, "").await["path"][0].clone();
    assert_eq!((&turn["turn"], &turn["siblings"]), (&json!(2), &json!([1, 2])));
    assert_eq!((&turn["question"], &turn["attachments"]), (&json!("Which is the cheapest?"), &json!(["spices.csv"])));
    let otherwise = json!({"text": "And the dearest?", "parent": 0, "attachmentsOf": 1});
    assert_eq!(asked(&world, &thread, &otherwise).await, 3);
    let turn = read(&world, CLIENT, &thread, "").await["path"][0].clone();
    assert_eq!((&turn["siblings"], &turn["attachments"]), (&json!([1, 2, 3]), &json!(["spices.csv"])));
    let unknown = world.post(&format!("{THREADS}/{thread}/turns/9/retry")).by(CLIENT).json(&json!({})).send().await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_asked_after_an_answer_that_is_still_written_nor_after_a_turn_that_is_not_there() {
    let world = World::queueing().await;
    let (thread, run) = begin(&world, "Name a spice.").await;
    let early = ask(&world, &thread, &json!({"text": "And another one."})).await;
    assert_eq!(early.refusal("still waiting"), (409, "turn_under_way".into()));
    cancel(&world, &run).await;
    let beyond = ask(&world, &thread, &json!({"text": "And another one.", "parent": 7})).await;
    assert_eq!(beyond.refusal("no such turn"), (404, "resource_not_found".into()));
    assert_eq!(asked(&world, &thread, &json!({"text": "And another one."})).await, 2, "no number is lost");
    let late = world.post(&format!("{THREADS}/{thread}/turns")).by(CLIENT).header("if-match", "\"1\"");
    let late = late.json(&json!({"text": "Too late."})).send().await;
    assert_eq!(late.refusal("another version"), (412, "precondition_failed".into()));
    let right = world.post(&format!("{THREADS}/{thread}/turns")).by(CLIENT).header("if-match", "\"3\"");
    assert_eq!(right.json(&json!({"text": "In time."})).send().await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_wrong_with_a_question_is_said_at_its_field() {
    let world = World::queueing().await;
    let post = async |body: Value| world.post(THREADS).by(CLIENT).json(&body).send().await.faults();
    assert_eq!(post(json!({"text": " "})).await, [("text".into(), "required".into())]);
    let long = json!([{"name": "a.txt", "text": "a".repeat(100_001)}]);
    assert_eq!(post(json!({"text": "Hello", "attachments": long})).await[0].1, "too_many_bytes");
    let many: Vec<_> = (0..6).map(|_| json!({"name": "a.txt", "text": "a"})).collect();
    assert_eq!(post(json!({"text": "Hello", "attachments": many})).await[0].0, "attachments");
    assert_eq!(post(json!({"text": "Hello", "model": "gpt-9"})).await[0].0, "model");
}
