use super::{answer, asked, edit, follow, publish, published, run, shown, step, work};
use crate::support::World;
use crate::support::people::OWNER;
use domain::workspaces::Failure;
use serde_json::{Value, json};

/// A model is asked, and what it said goes into a text that can fail.
const ASKING: &str = r#"
[[steps]]
id = "ask"
kind = "model"
prompt = "Name a spice for {{input.dish}}"
max_tokens = 8
retries = 0

[[steps]]
id = "tell"
kind = "prompt"
after = ["ask"]
text = "{{steps.ask.text}} for {{input.guest}}"
"#;

fn execution(run: &Value) -> String {
    step(run, "ask")["executionId"].as_str().expect("a model's run").to_owned()
}

async fn resume(world: &World, id: &str, newest: bool) -> u16 {
    let path = format!("/api/v1/pipeline-runs/{id}/resume");
    world.post(&path).by(OWNER).json(&json!({"newest": newest})).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_goes_on_at_the_step_that_failed_with_what_was_corrected_and_no_model_is_asked_again() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, ASKING).await;
    let begun = run(&world, OWNER, &id, json!({"dish": "rice"})).await;
    work(&world).await;
    let waits = shown(&world, OWNER, &begun).await;
    assert_eq!((&waits["status"], &step(&waits, "ask")["wait"]), (&json!("waiting"), &json!("model")), "{waits}");
    answer(&world, &execution(&waits), Ok("Saffron")).await;
    follow(&world).await;
    let failed = shown(&world, OWNER, &begun).await;
    assert_eq!((&failed["status"], &step(&failed, "tell")["error"]), (&json!("failed"), &json!("reference_empty")));
    assert_eq!(resume(&world, &begun, false).await, 204);
    work(&world).await;
    assert_eq!(shown(&world, OWNER, &begun).await["status"], "failed", "nothing was corrected");
    let corrected = edit(&world, OWNER, &id, &ASKING.replace(" for {{input.guest}}", ", of course")).await;
    assert_eq!(corrected.status, 204, "{}", corrected.text());
    assert_eq!(publish(&world, OWNER, &id).await, 2);
    assert_eq!(resume(&world, &begun, true).await, 204);
    work(&world).await;
    let done = shown(&world, OWNER, &begun).await;
    assert_eq!((&done["status"], &done["version"]), (&json!("done"), &json!(2)), "{done}");
    assert_eq!(step(&done, "tell")["output"], json!({"text": "Saffron, of course"}).to_string());
    assert_eq!(asked(&world).await, 1, "the model was paid once");
    assert_eq!(resume(&world, &begun, true).await, 409, "what is done isn't resumed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_comes_while_a_run_is_cancelled_is_there_when_it_goes_on() {
    let world = World::queueing().await;
    let text = ASKING.replace("{{input.guest}}", "you");
    let id = published(&world, OWNER, &text).await;
    let begun = run(&world, OWNER, &id, json!({"dish": "rice"})).await;
    work(&world).await;
    let execution = execution(&shown(&world, OWNER, &begun).await);
    let cancelled =
        world.post(&format!("/api/v1/pipeline-runs/{begun}/cancel")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(cancelled.status, 204, "{}", cancelled.text());
    answer(&world, &execution, Ok("Saffron")).await;
    follow(&world).await;
    assert_eq!(shown(&world, OWNER, &begun).await["status"], "cancelled");
    assert_eq!(resume(&world, &begun, false).await, 204);
    work(&world).await;
    let done = shown(&world, OWNER, &begun).await;
    assert_eq!(step(&done, "tell")["output"], json!({"text": "Saffron for you"}).to_string(), "{done}");
    assert_eq!(asked(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_model_that_gives_no_answer_fails_its_step_and_says_why() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, ASKING).await;
    let begun = run(&world, OWNER, &id, json!({"dish": "rice"})).await;
    work(&world).await;
    let execution = execution(&shown(&world, OWNER, &begun).await);
    answer(&world, &execution, Err(Failure::PromptTooLong)).await;
    follow(&world).await;
    let run = shown(&world, OWNER, &begun).await;
    assert_eq!((&run["status"], &step(&run, "ask")["error"]), (&json!("failed"), &json!("prompt_too_long")), "{run}");
}
