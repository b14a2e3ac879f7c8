//! Services that models answer through, judged by stand-ins that aren't ours.

mod built_in;
mod crooked;
mod fallback;
mod paid;
mod providers;
pub mod stock;
mod tools;
mod wire;

use crate::support::World;
use crate::support::people::OWNER;
use domain::kernel::TenantId;
use serde_json::{Value, json};
use server::integrations::models::{Ask, CancelFlag, Step};
use stock::KEY;

/// The demo world, whose server may call this machine.
async fn world() -> World {
    World::demo_with(&["--outgoing-private"]).await
}

/// What a stand-in answers at, as each protocol has it.
fn address(kind: &str, url: &str) -> String {
    if kind == "openai" { format!("{url}/v1") } else { url.to_owned() }
}

/// A provider with the model `aurora-small`.
pub fn provider(name: &str, kind: &str, url: &str) -> Value {
    json!({
        "name": name, "kind": kind, "baseUrl": address(kind, url), "apiKey": KEY,
        "models": [{
            "id": "aurora-small", "name": "Aurora Small", "contextTokens": 8192,
            "promptPrice": 150_000, "completionPrice": 600_000
        }]
    })
}

/// Adds a provider and answers with its id.
async fn add(world: &World, who: &str, provider: &Value) -> String {
    let reply = world.post("/api/v1/model-providers").by(who).json(provider).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// The tenant of somebody.
async fn tenant_of(world: &World, who: &str) -> TenantId {
    world.caller(who).await.actor.expect("a person").tenant_id
}

/// Every step of an answer that the owner's tenant gets.
async fn answered(world: &World, ask: Ask) -> Vec<Step> {
    let tenant = tenant_of(world, OWNER).await;
    let models = world.gateway.services().models.clone();
    let mut steps = models.answer(tenant, ask, CancelFlag::default()).await;
    let mut all = Vec::new();
    while let Some(step) = steps.recv().await {
        all.push(step);
    }
    all
}

/// The text of an answer.
fn text(steps: &[Step]) -> String {
    let pieces = steps.iter().map(|step| match step {
        Step::Text(text) => text.as_str(),
        _ => "",
    });
    pieces.collect()
}

/// Who was asked, in order.
fn begun(steps: &[Step]) -> Vec<(&str, u32)> {
    let begun = steps.iter().filter_map(|step| match step {
        Step::Begun { provider, attempt, .. } => Some((provider.as_str(), *attempt)),
        _ => None,
    });
    begun.collect()
}
