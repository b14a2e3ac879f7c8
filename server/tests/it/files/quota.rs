use super::{begin, file, id_of, part};
use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_quota_counts_versions_and_uploads_and_names_limit_and_use() {
    let world = World::demo_with(&["--files-quota", "10000"]).await;
    let id = file(&world, "a.txt", &[b'a'; 4_000]).await;
    let body = serde_json::json!({"name": "a.txt", "sizeBytes": 3_000, "fileId": id});
    let version = world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await;
    assert_eq!(part(&world, CLIENT, &id_of(&version), 0, &[b'b'; 3_000]).await.json()["version"], 2);
    let refused = begin(&world, CLIENT, "b.txt", 3_001).await;
    assert_eq!(refused.refusal("one byte too many"), (413, "quota_exceeded".into()));
    let params = &refused.json()["error"]["params"];
    assert_eq!((params["limit"].as_str(), params["used"].as_str()), (Some("10 kB"), Some("7 kB")));

    assert_eq!(begin(&world, CLIENT, "b.txt", 3_000).await.status, 201, "what fits is taken");
    assert_eq!(begin(&world, CLIENT, "c.txt", 1).await.status, 413, "what is on its way in counts");
    assert_eq!(begin(&world, RIVAL, "c.txt", 9_000).await.status, 201, "each tenant has its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_uploads_that_begin_at_once_do_not_share_the_last_room() {
    let world = World::demo_with(&["--files-quota", "10000"]).await;
    let asks = (0..6).map(|_| begin(&world, CLIENT, "a.txt", 6_000));
    let statuses: Vec<u16> = futures::future::join_all(asks).await.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
}
