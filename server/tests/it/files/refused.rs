use super::{begin, bytes, id_of, part};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::json;

/// The EICAR test string, in two pieces, or scanners would find these tests.
const EICAR: [&str; 2] = [r"X5O!P%@AP[4\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"];

async fn send(world: &World, name: &str, bytes: &[u8]) -> (u16, String, String) {
    let begun = begin(world, CLIENT, name, bytes.len()).await;
    let reply = part(world, CLIENT, &id_of(&begun), 0, bytes).await;
    let (status, code) = reply.refusal(name);
    (status, code, id_of(&begun))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_eicar_test_string_is_refused_wherever_it_stands() {
    let world = World::demo().await;
    let eicar = EICAR.concat();
    let mut inside = bytes(200_000);
    inside.extend_from_slice(eicar.as_bytes());
    inside.extend(bytes(100_000));
    for content in [eicar.as_bytes(), &inside] {
        let (status, code, id) = send(&world, "harmless.txt", content).await;
        assert_eq!((status, code.as_str()), (400, "malware_found"));
        let shown = world.get(&format!("/api/v1/uploads/{id}")).by(CLIENT).send().await.json();
        assert_eq!((shown["status"].as_str(), shown["refusal"].as_str()), (Some("refused"), Some("malware_found")));
        let again = part(&world, CLIENT, &id, content.len(), b"").await;
        assert_eq!(again.refusal("again"), (409, "upload_refused".into()));
    }
    let list = world.get("/api/v1/files").by(CLIENT).send().await.json();
    assert_eq!(list["data"], json!([]), "nothing of it is a file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn content_of_another_type_is_refused_with_the_first_part() {
    let world = World::demo().await;
    for (name, content) in [
        ("picture.png", &b"no picture at all"[..]),
        ("picture.png", b"\xff\xd8\xff\xe0\0\x10JFIF a jpeg"),
        (
            "notes.txt",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        ("notes.txt", b"<!DOCTYPE html><html><script>alert(1)</script></html>"),
        ("notes.txt", b"nul \0 inside"),
    ] {
        let (status, code, _) = send(&world, name, content).await;
        assert_eq!((status, code.as_str()), (415, "file_type_mismatch"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn types_that_are_not_taken_are_refused_at_the_begin() {
    let world = World::demo().await;
    for (name, kind) in [("page.html", None), ("drawing.svg", None), ("tool.exe", None), ("a.txt", Some("text/html"))] {
        let body = json!({"name": name, "sizeBytes": 5, "mediaType": kind});
        let reply = world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await;
        assert_eq!(reply.refusal(name), (415, "file_type_not_allowed".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_name_or_size_that_makes_no_sense_is_named() {
    let world = World::demo().await;
    for (body, field) in [
        (json!({"name": "../a.txt", "sizeBytes": 5}), "name"),
        (json!({"name": "", "sizeBytes": 5}), "name"),
        (json!({"name": "a.txt", "sizeBytes": 0}), "sizeBytes"),
        (json!({"name": "a.txt", "sizeBytes": 6_000_000_000_000_u64}), "sizeBytes"),
        (json!({"name": "a.txt", "sizeBytes": -1}), "sizeBytes"),
    ] {
        let reply = world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await;
        assert_eq!(reply.status, 400, "{body}");
        assert_eq!(reply.faults()[0].0, field, "{body}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parts_that_do_not_fit_are_refused_and_change_nothing() {
    let world = World::demo().await;
    let content = bytes(300_000);
    let id = id_of(&begin(&world, CLIENT, "a.txt", content.len()).await);
    let short = part(&world, CLIENT, &id, 0, &content[..100]).await;
    assert_eq!(short.refusal("a crumb"), (400, "upload_part_short".into()));
    let mut longer = content.clone();
    longer.push(b'x');
    assert_eq!(part(&world, CLIENT, &id, 0, &longer).await.refusal("too long"), (400, "upload_too_long".into()));
    assert_eq!(part(&world, CLIENT, &id, 7, &content).await.refusal("elsewhere"), (409, "upload_offset".into()));
    let partly = part(&world, CLIENT, &id, 0, &content[..100_000]).await.json();
    assert_eq!(partly["offset"], 65_536, "whole chunks are kept, and the caller is told");
    let done = part(&world, CLIENT, &id, 65_536, &content[65_536..]).await.json();
    assert_eq!(done["status"], "done");
    let again = part(&world, CLIENT, &id, content.len(), b"").await.json();
    assert_eq!(again, done, "whoever lost the last answer asks again");
}
