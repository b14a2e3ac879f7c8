use super::{begun, draft, move_label, names, offer, publish, published, shown, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

async fn preview(world: &World, id: &str, which: Value) -> Value {
    let mut body = json!({"values": [{"name": "name", "value": "Wei"}]});
    for (member, value) in which.as_object().into_iter().flatten() {
        body[member] = value.clone();
    }
    let reply = world.post(&format!("/api/v1/templates/{id}/preview")).by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_version_under_production_leaves_what_is_pinned_to_the_first_as_it_is() {
    let world = World::demo().await;
    let id = published(&world, OWNER, "A reply").await;
    write(&world, OWNER, &id, "Answer {{name}} kindly.").await;
    let live = preview(&world, &id, json!({})).await;
    assert_eq!(live["prompt"]["text"], "Reply to Wei.", "a draft changes nothing");
    assert_eq!(publish(&world, OWNER, &id, Some("production")).await, 2);
    for (which, version, text) in [
        (json!({}), 2, "Answer Wei kindly."),
        (json!({"label": "production"}), 2, "Answer Wei kindly."),
        (json!({"version": 1}), 1, "Reply to Wei."),
        (json!({"version": 1, "label": "production"}), 1, "Reply to Wei."),
    ] {
        let seen = preview(&world, &id, which.clone()).await;
        assert_eq!((&seen["version"], &seen["prompt"]["text"]), (&json!(version), &json!(text)), "{which}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_label_goes_back_as_well_and_a_version_that_is_not_there_is_refused() {
    let world = World::demo().await;
    let id = published(&world, OWNER, "A reply").await;
    write(&world, OWNER, &id, "Answer {{name}}.").await;
    assert_eq!(publish(&world, OWNER, &id, None).await, 2);
    assert_eq!(preview(&world, &id, json!({})).await["version"], 1, "a version without a label is not live");
    assert_eq!(move_label(&world, OWNER, &id, 2, "Shorter.").await, 204);
    assert_eq!(preview(&world, &id, json!({})).await["version"], 2);
    assert_eq!(move_label(&world, OWNER, &id, 1, "Shorter isn't better.").await, 204);
    assert_eq!(preview(&world, &id, json!({})).await["version"], 1);
    assert_eq!(move_label(&world, OWNER, &id, 3, "There is none.").await, 400);
    for which in [json!({"version": 9}), json!({"label": "beta"})] {
        let body =
            json!({"values": [{"name": "name", "value": "Wei"}], "version": which["version"], "label": which["label"]});
        let reply = world.post(&format!("/api/v1/templates/{id}/preview")).by(CLIENT).json(&body).send().await;
        assert_eq!(reply.status, 400, "{which}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_template_is_read_by_a_label_or_a_version_of_it() {
    let world = World::demo().await;
    let id = published(&world, OWNER, "A reply").await;
    write(&world, OWNER, &id, "Answer {{name}} kindly.").await;
    assert_eq!(publish(&world, OWNER, &id, Some("beta")).await, 2);
    let read = async |which: &str| world.get(&format!("/api/v1/templates/{id}{which}")).by(CLIENT).send().await;
    for (which, version) in
        [("", 1), ("?label=production", 1), ("?label=beta", 2), ("?version=2", 2), ("?version=1&label=beta", 1)]
    {
        assert_eq!(read(which).await.json()["shown"], json!(version), "{which}");
    }
    assert_eq!(read("?label=gamma").await.faults(), [("label".into(), "label_unknown".into())]);
    let cookie = world.cookie(CLIENT).await;
    let page = world.get(&format!("/client/templates/{id}?label=beta")).header("cookie", &cookie).send().await;
    assert_eq!(page.status, 200);
    let page = page.text();
    assert!(page.contains(r#"name="version" value="2""#) && page.contains("Answer Noor kindly."), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_unfinished_draft_is_kept_and_not_published_and_says_what_is_missing() {
    let world = World::demo().await;
    let id = begun(&world, OWNER, "Unfinished").await;
    let mut body = draft("Dear {{name}}, from {{shop}}");
    body["name"] = json!("Unfinished");
    let path = format!("{}/{id}", super::AUTHORED);
    assert_eq!(world.ask(Method::PUT, &path).by(OWNER).json(&body).send().await.status, 204);
    let seen = shown(&world, OWNER, &id).await;
    assert_eq!(seen["faults"][0]["code"], "variable_undeclared", "{seen}");
    assert!(seen["faults"][0]["message"].as_str().is_some_and(|it| it.contains("shop")), "{seen}");
    let reply = world.post(&format!("{path}/versions")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(reply.faults(), [("text".into(), "variable_undeclared".into())]);
    offer(&world, OWNER, &id, json!({"audience": "own"})).await;
    assert_eq!(names(&world, CLIENT, "?search=unfinished").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_write_at_once_are_told_by_the_version() {
    let world = World::demo().await;
    let id = published(&world, OWNER, "A reply").await;
    let path = format!("{}/{id}", super::AUTHORED);
    let tag = world.get(&path).by(OWNER).send().await.header("etag").expect("a version").to_owned();
    let change = |text: &str| {
        let body = draft(text);
        world.ask(Method::PUT, &path).by(OWNER).header("if-match", &tag).json(&body)
    };
    assert_eq!(change("First {{name}}.").send().await.status, 204);
    assert_eq!(change("Second {{name}}.").send().await.refusal("the second"), (412, "precondition_failed".into()));
}
