use crate::support::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_release_never_changes_and_comes_compressed() {
    let world = World::empty().await;
    for (accept, encoding) in [("br", Some("br")), ("gzip", Some("gzip")), ("gzip, br", Some("br")), ("identity", None)]
    {
        let reply = world.get("/pkg/test/portico.css").header("accept-encoding", accept).send().await;
        assert_eq!((reply.status, reply.header("content-encoding")), (200, encoding), "{accept}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(reply.header("content-type"), Some("text/css"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_not_in_a_release_is_not_found_and_not_kept() {
    let world = World::empty().await;
    for path in ["/pkg/test/nothing.js", "/pkg/../Cargo.toml", "/pkg/%2e%2e/%2e%2e/etc/passwd", "/pkg/test/"] {
        let reply = world.get(path).send().await;
        assert_eq!((reply.status, reply.header("cache-control")), (404, Some("no-store")), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn files_without_a_release_in_their_name_are_kept_for_an_hour() {
    let reply = World::empty().await.get("/robots.txt").send().await;
    assert_eq!((reply.status, reply.header("cache-control")), (200, Some("public, max-age=3600")));
}
