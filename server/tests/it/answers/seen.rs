use super::{RETURNS, asked, does, get, id_of, sources, text, world};
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

/// What is bounded in a document isn't open in an answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_a_document_sees_no_answer_made_of_it() {
    let (world, _tasks, space) = world(&[]).await;
    let document = text(&world, &space, "Returns and refunds", RETURNS).await;
    let owner = world.caller(OWNER).await.actor.expect("a person").person_id;
    let readers = json!([{"kind": "person", "id": owner, "role": "keeper"}]);
    does(&world, Method::PUT, &format!("/documents/{document}/readers"), OWNER, json!({"readers": readers})).await;
    let question = json!({"question": "Who signs refunds above 250 euros?"});
    let run = asked(&world, OWNER, question.clone()).await;
    let answer = run["answer"].as_str().expect("text").to_owned();
    assert!(answer.contains("head of customer care"), "{run}");

    let path = format!("/executions/{}", id_of(&run));
    let seen = get(&world, &path, CLIENT).await;
    assert_eq!(
        (&seen["masked"], &seen["answer"], &seen["prompt"]),
        (&json!(true), &json!(""), &run["prompt"]),
        "{seen}"
    );
    let ended = run["endedAt"].as_str().expect("a time");
    for look in [
        path.clone(),
        format!("{path}?asOf={ended}"),
        format!("{path}/output"),
        format!("{path}/citations"),
        format!("/executions/compare?first={0}&second={0}", id_of(&run)),
    ] {
        let shown = world.get(&format!("/api/v1{look}")).by(CLIENT).send().await;
        assert!(!shown.text().contains("head of customer care"), "{look} shows it: {}", shown.text());
    }
    assert_eq!(sources(&world, &run, CLIENT).await, Vec::<Value>::new());
    let own = asked(&world, CLIENT, question).await;
    assert_eq!((&own["sentences"], &own["nearest"]), (&json!([]), &json!([])), "nor do they find it themselves");
}
