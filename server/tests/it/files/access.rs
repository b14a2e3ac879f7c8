use super::{begin, bytes, file, id_of, part};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, DEVELOPER, INVESTOR, OWNER, RIVAL};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenant_finds_nothing() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    for (method, path, body) in [
        (Method::GET, format!("/files/{id}"), json!({})),
        (Method::GET, format!("/files/{id}/content"), json!({})),
        (Method::GET, format!("/files/{id}/preview"), json!({})),
        (Method::PATCH, format!("/files/{id}"), json!({"name": "mine.txt"})),
        (Method::DELETE, format!("/files/{id}"), json!({})),
        (Method::POST, format!("/files/{id}/restore"), json!({})),
        (Method::POST, format!("/files/{id}/links"), json!({})),
        (Method::POST, "/uploads".into(), json!({"name": "a.txt", "sizeBytes": 5, "fileId": id})),
    ] {
        let what = format!("{method} {path}");
        let reply = world.ask(method, &format!("/api/v1{path}")).by(RIVAL).json(&body).send().await;
        assert_eq!(reply.refusal(&what), (404, "resource_not_found".into()));
    }
    let list = world.get("/api/v1/files").by(RIVAL).send().await.json();
    assert_eq!(list["data"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_foreign_workspace_owns_no_file_of_mine() {
    let world = World::demo().await;
    let rival = world.caller(RIVAL).await.actor.expect("a person").tenant_id;
    let body = json!({"name": "a.txt", "sizeBytes": 5, "owner": {"kind": "workspace", "id": rival}});
    let reply = world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.refusal("a foreign owner"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_files_is_told_so() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let content = format!("/api/v1/files/{id}/content");
    for by in [INVESTOR, DEVELOPER] {
        let reply = world.get(&content).by(by).send().await;
        assert_eq!(reply.refusal(by), (403, "permission_missing".into()));
    }
    // Whoever sees all tenants reads files of their own one.
    assert_eq!(world.get(&content).by(ADMIN).send().await.refusal(ADMIN), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_colleague_sees_the_file_and_not_the_upload() {
    let world = World::demo().await;
    let content = bytes(200_000);
    let begun = begin(&world, CLIENT, "spices.txt", content.len()).await;
    let path = format!("/api/v1/uploads/{}", id_of(&begun));
    assert_eq!(world.get(&path).by(OWNER).send().await.refusal("an upload"), (404, "resource_not_found".into()));
    let theirs = part(&world, OWNER, &id_of(&begun), 0, &content).await;
    assert_eq!(theirs.refusal("a part"), (404, "resource_not_found".into()));
    let done = part(&world, CLIENT, &id_of(&begun), 0, &content).await.json();
    let path = format!("/api/v1/files/{}/content", done["fileId"].as_str().expect("a file"));
    assert!(world.get(&path).by(OWNER).send().await.bytes() == content);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_shows_in_place_only_what_cannot_run() {
    let world = World::demo().await;
    for (name, content, disposition) in
        [("a.txt", &b"cumin"[..], "inline"), ("a.csv", b"a,b", "attachment"), ("a.json", b"{}", "attachment")]
    {
        let path = format!("/api/v1/files/{}/content", file(&world, name, content).await);
        let reply = world.get(&path).by(CLIENT).send().await;
        let found = reply.header("content-disposition").unwrap_or_default();
        assert!(found.starts_with(disposition) && found.contains(name), "{name}: {found}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    }
}
