//! Pipelines: written as picture and text, published, run step by step, resumed; begun by people, events and the clock.

mod begun;
mod followed;
mod once;
mod resumed;
mod rights;
mod written;

use crate::support::World;
use crate::support::people::OWNER;
use domain::kernel::ExecutionId;
use domain::knowledge::citing::Sources;
use domain::policy::Reach;
use domain::workspaces::{Bill, Execution, ExecutionCommand, Failure, FinishReason, StartExecution};
use http::Method;
use serde_json::{Value, json};
use server::contexts::pipelines::Worker;
use server::gateway::{Caller, Context, Door};

const PIPELINES: &str = "/api/v1/pipelines";

/// Three steps that need no model: a text, a team that is made, and what came of it.
const TEAM: &str = r#"
[[steps]]
id = "name"
kind = "prompt"
text = "Team {{input.name}}"

[[steps]]
id = "team"
kind = "operation"
after = ["name"]
operation = "tenancy.add_team"

[steps.with]
name = "{{steps.name.text}}"

[[steps]]
id = "told"
kind = "prompt"
after = ["team"]
text = "There is {{steps.team.id}}"
"#;

async fn created(world: &World, who: &str, text: &str) -> String {
    let reply = world.post(PIPELINES).by(who).json(&json!({"name": "A try"})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let id = reply.json()["id"].as_str().expect("an id").to_owned();
    let edited = edit(world, who, &id, text).await;
    assert_eq!(edited.status, 204, "{}", edited.text());
    id
}

async fn edit(world: &World, who: &str, id: &str, text: &str) -> crate::support::Reply {
    let body = json!({"name": "A try", "text": text});
    world.ask(Method::PUT, &format!("{PIPELINES}/{id}")).by(who).json(&body).send().await
}

async fn published(world: &World, who: &str, text: &str) -> String {
    let id = created(world, who, text).await;
    publish(world, who, &id).await;
    id
}

async fn publish(world: &World, who: &str, id: &str) -> u64 {
    let body = json!({"notes": "Another one.", "on": true});
    let reply = world.post(&format!("{PIPELINES}/{id}/versions")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["version"].as_u64().expect("a number")
}

async fn run(world: &World, who: &str, id: &str, input: Value) -> String {
    let body = json!({"input": input.to_string()});
    let reply = world.post(&format!("{PIPELINES}/{id}/runs")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

async fn shown(world: &World, who: &str, run: &str) -> Value {
    let reply = world.get(&format!("/api/v1/pipeline-runs/{run}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// Every turn that is ready is taken.
async fn work(world: &World) {
    Worker::new(world.gateway.clone()).drain().await.expect("turns are taken");
}

/// What followed the log up to now has been written down, and then every turn that is ready is taken.
async fn follow(world: &World) {
    world.follow_to_the_end().await;
    work(world).await;
}

fn step<'a>(run: &'a Value, name: &str) -> &'a Value {
    let steps = run["steps"].as_array().expect("steps");
    steps.iter().find(|step| step["step"] == name).unwrap_or_else(|| panic!("{name} in {run}"))
}

/// A model answers the run that a step has put into the queue, or doesn't.
async fn answer(world: &World, execution: &str, said: Result<&str, Failure>) {
    let id: ExecutionId = execution.parse().expect("an id");
    let caller = Caller::system("a stand-in for a model", Door::Worker);
    let end = match said {
        Ok(text) => ExecutionCommand::Complete {
            text: text.to_owned(),
            calls: Vec::new(),
            reason: FinishReason::Stop,
            bill: Bill::default(),
            findings: Vec::new(),
            sources: Sources::default(),
        },
        Err(failure) => ExecutionCommand::Fail { failure, bill: Bill::default() },
    };
    for command in [ExecutionCommand::Begin, end] {
        let mut cx = Context::for_look::<StartExecution>(world.gateway.services(), &caller, Reach::Own);
        let loaded = cx.load::<Execution>(id.0).await.expect("the run");
        cx.decide::<Execution>(id.0, &loaded, command).await.expect("it may");
        cx.commit().await.expect("it is written down");
    }
}

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

async fn teams(world: &World) -> i64 {
    count(world, "select count(*) from log.events where type = 'TeamAdded' and metadata->>'source' = 'pipeline'").await
}

/// How often models were asked.
async fn asked(world: &World) -> i64 {
    count(
        world,
        "select count(*) from log.events where type = 'ExecutionQueued' and payload->'origin'->>'source' = 'pipeline'",
    )
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_step_of_a_run_is_opened_with_what_went_in_and_what_came_out() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    let begun = run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    work(&world).await;
    let run = shown(&world, OWNER, &begun).await;
    assert_eq!(run["status"], "done", "{run}");
    let (name, team, told) = (step(&run, "name"), step(&run, "team"), step(&run, "told"));
    assert_eq!(name["output"], json!({"text": "Team Blue"}).to_string());
    assert!(team["input"].as_str().expect("text").contains("Team Blue"), "{team}");
    assert!(told["output"].as_str().expect("text").contains("There is 0"), "{told}");
    assert!([name, team, told].iter().all(|step| step["tookMs"].is_u64() && step["attempts"] == 1), "{run}");
    assert_eq!(teams(&world).await, 1, "through the door of pipelines");
}
