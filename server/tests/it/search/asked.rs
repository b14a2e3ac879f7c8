use super::offers::found;
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use domain::platform::FoundKind;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn kinds_come_in_their_order_a_few_of_each_and_what_begins_with_the_text_first() {
    let world = World::demo().await;
    let all = world.get("/api/v1/search?q=a&limit=2").by(ADMIN).send().await.json();
    let groups = all["groups"].as_array().expect("groups");
    let kinds: Vec<_> = groups.iter().map(|group| group["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds[..2], ["tenant", "person"], "{all}");
    assert_eq!(groups[0]["data"].as_array().map(Vec::len), Some(2));
    assert_eq!(groups[0]["more"], true);
    let studio = found(&world, ADMIN, "lu", FoundKind::Tenant).await;
    assert_eq!(studio[0]["title"], "Lumen & Field");
    assert_eq!(studio[0]["marks"][0], json!({"start": 0, "length": 2}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_member_finds_their_own_people_and_no_tenants() {
    let world = World::demo().await;
    let all = world.get("/api/v1/search?q=.example").by(OWNER).send().await.json();
    let groups = all["groups"].as_array().expect("groups");
    assert!(groups.iter().all(|group| group["kind"] != "tenant"), "{all}");
    let people = groups.iter().find(|group| group["kind"] == "person").expect("people");
    let names: Vec<_> = people["data"].as_array().expect("people").iter().map(|it| it["title"].clone()).collect();
    assert_eq!(names, ["Lina Haddad", "Salma Benali"], "only those of Aurora Foods");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_texts_are_refused_or_find_nothing() {
    let world = World::demo().await;
    for (text, code) in
        [("", "required"), ("%20%20", "required"), ("%00", "not_allowed"), ("a%E2%80%AEb", "not_allowed")]
    {
        let reply = world.get(&format!("/api/v1/search?q={text}")).by(CLIENT).send().await;
        assert_eq!((reply.status, &reply.json()["error"]["fields"][0]["code"]), (400, &json!(code)), "{text}");
    }
    let long = "x".repeat(201);
    assert_eq!(world.get(&format!("/api/v1/search?q={long}")).by(CLIENT).send().await.status, 400);
    for limit in ["0", "21"] {
        assert_eq!(world.get(&format!("/api/v1/search?q=a&limit={limit}")).by(CLIENT).send().await.status, 400);
    }
    for text in ["%25", "_", "%27%3B--", "%5C", "%F0%9F%A6%91", "%D8%A7%D9%84"] {
        let reply = world.get(&format!("/api/v1/search?q={text}")).by(ADMIN).send().await;
        assert_eq!(reply.status, 200, "{text}: {}", reply.text());
    }
    let percent = world.get("/api/v1/search?q=%25").by(ADMIN).send().await.json();
    assert_eq!(percent["groups"], Value::Array(Vec::new()), "a percent sign is no wildcard");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_searches_without_a_sign_in_and_far_searches_are_recorded() {
    let world = World::demo().await;
    assert_eq!(world.get("/api/v1/search?q=a").send().await.status, 401);
    let far = "select count(*) from log.accesses where what = 'far_reach' and operation = 'platform.search'";
    let count = async |world: &World| {
        let count: i64 = sqlx::query_scalar(far).fetch_one(&mut world.as_superuser().await).await.expect("a count");
        count
    };
    world.get("/api/v1/search?q=a").by(OWNER).send().await;
    assert_eq!(count(&world).await, 0, "who sees one tenant has looked nowhere else");
    world.get("/api/v1/search?q=a").by(ADMIN).send().await;
    assert_eq!(count(&world).await, 1);
}
