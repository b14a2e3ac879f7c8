use super::{carried_out, get, read_anew, rewritten, text, world};
use crate::jobs::toys::until;
use crate::support::people::CLIENT;
use serde_json::json;

const STORAGE: &str = "Saffron is stored in tins in the dark room. The dark room is locked at night by the foreman. Tins of \
    saffron that were opened aren't sold. Somebody once forgot a sandwich there. The foreman counts the tins in the dark room \
    each Friday. Rain falls on the roof of the hall.\n";

/// Checklist AIW-20.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_summary_appears_by_itself_once_for_each_version_and_each_sentence_is_found_in_the_text() {
    let (world, _tasks, space) = world(&[]).await;
    let document = text(&world, &space, "Storing saffron", STORAGE).await;
    let path = format!("/documents/{document}/summary");
    until("there is a summary", async || !get(&world, &path, CLIENT).await["madeAt"].is_null()).await;
    let summary = get(&world, &path, CLIENT).await;
    let sentences = summary["sentences"].as_array().cloned().expect("sentences");
    assert_eq!((&summary["version"], sentences.is_empty()), (&json!(1), false), "{summary}");
    let letters: Vec<char> = STORAGE.chars().collect();
    for sentence in &sentences {
        let [from, to] =
            ["from", "to"].map(|at| usize::try_from(sentence[at].as_u64().expect("a place")).expect("small"));
        assert_eq!(json!(letters[from..to].iter().collect::<String>()), sentence["text"]);
    }

    read_anew(&world, "document_index").await;
    carried_out(&world).await;
    assert_eq!(get(&world, &path, CLIENT).await, summary, "it isn't made again");
    rewritten(&world, &document, &format!("{STORAGE}Nobody eats in the dark room.\n"), 2).await;
    until("the next version has its own", async || get(&world, &path, CLIENT).await["version"] == 2).await;
    until("it is made", async || !get(&world, &path, CLIENT).await["madeAt"].is_null()).await;
    let made: Vec<(i32, i64)> = sqlx::query_as(
        "select version, count(*) from knowledge.summaries where document_id = $1::uuid group by version order by version",
    )
    .bind(&document)
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("rows");
    assert_eq!(made, [(1, 1), (2, 1)]);
}
