//! Providers that don't keep to their protocol: nothing breaks, nothing grows without end, and nobody pays for another's
//! answer.

use super::{add, answered, begun, provider, tenant_of, text, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use axum::Router;
use axum::body::{Body, Bytes};
use domain::workspaces::Failure;
use futures::future::join_all;
use futures::stream;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use server::integrations::models::{Ask, Step};
use std::convert::Infallible;
use std::time::Duration;

/// A provider on this machine that answers every call with this.
async fn crooked(answer: impl Fn() -> Body + Clone + Send + Sync + 'static) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    let app = Router::new().fallback(move |_: Bytes| {
        let body = answer();
        async move { ([(CONTENT_TYPE, "text/event-stream")], body) }
    });
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

/// One that says the same piece again and again, for ever.
async fn endless(piece: String) -> String {
    let piece = Bytes::from(piece);
    crooked(move || Body::from_stream(stream::repeat(Ok::<_, Infallible>(piece.clone())))).await
}

const ODD: &[&str] = &[
    "",
    "<html>Welcome</html>",
    "data:\n\n",
    "data: {\n\n",
    "data: null\n\n",
    "data: [[[]]]\n\n",
    "data: \"Saffron\"\n\n",
    "data: [DONE]\n\n",
    "data: {\"error\":{\"code\":-1}}\n\n",
    "data: {\"error\":\"no\"}\n\n",
    "data: {\"type\":\"error\",\"error\":7}\n\n",
    "data: {\"choices\":7,\"candidates\":\"x\",\"type\":{}}\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":7,\"tool_calls\":{\"a\":1}},\"finish_reason\":1}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":99},{},7]},\"finish_reason\":\"stop\"}]}\n\n",
    "data: {\"type\":\"content_block_delta\",\"delta\":{\"partial_json\":\"x\"}}\n\n",
    "data: {\"candidates\":[{\"content\":{\"parts\":[7,{\"functionCall\":7}]},\"finishReason\":\"STOP\"}]}\n\n",
    "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":-1,\
     \"candidatesTokenCount\":18446744073709551615,\"thoughtsTokenCount\":18446744073709551615}}\n\n",
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":4294967295,\
     \"completion_tokens\":18446744073709551615}}\n\n",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_answers_come_to_an_end_and_break_nothing() {
    let world = world().await;
    let mut models = Vec::new();
    for (number, odd) in ODD.iter().enumerate() {
        let url = crooked(move || Body::from(*odd)).await;
        for kind in ["openai", "anthropic", "gemini"] {
            let mut wish = provider("Crooked", kind, &url);
            let model = format!("{kind}-{number}");
            wish["models"][0]["id"] = json!(model);
            add(&world, OWNER, &wish).await;
            models.push(model);
        }
    }
    let answers = models.iter().map(|model| answered(&world, Ask::of(model, "Name a spice.")));
    for (model, steps) in models.iter().zip(join_all(answers).await) {
        match steps.last() {
            Some(Step::Failed(_)) => {}
            Some(Step::Done { prompt_tokens, completion_tokens, .. }) => {
                let most = prompt_tokens.max(completion_tokens);
                assert!(*most <= 10_000_000, "{model}: {steps:?}");
            }
            other => panic!("{model}: {other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_without_an_end_is_given_up() {
    let world = world().await;
    let chunk = json!({"choices": [{"index": 0, "delta": {"content": "saffron ".repeat(4_000)}}]});
    let talks = endless(format!("data: {chunk}\n\n")).await;
    add(&world, OWNER, &provider("Talks", "openai", &talks)).await;
    let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
    assert_eq!(steps.last(), Some(&Step::Failed(Failure::ProviderUnreachable)));
    assert_eq!(begun(&steps).len(), 1, "what was said can't be said again");
    assert!(text(&steps).len() < 1_100_000, "{} bytes", text(&steps).len());

    let thinks = endless(": thinking\n".repeat(4_000)).await;
    let mut wish = provider("Thinks", "anthropic", &thinks);
    wish["models"][0]["id"] = json!("thinks");
    add(&world, OWNER, &wish).await;
    let steps = answered(&world, Ask::of("thinks", "Name a spice.")).await;
    assert_eq!(steps.last(), Some(&Step::Failed(Failure::ProviderUnreachable)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_answers_is_paid_and_not_who_was_asked_first() {
    let mut world = World::queueing_with(&["--outgoing-private"]).await;
    let silent = crooked(Body::empty).await;
    let mut cheap = provider("Cheap and silent", "openai", &silent);
    (cheap["rank"], cheap["models"][0]["promptPrice"]) = (json!(1), json!(0));
    add(&world, OWNER, &cheap).await;
    let answering = crooked(|| Body::from(short(1_000_000))).await;
    let mut dear = provider("Dear", "openai", &answering);
    dear["rank"] = json!(2);
    add(&world, OWNER, &dear).await;

    let path = queue(&world, CLIENT, "aurora-small").await;
    world.work();
    let run = done(&world, CLIENT, &path).await;
    assert_eq!((&run["answer"], &run["provider"]), (&json!("Saffron."), &json!("Dear")), "{run}");
    assert_eq!(run["costMicros"], 150_000, "a million tokens at its price: {run}");
}

/// Queues a run and answers with its path.
async fn queue(world: &World, who: &str, model: &str) -> String {
    let body = json!({"prompt": "Name a spice.", "model": model});
    let reply = world.post("/api/v1/executions").by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    format!("/api/v1/executions/{}", reply.json()["id"].as_str().expect("an id"))
}

/// The run as soon as it is done.
async fn done(world: &World, who: &str, path: &str) -> Value {
    for _ in 0..500 {
        let run = world.get(path).by(who).send().await.json();
        if run["status"] == "done" {
            return run;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the run is never done");
}

/// The events of a short answer.
fn short(prompt_tokens: u32) -> String {
    let answer = json!({
        "choices": [{"index": 0, "delta": {"content": "Saffron."}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": prompt_tokens, "completion_tokens": 0}
    });
    format!("data: {answer}\n\ndata: [DONE]\n\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_whose_provider_is_slow_keeps_nobody_else_waiting() {
    let mut world = World::queueing_with(&["--outgoing-private"]).await;
    let slow = crooked(|| Body::from_stream(stream::pending::<Result<Bytes, Infallible>>())).await;
    add(&world, OWNER, &provider("Slow", "openai", &slow)).await;
    let quick = crooked(|| Body::from(short(5))).await;
    let mut everybodys = provider("Quick", "openai", &quick);
    (everybodys["of"], everybodys["models"][0]["id"]) = (json!("platform"), json!("shared"));
    add(&world, ADMIN, &everybodys).await;
    for _ in 0..8 {
        queue(&world, CLIENT, "aurora-small").await;
    }
    let path = queue(&world, RIVAL, "shared").await;
    world.work();
    assert_eq!(done(&world, RIVAL, &path).await["answer"], "Saffron.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_takes_none_of_the_platforms_offers_away() {
    let world = world().await;
    let (tenant, mut db) = (tenant_of(&world, OWNER).await, world.as_app().await);
    sqlx::query("select set_config('app.tenant_id', $1, false)")
        .bind(tenant.0.to_string())
        .execute(&mut db)
        .await
        .expect("it is set");
    for statement in ["delete from models.platform_offers", "update models.platform_offers set is_on = false"] {
        let changed = sqlx::query(statement).execute(&mut db).await.expect("it is understood").rows_affected();
        assert_eq!(changed, 0, "{statement}");
    }
    let seen: i64 =
        sqlx::query_scalar("select count(*) from models.platform_offers").fetch_one(&mut db).await.expect("a count");
    assert!(seen > 0, "the local one is there for everybody to read");
}
