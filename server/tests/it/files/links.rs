use super::file;
use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use domain::kernel::FileId;
use http::Method;
use serde_json::json;

async fn link(world: &World, id: &str) -> String {
    let reply = world.post(&format!("/api/v1/files/{id}/links")).by(CLIENT).json(&json!({"hours": 1})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["path"].as_str().expect("a path").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_opens_for_anybody_and_for_that_version() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let path = link(&world, &id).await;
    assert_eq!(world.get(&path).send().await.text(), "cumin");
    assert_eq!(world.get(&path).by(RIVAL).send().await.text(), "cumin", "signed in elsewhere, too");
    let part = world.get(&path).header("range", "bytes=0-1").send().await;
    assert_eq!((part.status, part.text().as_str()), (206, "cu"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_expired_link_opens_nothing() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let claim =
        |ends_s| server::contexts::files::Claim { file: FileId(id.parse().expect("an id")), version: 1, ends_s };
    let links = &world.gateway.services().files.links;
    let now = u64::try_from(server::ambient::machine_now().0.timestamp()).expect("after 1970");
    let open = |ends_s| world.get(&format!("/api/v1/file-links/{}", links.sign(&claim(ends_s)))).send();
    assert_eq!(open(now + 60).await.status, 200);
    assert_eq!(open(now - 1).await.refusal("expired"), (410, "link_expired".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_ends_with_its_file_and_comes_back_with_it() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let path = link(&world, &id).await;
    world.ask(Method::DELETE, &format!("/api/v1/files/{id}")).by(CLIENT).send().await;
    assert_eq!(world.get(&path).send().await.refusal("removed"), (410, "file_removed".into()));
    world.post(&format!("/api/v1/files/{id}/restore")).by(CLIENT).send().await;
    assert_eq!(world.get(&path).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_touched_link_opens_nothing() {
    let world = World::demo().await;
    let path = link(&world, &file(&world, "spices.txt", b"cumin").await).await;
    let (base, token) = path.rsplit_once('/').expect("a token");
    let other = if token.starts_with('A') { 'B' } else { 'A' };
    for touched in [format!("{other}{}", &token[1..]), token[..10].to_owned(), "x".into(), "%00".into()] {
        let reply = world.get(&format!("{base}/{touched}")).send().await;
        assert_eq!(reply.refusal(&touched), (404, "resource_not_found".into()));
    }
}
