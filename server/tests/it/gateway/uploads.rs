use super::toys::world;
use crate::support::people::{CLIENT, INVESTOR};
use axum::body::{Body, Bytes};
use domain::kernel::Kind;
use futures::stream;
use http::{Request, header};
use serde_json::json;
use server::doors::openapi::document;
use tower::ServiceExt;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_upload_reads_the_body_and_its_members_stand_in_path_and_query() {
    let (world, _) = world().await;
    assert!(world.gateway.handles("toys.put_paper", Kind::Upload));
    let put = |path: &str| world.ask(http::Method::PUT, path);
    let reply = put("/api/v1/toys/papers/b.pdf?pages=2").by(CLIENT).body("application/pdf", "%PDF-1.7").send().await;
    assert_eq!(reply.json(), json!({"bytes": 8, "pieces": 1, "contentType": "application/pdf"}));
    let reply = put("/api/v1/toys/papers/b.pdf").by(CLIENT).body("application/json", "{\"pages\": 2}").send().await;
    assert_eq!(reply.faults(), [("pages".into(), "required".into())], "a body is never read as members");
    let reply = put("/api/v1/toys/papers/b.pdf?pages=2").by(INVESTOR).body("application/pdf", "%PDF-1.7").send().await;
    assert_eq!(reply.refusal("no permission"), (403, "permission_denied".into()));
    let call = world.post("/api/fn/toys.put_paper").by(CLIENT).form([("name", "b.pdf"), ("pages", "2")]).send().await;
    assert_eq!(call.refusal("no server function"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_body_far_beyond_that_of_json_comes_in_pieces() {
    let (world, _) = world().await;
    let token = world.token(CLIENT).await;
    let piece = Bytes::from(vec![7_u8; 1_000_000]);
    let ask = |pieces: usize, last: Option<std::io::Error>| {
        let pieces = std::iter::repeat_n(piece.clone(), pieces).map(Ok).chain(last.map(Err));
        Request::put("/api/v1/toys/papers/b.bin?pages=1")
            .header(header::HOST, "localhost:3000")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::from_stream(stream::iter(pieces)))
            .expect("a request")
    };
    let send = async |request| {
        crate::support::Reply::read(world.app.clone().oneshot(request).await.expect("infallible")).await
    };
    let whole = send(ask(50, None)).await;
    assert_eq!(
        (whole.status, whole.json()["bytes"].clone(), whole.json()["pieces"].clone()),
        (200, json!(50_000_000), json!(50))
    );
    let too_much = send(ask(101, None)).await;
    assert_eq!(too_much.refusal("the handler's own bound"), (413, "body_too_large".into()));
    let broken = send(ask(3, Some(std::io::Error::other("gone")))).await;
    assert_eq!(broken.refusal("the connection ended"), (400, "upload_broken".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_document_describes_bodies_that_are_files() {
    let (world, _) = world().await;
    let entries = world.gateway.entries();
    let document = document(&entries);
    let binary = json!({"schema": {"type": "string", "format": "binary"}});
    let paper = &document["paths"]["/toys/papers/{name}"];
    assert_eq!(paper["put"]["requestBody"]["content"]["application/octet-stream"], binary);
    let members: Vec<_> =
        paper["put"]["parameters"].as_array().expect("parameters").iter().map(|it| &it["in"]).collect();
    assert_eq!(members, ["path", "query"]);
    for status in ["200", "206"] {
        assert_eq!(paper["get"]["responses"][status]["content"]["application/octet-stream"], binary, "{status}");
    }
    assert!(paper["get"]["responses"]["304"].is_object() && paper["get"]["responses"]["416"].is_object());
    let job = &document["paths"]["/toys/counts"]["post"]["responses"];
    assert!(
        job["202"]["content"]["application/json"]["schema"]["$ref"]
            .as_str()
            .is_some_and(|it| it.ends_with("JobStarted"))
    );
}
