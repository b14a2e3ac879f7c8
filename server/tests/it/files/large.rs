//! A large upload that is interrupted and gone on with through another process.

use super::{begin, bytes, id_of, part};
use crate::support::World;
use crate::support::people::CLIENT;
use sha2::{Digest, Sha256};

const PART: usize = 4 * 1024 * 1024;
/// What arrives of a request before its connection breaks.
const BROKEN: usize = 6 * 1024 * 1024;
const SIZE: usize = 50 * 1024 * 1024 + 4_321;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_megabytes_survive_a_lost_connection_and_another_process() {
    let first = World::demo().await;
    let content = bytes(SIZE);
    let id = id_of(&begin(&first, CLIENT, "large.txt", SIZE).await);
    let mut offset = 0;
    while offset < 20 * 1024 * 1024 {
        offset = usize::try_from(
            part(&first, CLIENT, &id, offset, &content[offset..offset + PART]).await.json()["offset"]
                .as_u64()
                .expect("an offset"),
        )
        .expect("it fits");
    }

    // A connection that breaks in the middle of a part: it announces more than it sends.
    let url = first.listen().await;
    let token = first.token(CLIENT).await;
    break_off(&url, &format!("/api/v1/uploads/{id}?offset={offset}"), &token, &content[offset..offset + BROKEN]).await;

    // Another process on the same database and store; the first one is gone.
    let second = first.restarted();
    drop(first);
    let path = format!("/api/v1/uploads/{id}");
    let mut kept = 0;
    for _ in 0..200 {
        kept = usize::try_from(second.get(&path).by(CLIENT).send().await.json()["offset"].as_u64().expect("an offset"))
            .expect("it fits");
        if kept == offset + BROKEN {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(kept, offset + BROKEN, "what arrived of the broken request is kept");
    let wrong = part(&second, CLIENT, &id, offset, &content[offset..offset + PART]).await;
    assert_eq!(wrong.refusal("an old offset"), (409, "upload_offset".into()));
    assert_eq!(wrong.json()["error"]["params"]["offset"], kept.to_string());

    offset = kept;
    let mut done = serde_json::Value::Null;
    while offset < SIZE {
        let end = (offset + 2 * PART).min(SIZE);
        done = part(&second, CLIENT, &id, offset, &content[offset..end]).await.json();
        offset = end;
    }
    assert_eq!(done["status"], "done", "{done}");
    let file = done["fileId"].as_str().expect("a file");
    let shown = second.get(&format!("/api/v1/files/{file}")).by(CLIENT).send().await.json();
    let checksum: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((shown["checksum"].as_str(), shown["sizeBytes"].as_u64()), (Some(&*checksum), Some(SIZE as u64)));
    let whole = second.get(&format!("/api/v1/files/{file}/content")).by(CLIENT).send().await;
    assert!(whole.bytes() == content, "it comes back as it was sent");
}

/// Sends half of what it announces and closes the connection.
async fn break_off(url: &str, path: &str, token: &str, bytes: &[u8]) {
    use tokio::io::AsyncWriteExt;
    let host = url.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(host).await.expect("it listens");
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/octet-stream\r\nContent-Length: {}\r\n\r\n",
        2 * bytes.len()
    );
    stream.write_all(head.as_bytes()).await.expect("the head is sent");
    stream.write_all(bytes).await.expect("the bytes are sent");
    stream.flush().await.expect("they are on their way");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
}
