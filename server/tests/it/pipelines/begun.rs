use super::{PIPELINES, count, follow, published, shown, step};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use domain::catalogue;
use domain::policy::{Subject, may};
use serde_json::{Value, json};
use server::jobs::{Task, due};

/// Begins with each team whose name fits, and makes another one: a chain.
const CHAIN: &str = r#"
[[triggers]]
kind = "event"
event = "TeamAdded"

[[triggers.conditions]]
member = "name"
is = "begins_with"
value = "Blue"

[[steps]]
id = "team"
kind = "operation"
operation = "tenancy.add_team"

[steps.with]
name = "{{event.payload.name}} again"
"#;

async fn runs(world: &World, pipeline: &str) -> Vec<Value> {
    world.get(&format!("/api/v1/pipeline-runs?pipelineId={pipeline}")).by(OWNER).send().await.json()["data"]
        .as_array()
        .expect("runs")
        .clone()
}

async fn add_team(world: &World, name: &str) {
    let added = world.post("/api/v1/teams").by(OWNER).json(&json!({"name": name})).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_event_that_fits_begins_one_run_and_a_chain_of_them_ends() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, CHAIN).await;
    add_team(&world, "Red").await;
    follow(&world).await;
    assert_eq!(runs(&world, &id).await, [] as [Value; 0], "it doesn't fit");
    add_team(&world, "Blue").await;
    // What other tests have in flight puts the end of the log off now and then, for as long as their longest transaction.
    for _ in 0..100 {
        follow(&world).await;
        if runs(&world, &id).await.len() >= 4 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    for _ in 0..3 {
        follow(&world).await;
    }
    let runs = runs(&world, &id).await;
    // The first one and three that follow from each other.
    assert_eq!(runs.len(), 4, "{runs:?}");
    let first = shown(&world, OWNER, runs[3]["id"].as_str().expect("an id")).await;
    assert_eq!(
        (&first["cause"]["kind"], &first["cause"]["eventType"]),
        (&json!("event"), &json!("TeamAdded")),
        "{first}"
    );
    assert!(step(&first, "team")["input"].as_str().is_some_and(|input| input.contains("Blue again")), "{first}");
    assert_eq!(count(&world, "select count(*) from pipelines.pipeline_starts").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_type_of_event_that_somebody_may_read_can_begin_a_pipeline() {
    let world = World::queueing().await;
    let owner = world.caller(OWNER).await.actor.expect("a person");
    let subject = Subject { tenant: Some(owner.tenant_id), ..Subject::default() };
    let id = super::created(&world, OWNER, super::TEAM).await;
    for event in catalogue::events() {
        let may_read = may(&owner, event.set.audience, &subject).is_ok();
        let text = format!(
            "[[triggers]]\nkind = \"event\"\nevent = \"{}\"\n\n[[steps]]\nid = \"a\"\nkind = \"prompt\"\ntext = \"b\"\n",
            event.name
        );
        let saved = super::edit(&world, OWNER, &id, &text).await;
        match may_read {
            true => assert_eq!(saved.status, 204, "{}: {}", event.name, saved.text()),
            false => {
                assert_eq!(saved.faults(), [("triggers.0.event".into(), "event_not_allowed".into())], "{}", event.name)
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_schedule_begins_one_run_at_its_moment_with_the_rights_of_whoever_published_it() {
    let world = World::queueing().await;
    let text = "[[triggers]]\nkind = \"schedule\"\ncron = \"0 9 * * *\"\n\n\
                [[steps]]\nid = \"a\"\nkind = \"prompt\"\ntext = \"{{input.scheduledAt}}\"\n";
    let id = published(&world, OWNER, text).await;
    let waiting = "select count(*) from platform.due where what = 'pipeline_schedule'";
    assert_eq!(count(&world, waiting).await, 1);
    let (next, at_s): (String, i64) = sqlx::query_as(
        "select pipeline_id::text, extract(epoch from next_at)::bigint from pipelines.pipeline_schedules
         where pipeline_id = $1::uuid",
    )
    .bind(&id)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("the next moment");
    assert_eq!(next, id);
    let pipeline = id.parse().expect("an id");
    for _ in 0..2 {
        let begin = server::contexts::pipelines::BeginScheduled { pipeline, at_s };
        begin.carry_out(world.gateway.clone()).await.expect("it begins");
    }
    follow(&world).await;
    let runs = runs(&world, &id).await;
    assert_eq!(
        (runs.len(), &runs[0]["cause"], &runs[0]["status"]),
        (1, &json!("schedule"), &json!("done")),
        "{runs:?}"
    );
    assert_eq!(count(&world, waiting).await, 2, "the one that fell here without its clock, and the next");
    let off = world.post(&format!("{PIPELINES}/{id}/switch")).by(OWNER).json(&json!({"on": false})).send().await;
    assert_eq!(off.status, 204);
    due::fall(world.gateway.services()).await.expect("deadlines are looked at");
    let next = count(&world, "select count(*) from pipelines.pipeline_schedules").await;
    assert_eq!(next, 0, "what is off has no next moment");
    assert_eq!(world.get(PIPELINES).by(CLIENT).send().await.status, 200);
}
