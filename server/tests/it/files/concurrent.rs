use super::{begin, bytes, id_of, part};
use crate::support::World;
use crate::support::people::CLIENT;
use futures::future::join_all;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_send_the_same_part_one_moves_the_upload() {
    let world = World::demo().await;
    let content = bytes(200_000);
    let id = id_of(&begin(&world, CLIENT, "a.txt", content.len()).await);
    let first = join_all((0..6).map(|_| part(&world, CLIENT, &id, 0, &content[..131_072]))).await;
    let moved = first.iter().filter(|reply| reply.status == 200).count();
    assert_eq!(moved, 1, "{:?}", first.iter().map(|reply| reply.status).collect::<Vec<_>>());
    assert!(first.iter().filter(|reply| reply.status != 200).all(|reply| reply.code("late") == "upload_offset"));

    let last = join_all((0..6).map(|_| part(&world, CLIENT, &id, 131_072, &content[131_072..]))).await;
    assert!(last.iter().all(|reply| [200, 409].contains(&reply.status)));
    let list = world.get("/api/v1/files").by(CLIENT).send().await.json();
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1), "one file came of it: {list}");
    let path = format!("/api/v1/files/{}/content", list["data"][0]["id"].as_str().expect("an id"));
    assert!(world.get(&path).by(CLIENT).send().await.bytes() == content, "and its content is whole");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn completing_twice_at_once_makes_one_file() {
    let world = World::demo().await;
    let other = world.restarted();
    let content = bytes(200_000);
    let id = id_of(&begin(&world, CLIENT, "a.txt", content.len()).await);
    let both = join_all([&world, &other, &world, &other].map(|world| part(world, CLIENT, &id, 0, &content))).await;
    assert!(both.iter().any(|reply| reply.status == 200));
    let again = join_all([&world, &other].map(|world| part(world, CLIENT, &id, content.len(), b""))).await;
    assert_eq!(again[0].json(), again[1].json());
    let list = world.get("/api/v1/files").by(CLIENT).send().await.json();
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1), "{list}");
}
