use super::{PIPELINES, TEAM, created, edit, publish};
use crate::support::World;
use crate::support::people::OWNER;
use serde_json::{Value, json};

async fn show(world: &World, id: &str) -> Value {
    let reply = world.get(&format!("{PIPELINES}/{id}")).by(OWNER).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn text_and_picture_are_the_same_pipeline_notes_included() {
    let world = World::queueing().await;
    let noted = format!(
        "notes = \"For the office\"\n{}",
        TEAM.replace("kind = \"prompt\"\ntext", "kind = \"prompt\"\nnotes = \"A name\"\ntext")
    );
    let id = created(&world, OWNER, &noted).await;
    let first = show(&world, &id).await;
    assert_eq!(
        (&first["graph"]["notes"], &first["graph"]["steps"][0]["notes"]),
        (&json!("For the office"), &json!("A name"))
    );
    let text = first["text"].as_str().expect("text").to_owned();
    assert_eq!(edit(&world, OWNER, &id, &text).await.status, 204);
    let again = show(&world, &id).await;
    assert_eq!((&again["text"], &again["graph"], &again["base"]), (&first["text"], &first["graph"], &first["base"]));
    let body = json!({"name": "A try", "graph": first["graph"]});
    let drawn = world.ask(http::Method::PUT, &format!("{PIPELINES}/{id}")).by(OWNER).json(&body).send().await;
    assert_eq!(drawn.status, 204, "{}", drawn.text());
    assert_eq!(show(&world, &id).await["text"], first["text"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_graph_that_cannot_work_says_what_is_wrong_and_where() {
    let world = World::queueing().await;
    let id = created(&world, OWNER, TEAM).await;
    let broken =
        TEAM.replace("after = [\"name\"]", "after = [\"told\"]").replace("{{input.name}}", "{{steps.gone.text}}");
    assert_eq!(edit(&world, OWNER, &id, &broken).await.status, 204, "a draft may be unfinished");
    let faults = show(&world, &id).await["faults"].as_array().expect("faults").clone();
    let told = |code: &str| faults.iter().filter(|fault| fault["code"] == code).count();
    assert_eq!((told("step_in_circle"), told("step_unknown"), told("step_not_before")), (2, 1, 1), "{faults:?}");
    assert!(faults.iter().all(|fault| !fault["message"].as_str().unwrap_or_default().is_empty()), "{faults:?}");
    let refused = world.post(&format!("{PIPELINES}/{id}/versions")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(refused.status, 400, "{}", refused.text());
    let unreadable = edit(&world, OWNER, &id, "[[steps]]\nid = \"a\"\nkind = \"dance\"\n").await;
    assert_eq!(unreadable.faults(), [("text".into(), "text_unreadable".into())]);
    let argument = TEAM.replace("name = \"{{steps.name.text}}\"", "colour = \"blue\"");
    let faults = edit(&world, OWNER, &id, &argument).await.faults();
    assert!(faults.contains(&("steps.team.with.name".into(), "required".into())), "{faults:?}");
    assert!(faults.contains(&("steps.team.with.colour".into(), "unknown_field".into())), "{faults:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_template_comes_with_its_triggers_and_is_off_until_it_is_reviewed() {
    let world = World::queueing().await;
    let made = world.post("/api/v1/pipeline-templates/lead_triage/pipelines").by(OWNER).json(&json!({})).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let pipeline = show(&world, &id).await;
    assert_eq!(
        (&pipeline["on"], &pipeline["newest"], &pipeline["template"]),
        (&json!(false), &json!(0), &json!("lead_triage"))
    );
    assert_eq!(pipeline["graph"]["triggers"][0]["event"], "FileUploaded", "{pipeline}");
    assert_eq!(pipeline["faults"], json!([]), "{pipeline}");
    let run = world.post(&format!("{PIPELINES}/{id}/runs")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(run.refusal("an unpublished one"), (409, "pipeline_unpublished".into()));
    assert_eq!(publish(&world, OWNER, &id).await, 1);
    assert_eq!(show(&world, &id).await["on"], true, "whoever published it switched it on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_somebody_else_has_changed_is_not_written_over() {
    let world = World::queueing().await;
    let id = created(&world, OWNER, TEAM).await;
    let base = show(&world, &id).await["base"].clone();
    assert_eq!(edit(&world, OWNER, &id, &TEAM.replace("Team ", "Group ")).await.status, 204);
    let body = json!({"name": "A try", "text": TEAM, "base": base});
    let late = world.ask(http::Method::PUT, &format!("{PIPELINES}/{id}")).by(OWNER).json(&body).send().await;
    assert_eq!(late.status, 409, "{}", late.text());
}
