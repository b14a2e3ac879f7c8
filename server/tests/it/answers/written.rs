use super::{RETURNS, asked, does, sources, text, world};
use crate::models::provider;
use crate::models::stock::StockModels;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_model_is_given_the_passages_by_number_and_what_it_says_without_one_is_not_backed() {
    let stock = StockModels::answering();
    let (world, _tasks, space) = world(&["--outgoing-private"]).await;
    does(&world, Method::POST, "/model-providers", OWNER, provider("Aurora's", "openai", &stock.url)).await;
    let document = text(&world, &space, "Returns and refunds", RETURNS).await;
    let ask = |question: &str| json!({"question": question, "model": "aurora-small"});
    let run = asked(&world, CLIENT, ask("Who signs refunds above 250 euros?")).await;
    let said = "The head of customer care signs them. It takes a day or two. Ask there.";
    assert_eq!((&run["status"], &run["answer"], &run["model"]), (&json!("done"), &json!(said), &json!("aurora-small")));
    let backed: Vec<_> =
        run["sentences"].as_array().expect("sentences").iter().map(|it| it["backed"].clone()).collect();
    assert_eq!(backed, [json!(true), json!(false), json!(false)], "the ninth passage isn't there: {run}");
    let cited = sources(&world, &run, CLIENT).await;
    assert_eq!((cited.len(), &cited[0]["document"]), (1, &json!(document)), "{cited:?}");
    let given = json!(stock.asked().await).to_string();
    assert!(given.contains("[1] Returns and refunds") && given.contains("signed by"), "{given}");

    let nothing = asked(&world, CLIENT, ask("Who keeps receipts of unopened goods?")).await;
    assert_eq!((&nothing["status"], &nothing["sentences"]), (&json!("done"), &json!([])), "{nothing}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_model_is_asked_what_no_passage_comes_near_to_and_none_sees_what_the_rules_keep_back() {
    let stock = StockModels::answering();
    let (world, _tasks, space) = world(&["--outgoing-private"]).await;
    does(&world, Method::POST, "/model-providers", OWNER, provider("Aurora's", "openai", &stock.url)).await;
    text(&world, &space, "Returns and refunds", RETURNS).await;
    text(&world, &space, "Complaints", "Complaints about refunds go to lina.haddad@aurora.example within a day.\n")
        .await;
    let ask = |question: &str| json!({"question": question, "model": "aurora-small"});
    let far = asked(&world, CLIENT, ask("Who won the football world cup in 1998?")).await;
    assert_eq!(
        (&far["status"], &far["sentences"], &far["providerAttempts"]),
        (&json!("done"), &json!([]), &json!(0)),
        "{far}"
    );
    assert!(stock.asked().await.is_empty(), "nobody was asked");

    let workspaces = world.get("/api/v1/workspaces").by(OWNER).send().await.json();
    let all = workspaces["data"].as_array().cloned().unwrap_or_default();
    let main = all.iter().find(|workspace| workspace["isMain"] == true).expect("the main one");
    let main = main["id"].as_str().expect("an id");
    let safety = json!({"safety": {"pii": [{"kind": "email", "action": "mask"}]}});
    does(&world, Method::PUT, &format!("/workspaces/{main}/safety"), OWNER, safety).await;
    asked(&world, CLIENT, ask("Where do complaints about refunds go?")).await;
    let given = json!(stock.asked().await).to_string();
    assert!(given.contains("Complaints about refunds go to") && !given.contains("lina.haddad"), "{given}");
    assert_eq!(
        world.get("/api/v1/executions").by(CLIENT).send().await.json()["data"][0]["source"],
        Value::from("documents")
    );
}
