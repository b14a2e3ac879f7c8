use super::{ANISE, LEAVE, RETURNS, answer, asked, does, get, id_of, sources, text, world};
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

/// Checklist AIW-08.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_quotes_its_source_and_another_organisation_finds_nothing_of_it() {
    let (world, _tasks, space) = world(&[]).await;
    let document = text(&world, &space, "Returns and refunds", RETURNS).await;
    text(&world, &space, "Leave", LEAVE).await;
    let run = answer(&world, "Who signs refunds above 250 euros?").await;
    assert_eq!(
        (&run["status"], &run["source"], &run["model"]),
        (&json!("done"), &json!("documents"), &json!("quotes"))
    );
    let quoted = "Refunds above 250 euros are signed by the head of customer care.";
    assert!(run["answer"].as_str().is_some_and(|answer| answer.contains(quoted)), "{run}");
    let sentences = run["sentences"].as_array().expect("sentences");
    assert!(sentences.iter().all(|it| it["backed"] == true && it["generated"] == false), "{run}");
    let cited = sources(&world, &run, CLIENT).await;
    let source = cited.iter().find(|source| source["quote"] == quoted).unwrap_or_else(|| panic!("{cited:?}"));
    assert_eq!((&source["document"], &source["version"]), (&json!(document), &json!(1)));
    assert_eq!(
        (&source["readable"], &source["supersededBy"], &source["removed"]),
        (&json!(true), &Value::Null, &json!(false))
    );
    // The place is that of the version's text.
    let letters: Vec<char> = RETURNS.chars().collect();
    let [from, to] = ["from", "to"].map(|at| usize::try_from(source[at].as_u64().expect("a place")).expect("small"));
    assert_eq!(letters[from..to].iter().collect::<String>(), quoted);

    let foreign = asked(&world, RIVAL, json!({"question": "Who signs refunds above 250 euros?"})).await;
    assert_eq!(
        (&foreign["status"], &foreign["sentences"], &foreign["nearest"]),
        (&json!("done"), &json!([]), &json!([]))
    );
    let path = format!("/api/v1/executions/{}/citations", id_of(&run));
    assert_eq!(world.get(&path).by(RIVAL).send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_asked_in_other_words_is_answered_by_its_meaning() {
    let (world, _tasks, space) = world(&[]).await;
    text(&world, &space, "Leave and public holidays", LEAVE).await;
    text(&world, &space, "Returns and refunds", RETURNS).await;
    let run = answer(&world, "How much vacation does an employee have?").await;
    assert!(run["answer"].as_str().is_some_and(|answer| answer.contains("27 working days of paid leave")), "{run}");
    assert!(run["promptTokens"].as_u64().is_some_and(|tokens| tokens > 0), "the sentence model's are counted: {run}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn chinese_is_answered_by_its_words_and_what_no_document_says_is_not_answered() {
    let (world, _tasks, space) = world(&[]).await;
    text(&world, &space, "八角采购说明", ANISE).await;
    text(&world, &space, "Leave", LEAVE).await;
    let run = answer(&world, "莽草有毒吗？").await;
    assert!(run["answer"].as_str().is_some_and(|answer| answer.contains("莽草有毒")), "{run}");
    for question in ["珠穆朗玛峰有多高？", "Who won the football world cup in 1998?", "What is the price of cardamom?"]
    {
        let run = answer(&world, question).await;
        assert_eq!((&run["status"], &run["sentences"]), (&json!("done"), &json!([])), "{question}: {run}");
        assert_eq!(run["completionTokens"], 0, "no model wrote anything: {run}");
        assert_eq!(sources(&world, &run, CLIENT).await, Vec::<Value>::new());
    }
    let near = answer(&world, "Is there paid leave for adoption?").await;
    let shown = near["nearest"].as_array().map_or(0, Vec::len) + near["sentences"].as_array().map_or(0, Vec::len);
    assert!(shown > 0, "either an answer or what came nearest: {near}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_is_looked_for_where_the_question_says_alone() {
    let (world, _tasks, handbook) = world(&[]).await;
    text(&world, &handbook, "Returns and refunds", RETURNS).await;
    let access = json!([{"kind": "everybody", "id": null, "role": "reader"}]);
    let made = does(&world, Method::POST, "/spaces", OWNER, json!({"name": "Empty", "access": access})).await;
    let question = "Who signs refunds above 250 euros?";
    let run = asked(&world, CLIENT, json!({"question": question, "spaceIds": [id_of(&made)]})).await;
    assert_eq!(run["sentences"], json!([]), "{run}");
    let run = asked(&world, CLIENT, json!({"question": question, "spaceIds": [handbook]})).await;
    assert_ne!(run["sentences"], json!([]), "{run}");
    let again = does(&world, Method::POST, &format!("/executions/{}/again", id_of(&run)), CLIENT, json!({})).await;
    let again = get(&world, &format!("/executions/{}", id_of(&again)), CLIENT).await;
    assert_eq!((&again["method"], &again["source"]), (&run["method"], &json!("documents")), "it looks there again");
}
