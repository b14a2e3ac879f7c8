use super::toys::{LETTERS, world};
use crate::support::people::{CLIENT, INVESTOR};
use crate::support::{Reply, World};
use domain::kernel::Kind;

async fn paper(world: &World, name: &str, headers: &[(&str, &str)]) -> Reply {
    let ask = world.get(&format!("/api/v1/toys/papers/{name}")).by(CLIENT);
    headers.iter().fold(ask, |ask, (name, value)| ask.header(name, value)).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_download_comes_whole_with_its_name_type_length_and_version() {
    let (world, _) = world().await;
    assert!(world.gateway.handles("toys.get_paper", Kind::Download));
    let reply = paper(&world, "%E6%8A%A5%E5%91%8A%20%22a%22.txt", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((reply.status, reply.text().as_bytes()), (200, &*LETTERS.repeat(4)));
    for (name, value) in [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-length", "104"),
        ("etag", "\"v7\""),
        ("accept-ranges", "bytes"),
        ("cache-control", "private, no-cache"),
        (
            "content-disposition",
            "attachment; filename=\"__ _a_.txt\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%22a%22.txt",
        ),
    ] {
        assert_eq!(reply.header(name), Some(value));
    }
    assert_eq!(reply.header("content-encoding"), None, "a compressed file has no ranges");
    let lacking = world.get("/api/v1/toys/papers/a").by(INVESTOR).send().await;
    assert_eq!(lacking.refusal("no permission"), (403, "permission_denied".into()));
    assert_eq!(paper(&world, "none", &[]).await.refusal("not there"), (404, "resource_not_found".into()));
    let head = world.ask(http::Method::HEAD, "/api/v1/toys/papers/a").by(CLIENT).send().await;
    assert_eq!((head.status, head.header("content-length"), head.text()), (200, Some("104"), String::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_range_is_answered_with_206_and_one_beyond_the_end_with_416() {
    let (world, _) = world().await;
    for (range, content, text) in [
        ("bytes=0-2", "bytes 0-2/104", "abc"),
        ("bytes=100-", "bytes 100-103/104", "wxyz"),
        ("bytes=-3", "bytes 101-103/104", "xyz"),
        ("bytes=103-500", "bytes 103-103/104", "z"),
    ] {
        let reply = paper(&world, "a", &[("range", range), ("accept-encoding", "gzip")]).await;
        let found = (reply.status, reply.header("content-range"), reply.text());
        assert_eq!(found, (206, Some(content), text.to_owned()), "{range}");
        assert_eq!(reply.header("content-length"), Some(text.len().to_string().as_str()), "{range}");
    }
    for whole in ["bytes=0-1,4-5", "letters=0-1", "bytes=x", ""] {
        let reply = paper(&world, "a", &[("range", whole)]).await;
        assert_eq!((reply.status, reply.text().len()), (200, 104), "{whole}");
    }
    for (name, range, total) in [("a", "bytes=104-", 104), ("a", "bytes=200-300", 104), ("empty", "bytes=0-0", 0)] {
        let reply = paper(&world, name, &[("range", range)]).await;
        assert_eq!(reply.refusal(range), (416, "range_not_satisfiable".into()));
        assert_eq!(reply.header("content-range"), Some(format!("bytes */{total}").as_str()));
    }
    assert_eq!(paper(&world, "empty", &[]).await.header("content-length"), Some("0"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_range_deep_in_a_large_file_is_read_alone() {
    let (world, _) = world().await;
    let reply = paper(&world, "made.bin", &[("range", "bytes=13000000-13025999")]).await;
    assert_eq!((reply.status, reply.text().len(), &reply.text()[..3]), (206, 26_000, "abc"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_has_the_file_already_is_told_so() {
    let (world, _) = world().await;
    for tags in ["\"v7\"", "\"v6\", \"v7\"", "W/\"v7\"", "*"] {
        let reply = paper(&world, "a", &[("if-none-match", tags)]).await;
        assert_eq!((reply.status, reply.text(), reply.header("etag")), (304, String::new(), Some("\"v7\"")), "{tags}");
    }
    assert_eq!(paper(&world, "a", &[("if-none-match", "\"v6\"")]).await.status, 200);
    let same = paper(&world, "a", &[("range", "bytes=0-2"), ("if-range", "\"v7\"")]).await;
    let other = paper(&world, "a", &[("range", "bytes=0-2"), ("if-range", "\"v6\"")]).await;
    assert_eq!((same.status, other.status), (206, 200), "a range of another version is of no use");
}
