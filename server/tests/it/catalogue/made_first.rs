//! Things that operations of a catalogue's loop can be tried on: made anew for each, since some of them end what they are about.

use crate::support::World;
use crate::support::people::OWNER;
use domain::catalogue::Entry;
use serde_json::{Value, json};

/// Puts the ids of things that are there into an example, where the operation is about one that somebody makes at will.
pub async fn fill(world: &World, entry: &Entry, input: &mut Value) {
    let (context, name) = entry.name.split_once('.').expect("a context and a name");
    match context {
        "knowledge" => {
            let space = made(world, "/api/v1/spaces", json!({"name": format!("For {name}"), "access": []})).await;
            if input.get("spaceId").is_some_and(|id| !id.is_null()) {
                input["spaceId"].clone_from(&space);
            }
            if input.get("id").is_none() {
                return;
            }
            input["id"] = match name.contains("space") {
                true => space,
                false => {
                    let page = json!({"spaceId": space, "title": "A try", "body": "Dried in the shade."});
                    made(world, "/api/v1/pages", page).await
                }
            };
        }
        "pipelines" if name.ends_with("_pipeline") && input.get("id").is_some() => {
            input["id"] = made(world, "/api/v1/pipelines", json!({"name": format!("For {name}")})).await;
        }
        "templates" if name.contains("template") && input.get("id").is_some() => {
            input["id"] = crate::templates::published(world, OWNER, &format!("For {name}")).await.into();
        }
        _ => {}
    }
}

async fn made(world: &World, path: &str, body: Value) -> Value {
    let reply = world.post(path).by(OWNER).json(&body).send().await;
    assert_eq!(reply.status, 201, "{path}: {}", reply.text());
    reply.json()["id"].clone()
}
