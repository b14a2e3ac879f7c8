use super::{THREADS, answered, ask, asked, begin, cancel, list, read};
use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use http::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_conversation_is_found_by_its_first_question_until_it_has_a_name() {
    let world = World::queueing().await;
    let (thread, _) = begin(&world, "Which spice is quillwort?").await;
    assert_eq!(list(&world, CLIENT, "?search=quillwort").await, std::slice::from_ref(&thread));
    let rename = async |title: &str| {
        let ask = world.ask(Method::PUT, &format!("{THREADS}/{thread}/title")).by(CLIENT);
        assert_eq!(ask.json(&json!({"title": title})).send().await.status, 204);
    };
    rename(" Herbs ").await;
    assert_eq!(read(&world, CLIENT, &thread, "").await["title"], "Herbs");
    assert_eq!(list(&world, CLIENT, "?search=quillwort").await, Vec::<String>::new());
    rename("").await;
    assert_eq!(read(&world, CLIENT, &thread, "").await["title"], Value::Null);
    assert_eq!(list(&world, CLIENT, "?search=QUILLWORT").await, std::slice::from_ref(&thread));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_put_away_comes_back_and_what_is_removed_leaves_its_runs() {
    let world = World::queueing().await;
    let (thread, run) = begin(&world, "Name a spice.").await;
    cancel(&world, &run).await;
    let deed = async |method: Method, path: &str| {
        world.ask(method, &format!("{THREADS}/{thread}{path}")).by(CLIENT).json(&json!({})).send().await.status
    };
    assert_eq!(deed(Method::POST, "/archive").await, 204);
    assert_eq!(list(&world, CLIENT, "").await, Vec::<String>::new());
    assert_eq!(list(&world, CLIENT, "?status=archived").await, std::slice::from_ref(&thread));
    let refused = ask(&world, &thread, &json!({"text": "And another one."})).await;
    assert_eq!(refused.refusal("put away"), (409, "thread_archived".into()));
    assert_eq!(deed(Method::POST, "/restore").await, 204);
    assert_eq!(asked(&world, &thread, &json!({"text": "And another one."})).await, 2);
    assert_eq!(deed(Method::DELETE, "").await, 204);
    assert_eq!(deed(Method::GET, "").await, 404);
    assert_eq!(deed(Method::DELETE, "").await, 404);
    assert_eq!(world.get(&format!("/api/v1/executions/{run}")).by(CLIENT).send().await.status, 200);
    let rows: i64 = sqlx::query_scalar("select count(*) from workspaces.thread_turns")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(rows, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_conversation_is_downloaded_as_a_text_and_for_programs() {
    let world = World::answering().await;
    let (thread, run) = begin(&world, "Name a spice.").await;
    let answer = answered(&world, &run).await["answer"].as_str().expect("a text").trim().to_owned();
    let file =
        async |who: &str, query: &str| world.get(&format!("{THREADS}/{thread}/export{query}")).by(who).send().await;
    let text = file(CLIENT, "").await;
    assert_eq!((text.status, text.header("content-type")), (200, Some("text/markdown")), "{}", text.text());
    assert!(text.header("content-disposition").is_some_and(|it| it.contains("attachment")), "{:?}", text.headers);
    assert!(text.text().contains("> Name a spice.") && text.text().contains(&answer), "{}", text.text());
    let json = file(CLIENT, "?format=json").await.json();
    assert_eq!((&json["turns"][0]["execution"], &json["turns"][0]["turn"]), (&json!(run), &json!(1)));
    assert_eq!(file(RIVAL, "").await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plain_form_begins_a_conversation_and_its_page_shows_it() {
    let world = World::queueing().await;
    let cookie = world.cookie(CLIENT).await;
    let form = [("text", "Name a spice."), ("model", "")];
    let sent = world
        .post("/api/fn/workspaces.begin_thread")
        .header("origin", "http://localhost:3000")
        .header("accept", "text/html")
        .header("cookie", &cookie)
        .form(form)
        .send()
        .await;
    let page = sent.header("location").unwrap_or_else(|| panic!("{}: {}", sent.status, sent.text())).to_owned();
    assert!(page.starts_with("/client/chat/"), "{page}");
    let shown = world.get(&page).header("cookie", &cookie).send().await;
    assert_eq!(shown.status, 200);
    assert!(
        shown.text().contains("Name a spice.") && shown.text().contains(r#"name="parent" value="1""#),
        "{}",
        shown.text()
    );
    let missing = world.get("/client/chat/01920000-0000-7000-8000-000000000e51").header("cookie", &cookie).send().await;
    assert_eq!(missing.status, 404);
}
