//! Where people begin who help others, supply the platform, have invested in it or work for it (checklist PTL-02, PTL-05,
//! PTL-06, PTL-07, PTL-09).

mod acting;
mod brief;
mod own;
mod reached;

use crate::support::{Reply, World};
use serde_json::Value;

/// A page as a browser asks for it.
async fn page(world: &World, path: &str, email: &str) -> Reply {
    page_with(world, path, &world.cookie(email).await).await
}

/// The same, for whoever is signed in already.
async fn page_with(world: &World, path: &str, cookie: &str) -> Reply {
    world.get(path).header("cookie", cookie).header("accept", "text/html").send().await
}

async fn json_of(world: &World, who: &str, path: &str) -> Value {
    let reply = world.get(path).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

async fn id_of(world: &World, email: &str) -> String {
    world.caller(email).await.actor.expect("a person").person_id.to_string()
}

async fn tenant_of(world: &World, email: &str) -> String {
    world.caller(email).await.actor.expect("a person").tenant_id.to_string()
}
