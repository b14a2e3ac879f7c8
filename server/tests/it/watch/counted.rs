//! Pages are counted without telling anybody apart, and whoever says no isn't counted.

use super::{asked, count, write_down};
use crate::support::World;
use crate::support::people::ADMIN;
use serde_json::json;

/// Only pages that are counted carry it.
const SCRIPT: &str = "largest-contentful-paint";

async fn views(world: &World) -> Vec<(String, i64)> {
    sqlx::query_as("select concat_ws(' ', page, language, referrer), views from platform.page_views order by 1")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("rows")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_are_counted_by_route_language_and_host_and_nothing_identifies_anybody() {
    let world = World::demo().await;
    for _ in 0..2 {
        let opened =
            world.get("/ko/pricing?utm=lina").header("referer", "https://Search.example/find?q=lina").send().await;
        assert_eq!(opened.status, 200);
        assert!(opened.text().contains(SCRIPT));
        assert_eq!(opened.header("set-cookie"), None, "a visit leaves nothing in the browser");
    }
    world.get("/pricing").header("referer", "http://localhost:3000/").send().await;
    world.get("/nothing/of/ours").send().await;
    write_down(&world).await;
    assert_eq!(views(&world).await, [("/pricing en ".to_owned(), 1), ("/pricing ko search.example".to_owned(), 2)]);
    let report = asked(&world, "/views?by=referrer").await;
    assert_eq!(report["total"], 3);
    assert_eq!(report["rows"][0], json!({"name": "search.example", "views": 2}));
    assert_eq!(report["byDay"].as_array().map(Vec::len), Some(30));
    let columns = "select count(*) from information_schema.columns
                   where table_schema = 'platform' and table_name in ('page_views', 'vitals')
                     and column_name ~ 'person|session|address|agent|tenant|_id'";
    assert_eq!(count(&world, columns).await, 0, "there is no place for an identifier");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_says_no_isnt_counted() {
    let world = World::demo().await;
    let chosen = world.get("/preferences?count=off&next=/legal/privacy").send().await;
    let cookie = chosen.header("set-cookie").expect("a choice").split(';').next().unwrap_or_default().to_owned();
    assert_eq!(cookie, "portico_count=off");
    for (name, value) in [("dnt", "1"), ("sec-gpc", "1"), ("cookie", cookie.as_str())] {
        let opened = world.get("/legal/privacy").header(name, value).send().await;
        assert_eq!(opened.status, 200);
        assert!(!opened.text().contains(SCRIPT), "{name}: nothing is measured");
        assert!(opened.text().contains("count=on"), "{name}: the page says so");
    }
    write_down(&world).await;
    assert!(views(&world).await.is_empty());
    let again = world.get("/preferences?count=on&next=/legal/privacy").header("cookie", &cookie).send().await;
    assert!(again.header("set-cookie").is_some_and(|line| line.starts_with("portico_count=;")), "{:?}", again.headers);
    assert!(world.get("/legal/privacy").send().await.text().contains("count=off"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_portals_page_is_counted_by_its_pattern() {
    let world = World::demo().await;
    let cookie = world.cookie(ADMIN).await;
    let tenants = world.get("/api/v1/tenants?limit=1").by(ADMIN).send().await.json();
    let id = tenants["data"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(world.get(&format!("/admin/tenants/{id}")).header("cookie", &cookie).send().await.status, 200);
    write_down(&world).await;
    let counted = views(&world).await;
    assert_eq!(counted.len(), 1, "{counted:?}");
    assert!(counted[0].0.starts_with("/admin/tenants/{"), "{counted:?}");
}
