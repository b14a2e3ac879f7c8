use super::{move_label, publish, published, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};

async fn run(world: &World, id: &str, body: &Value) -> Value {
    let reply = world.post(&format!("/api/v1/templates/{id}/runs")).by(CLIENT).json(body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let run = reply.json()["id"].as_str().expect("an id").to_owned();
    world.get(&format!("/api/v1/executions/{run}")).by(CLIENT).send().await.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_template_is_run_with_what_was_filled_in_and_the_run_says_which_version_it_is_of() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, "A reply").await;
    let values = json!([{"name": "name", "value": "Wei {{name}}"}]);
    let first = run(&world, &id, &json!({"values": values})).await;
    assert_eq!(first["prompt"], "Reply to Wei {{name}}.", "what was filled in is no template");
    assert_eq!((&first["template"]["template"], &first["template"]["version"]), (&json!(id), &json!(1)), "{first}");
    assert_eq!(first["source"], "template", "{first}");
    write(&world, OWNER, &id, "Answer {{name}}.").await;
    publish(&world, OWNER, &id, Some("production")).await;
    let live = run(&world, &id, &json!({"values": values})).await;
    assert_eq!((&live["prompt"], &live["template"]["version"]), (&json!("Answer Wei {{name}}."), &json!(2)));
    let pinned = run(&world, &id, &json!({"values": values, "version": 1})).await;
    assert_eq!((&pinned["prompt"], &pinned["template"]["version"]), (&first["prompt"], &json!(1)));
    assert_eq!(move_label(&world, OWNER, &id, 1, "Back.").await, 204);
    let named = run(&world, &id, &json!({"values": values, "label": "production"})).await;
    assert_eq!(named["template"]["version"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_refused_with_every_value_that_is_wrong_and_nothing_is_queued() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, "A reply").await;
    let path = format!("/api/v1/templates/{id}/runs");
    for (values, fault) in [
        (json!([]), ("values.name", "required")),
        (json!([{"name": "name", "value": "Two\nlines"}]), ("values.name", "not_one_line")),
        (json!([{"name": "name", "value": "Wei"}, {"name": "day", "value": ""}]), ("values.day", "variable_unknown")),
    ] {
        let reply = world.post(&path).by(CLIENT).json(&json!({"values": values})).send().await;
        assert_eq!(reply.faults(), [(fault.0.into(), fault.1.into())], "{values}");
    }
    let list = world.get("/api/v1/executions").by(CLIENT).send().await.json();
    assert_eq!(list["data"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_without_scripts_runs_a_template_and_lands_on_the_run() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, "A reply").await;
    let cookie = world.cookie(CLIENT).await;
    let page = world.get(&format!("/client/templates/{id}")).header("accept", "text/html").header("cookie", &cookie);
    let page = page.send().await;
    assert_eq!(page.status, 200);
    for expected in ["action=\"/api/fn/templates.run_template\"", "values[0][value]", "Reply to Noor."] {
        assert!(page.text().contains(expected), "{expected}");
    }
    let members = [("id", id.as_str()), ("version", "1"), ("values[0][name]", "name"), ("values[0][value]", "Wei")];
    let form = world.post("/api/fn/templates.run_template").header("origin", "http://localhost:3000");
    let sent = form.header("accept", "text/html").header("cookie", &cookie).form(members).send().await;
    assert_eq!(sent.status, 302, "{}", sent.text());
    assert!(sent.header("location").is_some_and(|page| page.starts_with("/client/runs/")), "{}", sent.text());
}
