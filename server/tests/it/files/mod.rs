//! Files through the doors. `contract` is kept on both stores; what doesn't depend on the store is tested on the folder.

mod access;
mod caretaker;
mod concurrent;
mod contract;
mod large;
mod links;
mod moto;
mod previews;
mod quota;
mod refused;
mod sealed;
mod versions;

use crate::support::people::CLIENT;
use crate::support::{Reply, World};
use serde_json::{Value, json};

/// Text that is found again wherever it would stand readable.
pub const SECRET_TEXT: &str = "Cumin, sumac, saffron: the spice list of Aurora Foods.\n";

/// Announces a file.
pub async fn begin(world: &World, by: &str, name: &str, size: usize) -> Reply {
    world.post("/api/v1/uploads").by(by).json(&json!({"name": name, "sizeBytes": size})).send().await
}

/// Sends a part.
pub async fn part(world: &World, by: &str, id: &str, offset: usize, bytes: &[u8]) -> Reply {
    let path = format!("/api/v1/uploads/{id}?offset={offset}");
    world.ask(http::Method::PATCH, &path).by(by).body("application/octet-stream", bytes).send().await
}

/// Uploads a file in one part; the detail of the upload.
pub async fn upload(world: &World, name: &str, bytes: &[u8]) -> Value {
    let begun = begin(world, CLIENT, name, bytes.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let done = part(world, CLIENT, &id_of(&begun), 0, bytes).await;
    assert_eq!(done.status, 200, "{}", done.text());
    let done = done.json();
    assert_eq!(done["status"], "done", "{done}");
    done
}

/// Uploads a file in one part; its id.
pub async fn file(world: &World, name: &str, bytes: &[u8]) -> String {
    upload(world, name, bytes).await["fileId"].as_str().expect("a file").to_owned()
}

/// The id in an answer.
pub fn id_of(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap_or_else(|| panic!("no id in {}", reply.text())).to_owned()
}

/// Bytes that don't repeat within a chunk, so that a piece in the wrong place is seen; they are text.
pub fn bytes(length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length + 16);
    let mut line = 0_u64;
    while bytes.len() < length {
        bytes.extend_from_slice(format!("line {line:09}\n").as_bytes());
        line += 1;
    }
    bytes.truncate(length);
    bytes
}
