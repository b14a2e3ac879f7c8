//! What every store has to do. The same tests run on the folder and on an S3 server that isn't ours.

use super::{SECRET_TEXT, begin, bytes, file, id_of, moto, part};
use crate::support::World;
use crate::support::people::CLIENT;
use futures::TryStreamExt;
use http::Method;
use object_store::{ObjectStore, ObjectStoreExt};
use server::integrations::files::{Access, open};
use std::sync::Arc;

/// 9 MiB and some: more than one request to the store takes, so that S3 gets it in a multipart upload.
const LARGE_BYTES: usize = 9 * 1024 * 1024 + 12_345;

async fn keeps_the_contract(flags: &[&str], store: Arc<dyn ObjectStore>) {
    let world = World::demo_with(flags).await;
    upload_download_and_delete(&world, &store).await;
    ranges_are_exact(&world).await;
    what_was_touched_is_refused(&world, &store).await;
}

async fn paths(store: &Arc<dyn ObjectStore>) -> Vec<object_store::path::Path> {
    store.list(None).map_ok(|meta| meta.location).try_collect().await.expect("the store lists")
}

async fn upload_download_and_delete(world: &World, store: &Arc<dyn ObjectStore>) {
    let mut content = SECRET_TEXT.repeat(10).into_bytes();
    content.extend(bytes(LARGE_BYTES - content.len()));
    let begun = begin(world, CLIENT, "large.txt", LARGE_BYTES).await;
    let id = id_of(&begun);
    let four = 4 * 1024 * 1024;
    assert_eq!(part(world, CLIENT, &id, 0, &content[..four]).await.json()["offset"], four);
    let done = part(world, CLIENT, &id, four, &content[four..]).await.json();
    assert_eq!(done["status"], "done", "{done}");
    let path = format!("/api/v1/files/{}/content", done["fileId"].as_str().expect("a file"));
    let whole = world.get(&path).by(CLIENT).send().await;
    assert!(whole.status == 200 && whole.bytes() == content, "it comes back as it was sent");

    let objects = paths(store).await;
    assert_eq!(objects.len(), 2, "the file and its preview; the parts are gone: {objects:?}");
    for object in &objects {
        let stored = store.get(object).await.expect("it is there").bytes().await.expect("it reads");
        let readable = memchr::memmem::find(&stored, b"saffron").is_some();
        assert!(!readable, "{object} stands readable in the store");
    }

    let begun = begin(world, CLIENT, "given-up.txt", LARGE_BYTES).await;
    assert_eq!(part(world, CLIENT, &id_of(&begun), 0, &content[..four]).await.status, 200);
    assert_eq!(paths(store).await.len(), 3);
    let path = format!("/api/v1/uploads/{}", id_of(&begun));
    assert_eq!(world.ask(Method::DELETE, &path).by(CLIENT).send().await.status, 204);
    server::contexts::files::tidy(world.gateway.services()).await.expect("it is tidy");
    assert_eq!(paths(store).await.len(), 2, "what had arrived is destroyed");
}

async fn ranges_are_exact(world: &World) {
    let content = bytes(3 * 65_536 + 100);
    let path = format!("/api/v1/files/{}/content", file(world, "ranges.txt", &content).await);
    for (from, to) in [(0, 0), (65_535, 65_536), (1_000, 150_000), (3 * 65_536, 3 * 65_536 + 99), (0, 196_707)] {
        let range = format!("bytes={from}-{to}");
        let reply = world.get(&path).by(CLIENT).header("range", &range).send().await;
        assert_eq!(reply.status, 206, "{range}");
        assert!(*reply.bytes() == content[from..=to], "{range}");
    }
    let last = world.get(&path).by(CLIENT).header("range", "bytes=-100").send().await;
    assert!(last.status == 206 && *last.bytes() == content[3 * 65_536..]);
    let beyond = world.get(&path).by(CLIENT).header("range", "bytes=999999-").send().await;
    assert_eq!(beyond.status, 416);
    let whole = world.get(&path).by(CLIENT).send().await;
    let etag = whole.header("etag").expect("an ETag").to_owned();
    let again = world.get(&path).by(CLIENT).header("if-none-match", &etag).send().await;
    assert_eq!((again.status, again.bytes().len()), (304, 0));
}

/// Each way to spoil an object ends in a refusal that says so, never in other content.
async fn what_was_touched_is_refused(world: &World, store: &Arc<dyn ObjectStore>) {
    let before = paths(store).await;
    let content = bytes(3 * 65_536 + 100);
    let path = format!("/api/v1/files/{}/content", file(world, "touched.txt", &content).await);
    let mut objects = Vec::new();
    for object in paths(store).await.into_iter().filter(|object| !before.contains(object)) {
        objects.push((store.head(&object).await.expect("it is there").size, object));
    }
    let object = objects.into_iter().max().expect("the file's object").1;
    let stored = store.get(&object).await.expect("it is there").bytes().await.expect("it reads").to_vec();
    let sealed_chunk = 65_536 + 16;
    let mut flipped = stored.clone();
    flipped[10] ^= 1;
    let cut = stored[..3 * sealed_chunk].to_vec();
    let swapped =
        [&stored[sealed_chunk..2 * sealed_chunk], &stored[..sealed_chunk], &stored[2 * sealed_chunk..]].concat();
    for (what, spoilt) in [("flipped", flipped), ("cut off", cut), ("swapped", swapped), ("empty", Vec::new())] {
        store.put(&object, spoilt.into()).await.expect("it is spoilt");
        let reply = world.get(&path).by(CLIENT).send().await;
        assert_eq!(reply.refusal(what), (500, "file_damaged".into()));
    }
    store.delete(&object).await.expect("it is destroyed");
    assert_eq!(world.get(&path).by(CLIENT).send().await.refusal("missing"), (500, "file_damaged".into()));
    store.put(&object, stored.into()).await.expect("it is brought back");
    assert!(world.get(&path).by(CLIENT).send().await.bytes() == content, "from a backup it reads again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_folder_keeps_the_contract() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_string_lossy().into_owned();
    let store = open(&place, Access::default()).expect("the folder opens");
    keeps_the_contract(&["--files", &place], store).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_s3_server_keeps_the_contract() {
    let server = moto::server();
    server.make_bucket("portico-contract").await;
    let access =
        Access { address: Some(&server.url), region: "us-east-1", key_id: Some("a-key"), key_secret: Some("a-secret") };
    let place = "s3://portico-contract/files";
    let store = open(place, access).expect("the bucket opens");
    let flags =
        ["--files", place, "--files-address", &server.url, "--files-key-id", "a-key", "--files-key-secret", "a-secret"];
    keeps_the_contract(&flags, store).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_store_that_is_away_is_said_to_be_away() {
    // Nothing listens on port 9 of this machine.
    let flags = [
        "--files",
        "s3://nowhere",
        "--files-address",
        "http://127.0.0.1:9",
        "--files-key-id",
        "a",
        "--files-key-secret",
        "b",
    ];
    let world = World::demo_with(&flags).await;
    let begun = begin(&world, CLIENT, "a.txt", 5).await;
    let reply = part(&world, CLIENT, &id_of(&begun), 0, b"cumin").await;
    assert_eq!(reply.refusal("away"), (503, "storage_unavailable".into()));
    let shown = world.get(&format!("/api/v1/uploads/{}", id_of(&begun))).by(CLIENT).send().await.json();
    assert_eq!((shown["offset"].as_u64(), shown["status"].as_str()), (Some(0), Some("open")), "nothing was lost");
}
