//! What is told of an errand, and what is forgotten of it.

use super::obedient::Obedient;
use super::{count, done, order, rules, show, tenant_of, world};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use chrono::TimeDelta;
use domain::Moment;
use domain::agent::{CancelErrand, Errand, SendAgent};
use domain::kernel::WorkspaceId;
use domain::workspaces::{day_of, words_key};
use http::Method;
use serde_json::{Value, json};
use server::ambient::machine_now;
use server::contexts::workspaces::ForgetWords;
use server::gateway::Caller;
use server::jobs::Task;
use server::store::history_until;
use std::time::Duration;

/// How many notices of what waits somebody has, once there are so many; and the page of the first.
async fn told(world: &World, who: &str, least: usize) -> (usize, Value) {
    for _ in 0..500 {
        world.follow_to_the_end().await;
        let page = world.get("/api/v1/me/notices").by(who).send().await.json();
        let rows = page["data"].as_array().cloned().unwrap_or_default();
        let waits: Vec<_> = rows.into_iter().filter(|row| row["kind"] == "agent_waits").collect();
        if waits.len() >= least {
            return (waits.len(), waits.first().map(|row| row["page"].clone()).unwrap_or_default());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{who} is never told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_approve_is_told_of_what_waits_and_finds_it() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let run = order("workspaces.start_execution", &json!({"prompt": "Name a spice.", "maxTokens": 4}));
    let errand = done(&world, CLIENT, &run).await;
    assert_eq!(errand["status"], "waiting", "{errand}");
    let page = format!("/client/agent/{}", errand["id"].as_str().expect("an id"));
    assert_eq!(told(&world, CLIENT, 1).await, (1, json!(page)));
    assert_eq!(told(&world, OWNER, 0).await.0, 0, "the sender approves, and nobody else is told");
    rules(&world, json!({"approver": "keeper"})).await;
    done(&world, CLIENT, &run).await;
    assert_eq!((told(&world, OWNER, 1).await.0, told(&world, CLIENT, 1).await.0), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_an_errand_says_is_forgotten_after_the_days_of_its_workspace() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let main = WorkspaceId(tenant_of(&world, OWNER).await.0);
    let then = Moment(machine_now().0 - TimeDelta::days(40));
    let by = Caller { test_clock: Some(then), ..world.caller(OWNER).await };
    let send = SendAgent { text: "Quillwort is a plant.".into(), workspace_id: None, model: None };
    let id = world.gateway.call(by.clone(), send).await.expect("it is sent").id;
    world.gateway.call(by, CancelErrand { id }).await.expect("it is stopped");
    let path = format!("/api/v1/workspaces/{main}/retention");
    let set = world.ask(Method::PUT, &path).by(OWNER).json(&json!({"days": 30})).send().await;
    assert!(set.status < 300, "{}", set.text());
    let key = format!("select count(*) from keys.subjects where subject_id = '{}'", words_key(main, day_of(then)));
    let kept = async || -> i64 {
        let one = sqlx::query_scalar(sqlx::AssertSqlSafe(key.clone()));
        one.fetch_one(&mut world.as_superuser().await).await.expect("a number")
    };
    assert_eq!(kept().await, 1);
    ForgetWords {}.carry_out(world.gateway.clone()).await.expect("a night");
    let shown = show(&world, OWNER, &id.to_string()).await;
    assert_eq!((&shown["text"], &shown["status"], kept().await), (&json!(""), &json!("cancelled"), 0), "{shown}");
    assert_eq!(count(&world, "select count(*) from agent.errands where instructions <> ''").await, 0);

    // What the log still has opens no more.
    let mut tx = world.db().as_system("read").await.expect("a transaction");
    let (keys, now) = (&world.gateway.services().keys, Moment(machine_now().0));
    let events = history_until::<Errand>(&mut tx, keys, id.0, now).await.expect("its events");
    let told: Vec<_> = events.into_iter().map(|recorded| recorded.event).collect();
    let told = serde_json::to_string(&told).expect("JSON");
    assert!(told.contains("ErrandCancelled") && !told.contains("Quillwort"), "{told}");
}
