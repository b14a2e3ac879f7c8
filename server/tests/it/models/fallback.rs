//! From provider to provider until one answers.

use super::stock::StockModels;
use super::{add, answered, begun, provider, tenant_of, text, world};
use crate::support::World;
use crate::support::people::{ADMIN, OWNER, RIVAL};
use domain::workspaces::Failure;
use http::Method;
use serde_json::{Value, json};
use server::integrations::models::{Ask, CancelFlag, Step};

async fn change(world: &World, who: &str, path: &str, body: &Value) {
    let reply = world.ask(Method::PUT, &format!("/api/v1/model-providers/{path}")).by(who).json(body).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

fn ranked(name: &str, url: &str, rank: u32) -> Value {
    let mut provider = provider(name, "openai", url);
    provider["rank"] = json!(rank);
    provider
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_that_is_busy_once_is_asked_again() {
    let (world, stock) = (world().await, StockModels::answering());
    add(&world, OWNER, &provider("First", "openai", &stock.url)).await;
    let steps = answered(&world, Ask::of("aurora-small", "Who is busy at first?")).await;
    assert_eq!(begun(&steps), [("First", 1), ("First", 2)]);
    assert_eq!(text(&steps), "Here I am.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_the_first_provider_gives_no_answer_the_second_one_does() {
    for first in [StockModels::busy(), StockModels::broken()] {
        let (world, second) = (world().await, StockModels::answering());
        add(&world, OWNER, &ranked("Second", &second.url, 20)).await;
        add(&world, OWNER, &ranked("First", &first.url, 10)).await;
        let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
        let names: Vec<_> = begun(&steps).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["First", "First", "First", "Second"]);
        assert!(text(&steps).starts_with("Saffron"), "{steps:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_that_is_off_or_ranked_behind_is_not_asked_first() {
    let (world, first, second) = (world().await, StockModels::answering(), StockModels::answering());
    let id = add(&world, OWNER, &ranked("First", &first.url, 10)).await;
    add(&world, OWNER, &ranked("Second", &second.url, 20)).await;
    let ask = || Ask::of("aurora-small", "Name a spice.");
    assert_eq!(begun(&answered(&world, ask()).await), [("First", 1)]);
    change(&world, OWNER, &format!("{id}/switch"), &json!({"on": false})).await;
    assert_eq!(begun(&answered(&world, ask()).await), [("Second", 1)]);
    change(&world, OWNER, &format!("{id}/switch"), &json!({"on": true})).await;
    change(&world, OWNER, &format!("{id}/rank"), &json!({"rank": 30})).await;
    assert_eq!(begun(&answered(&world, ask()).await), [("Second", 1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_that_keeps_failing_is_left_alone() {
    let (world, stock) = (world().await, StockModels::broken());
    add(&world, OWNER, &provider("First", "openai", &stock.url)).await;
    for _ in 0..3 {
        let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
        assert_eq!(steps.last(), Some(&Step::Failed(Failure::ProviderUnreachable)));
    }
    assert!(stock.asked().await.len() <= 6, "three attempts each, until it rests");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platforms_provider_answers_everybody_and_a_tenants_own_nobody_else() {
    let (world, platforms, own) = (world().await, StockModels::answering(), StockModels::answering());
    let mut of_platform = provider("Everybody's", "openai", &platforms.url);
    of_platform["of"] = json!("platform");
    of_platform["models"][0]["id"] = json!("shared");
    add(&world, ADMIN, &of_platform).await;
    add(&world, OWNER, &provider("Aurora's", "openai", &own.url)).await;
    assert_eq!(begun(&answered(&world, Ask::of("shared", "Name a spice.")).await), [("Everybody's", 1)]);
    let rival = tenant_of(&world, RIVAL).await;
    let models = world.gateway.services().models.clone();
    for (model, expected) in [("shared", "Begun"), ("aurora-small", "Failed(ModelUnknown)")] {
        let ask = Ask::of(model, "Name a spice.");
        let first = models.answer(rival, ask, CancelFlag::default()).await.recv().await.expect("a step");
        assert!(format!("{first:?}").starts_with(expected), "{model}: {first:?}");
    }
    let listed = |who| world.get("/api/v1/models").by(who).send();
    let ids = |reply: Value| -> Vec<String> {
        let models = reply.as_array().cloned().unwrap_or_default();
        models.iter().map(|model| model["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids(listed(OWNER).await.json()), ["aurora-small", "shared"], "its own before everybody's");
    assert_eq!(ids(listed(RIVAL).await.json()), ["shared"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_nobody_wants_any_more_is_not_asked_for() {
    let (world, stock) = (world().await, StockModels::answering());
    add(&world, OWNER, &provider("First", "openai", &stock.url)).await;
    let cancel = CancelFlag::default();
    cancel.cancel();
    let tenant = tenant_of(&world, OWNER).await;
    let models = world.gateway.services().models.clone();
    let mut steps = models.answer(tenant, Ask::of("aurora-small", "Name a spice."), cancel).await;
    let mut last = None;
    while let Some(step) = steps.recv().await {
        last = Some(step);
    }
    assert_eq!(last, Some(Step::Cancelled));
    assert!(stock.asked().await.is_empty());
}
