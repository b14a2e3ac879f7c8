use super::{file, id_of, part};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_version_is_added_and_the_old_one_stays() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let body = json!({"name": "spices-new.txt", "sizeBytes": 6, "fileId": id});
    let begun = world.post("/api/v1/uploads").by(OWNER).json(&body).send().await;
    let done = part(&world, OWNER, &id_of(&begun), 0, b"sumac!").await.json();
    assert_eq!((done["fileId"].as_str(), done["version"].as_u64()), (Some(&*id), Some(2)));
    let shown = world.get(&format!("/api/v1/files/{id}")).by(CLIENT).send().await.json();
    assert_eq!((shown["version"].as_u64(), shown["name"].as_str()), (Some(2), Some("spices.txt")));
    let numbers: Vec<_> =
        shown["versions"].as_array().expect("versions").iter().map(|it| it["number"].as_u64()).collect();
    assert_eq!(numbers, [Some(2), Some(1)]);
    for (query, content) in [("", &b"sumac!"[..]), ("?version=1", b"cumin"), ("?version=2", b"sumac!")] {
        let reply = world.get(&format!("/api/v1/files/{id}/content{query}")).by(CLIENT).send().await;
        assert_eq!(reply.bytes(), content, "{query}");
    }
    let third = world.get(&format!("/api/v1/files/{id}/content?version=3")).by(CLIENT).send().await;
    assert_eq!(third.refusal("no such version"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_is_renamed_removed_and_restored() {
    let world = World::demo().await;
    let id = file(&world, "spices.txt", b"cumin").await;
    let path = format!("/api/v1/files/{id}");
    let names = |status: &'static str| {
        let world = &world;
        async move {
            let list = world.get(&format!("/api/v1/files?status={status}")).by(CLIENT).send().await.json();
            let rows = list["data"].as_array().cloned().unwrap_or_default();
            rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        }
    };
    let rename = world.ask(Method::PATCH, &path).by(CLIENT).json(&json!({"name": "قائمة.txt"})).send().await;
    assert_eq!(rename.status, 204, "{}", rename.text());
    assert_eq!(names("kept").await, ["قائمة.txt"]);
    assert_eq!(world.ask(Method::DELETE, &path).by(CLIENT).send().await.status, 204);
    assert_eq!((names("kept").await.len(), names("removed").await.len()), (0, 1));
    let content = world.get(&format!("{path}/content")).by(CLIENT).send().await;
    assert_eq!(content.refusal("removed"), (410, "file_removed".into()));
    assert_eq!(world.post(&format!("{path}/restore")).by(CLIENT).send().await.status, 204);
    assert_eq!(world.get(&format!("{path}/content")).by(CLIENT).send().await.text(), "cumin");
    let again = world.post(&format!("{path}/restore")).by(CLIENT).send().await;
    assert_eq!(again.refusal("not removed"), (409, "file_not_removed".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_is_searched_filtered_and_ordered() {
    let world = World::demo().await;
    for (name, content) in [("Beta.txt", "bb"), ("alpha.csv", "a,b,c"), ("gamma.zip", "PK\u{3}\u{4}")] {
        file(&world, name, content.as_bytes()).await;
    }
    for (query, expected) in [
        ("sort=sizeBytes", vec!["Beta.txt", "gamma.zip", "alpha.csv"]),
        ("sort=-sizeBytes", vec!["alpha.csv", "gamma.zip", "Beta.txt"]),
        ("search=ALPHA", vec!["alpha.csv"]),
        ("family=archive", vec!["gamma.zip"]),
        ("family=image", vec![]),
        ("", vec!["gamma.zip", "alpha.csv", "Beta.txt"]),
    ] {
        let list = world.get(&format!("/api/v1/files?{query}")).by(CLIENT).send().await.json();
        let names: Vec<_> =
            list["data"].as_array().expect("rows").iter().filter_map(|row| row["name"].as_str()).collect();
        assert_eq!(names, expected, "{query}");
    }
}
