use super::{RETURNS, answer, does, get, id_of, rewritten, sources, text, world};
use crate::jobs::toys::until;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

const LATER: &str = "Customers may bring back unopened goods within 14 days.\n\nRefunds above 400 euros are signed by the head of \
    customer care.\n";

/// Checklist BEY-10.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_is_flagged_the_moment_another_version_is_approved_and_whoever_asked_is_told_once() {
    let (world, _tasks, space) = world(&[]).await;
    let document = text(&world, &space, "Returns and refunds", RETURNS).await;
    let run = answer(&world, "Who signs refunds above 250 euros?").await;
    let citing = format!("/documents/{document}/answers");
    let before = get(&world, &citing, OWNER).await;
    assert_eq!((&before[0]["id"], &before[0]["outdated"]), (&run["id"], &json!(false)), "{before}");

    rewritten(&world, &document, LATER, 2).await;
    let cited = sources(&world, &run, CLIENT).await;
    assert!(!cited.is_empty() && cited.iter().all(|source| source["supersededBy"] == 2), "{cited:?}");
    assert!(
        cited.iter().any(|source| source["quote"].as_str().is_some_and(|quote| quote.contains("250"))),
        "{cited:?}"
    );
    let after = get(&world, &citing, OWNER).await;
    assert_eq!((&after[0]["outdated"], &after[0]["version"]), (&json!(true), &json!(1)), "{after}");
    let told = async || {
        let page = get(&world, "/me/notices", CLIENT).await;
        let rows = page["data"].as_array().cloned().unwrap_or_default();
        rows.into_iter().filter(|notice| notice["kind"] == "answer_outdated").collect::<Vec<Value>>()
    };
    until("whoever asked is told", async || !told().await.is_empty()).await;

    rewritten(&world, &document, RETURNS, 3).await;
    world.follow_to_the_end().await;
    assert_eq!(told().await.len(), 1, "an outdated answer isn't outdated again");
    let again = answer(&world, "Who signs refunds above 250 euros?").await;
    let cited = sources(&world, &again, CLIENT).await;
    assert!(cited.iter().all(|source| source["version"] == 3 && source["supersededBy"].is_null()), "{cited:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_source_that_was_removed_is_said_to_be() {
    let (world, _tasks, space) = world(&[]).await;
    let document = text(&world, &space, "Returns and refunds", RETURNS).await;
    let run = answer(&world, "Who signs refunds above 250 euros?").await;
    does(&world, Method::DELETE, &format!("/documents/{document}"), OWNER, json!({})).await;
    let cited = sources(&world, &run, CLIENT).await;
    let is_gone = |source: &Value| source["removed"] == true && source["readable"] == false && source["quote"] == "";
    assert!(!cited.is_empty() && cited.iter().all(is_gone), "{cited:?}");
    let anew = answer(&world, "Who signs refunds above 250 euros?").await;
    assert_eq!(anew["sentences"], json!([]), "{}", id_of(&anew));
}
