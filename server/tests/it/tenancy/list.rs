use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::Value;
use std::collections::BTreeSet;

/// 120 tenants in ten groups that were opened in the same moment, with names in few different cases.
async fn crowded() -> World {
    let world = World::demo().await;
    sqlx::raw_sql(
        "insert into tenancy.tenants (id, name, kind, status, admin_email, created_at, version)
         select gen_random_uuid(), case when i % 2 = 0 then 'Crowd ' else 'CROWD ' end || (i % 30),
                case when i % 3 = 0 then 'agency' else 'individual' end, 'active', 'office' || i || '@crowd.example',
                timestamptz '2026-01-01' + (i % 10) * interval '1 day', 1
         from generate_series(1, 120) i",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("a crowd");
    world
}

/// All pages of a list.
async fn pages(world: &World, query: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    for _ in 0..200 {
        let path = format!("/api/v1/tenants?{query}{cursor}");
        let reply = world.get(&path).by(ADMIN).send().await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        let page = reply.json();
        rows.extend(page["data"].as_array().expect("rows").iter().cloned());
        match page["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return rows,
        }
    }
    panic!("the list never ends");
}

/// One page of a list.
async fn page(world: &World, path: &str) -> Value {
    let reply = world.get(path).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|row| row["id"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_tenant_comes_exactly_once_in_every_order_and_page_size() {
    let world = crowded().await;
    for (up, down) in [("createdAt", "-createdAt"), ("name", "-name")] {
        for limit in [7, 50, 200] {
            let rows = pages(&world, &format!("limit={limit}&sort={up}")).await;
            let all: BTreeSet<_> = ids(&rows).into_iter().collect();
            assert_eq!((rows.len(), all.len()), (134, 134), "sort={up}, limit={limit}");
            let mut back = pages(&world, &format!("limit={limit}&sort={down}")).await;
            back.reverse();
            assert_eq!(ids(&back), ids(&rows), "sort={down} is the same list backwards, ties too");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rows_are_in_the_order_asked_for() {
    let world = crowded().await;
    let times: Vec<_> = pages(&world, "limit=40&sort=-createdAt").await;
    let times: Vec<_> = times.iter().filter_map(|row| row["createdAt"].as_str().map(str::to_owned)).collect();
    assert!(times.is_sorted_by(|one, other| one >= other));
    assert_eq!(ids(&pages(&world, "limit=200").await), ids(&pages(&world, "limit=200&sort=-createdAt").await));
    let names = pages(&world, "limit=40&sort=name&search=crowd").await;
    let names: Vec<_> = names.iter().filter_map(|row| row["name"].as_str()).map(str::to_lowercase).collect();
    assert!(names.windows(2).all(|pair| pair[0] <= pair[1]), "{names:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_holds_fifty_rows_unless_told() {
    let world = crowded().await;
    let page = world.get("/api/v1/tenants").by(ADMIN).send().await.json();
    assert_eq!(page["data"].as_array().map(Vec::len), Some(50));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn filters_and_search_narrow_the_list_and_its_pages() {
    let world = crowded().await;
    let agencies = pages(&world, "limit=9&kind=agency&search=CROWD").await;
    assert_eq!(agencies.len(), 40);
    assert!(agencies.iter().all(|row| row["kind"] == "agency"));
    assert_eq!(pages(&world, "limit=9&search=office77@crowd").await.len(), 1, "addresses are searched too");
    assert_eq!(pages(&world, "limit=9&search=100%25").await.len(), 0, "no wildcard");
    assert_eq!(pages(&world, "limit=200&search=_").await.len(), 0, "no wildcard");
    assert_eq!(pages(&world, "limit=200&status=active").await.len(), 134);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platform_turns_the_page_and_a_tenants_owner_is_refused() {
    let world = crowded().await;
    let first = page(&world, "/api/v1/tenants?limit=50").await;
    let cursor = first["nextCursor"].as_str().expect("there is more");
    let second = page(&world, &format!("/api/v1/tenants?limit=50&cursor={cursor}")).await;
    let rows = |page: &Value| page["data"].as_array().expect("rows").clone();
    let (first, second) = (rows(&first), rows(&second));
    assert_eq!((first.len(), second.len()), (50, 50));
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
    for who in [OWNER, CLIENT] {
        let refused = world.get("/api/v1/tenants").by(who).send().await;
        assert_eq!(refused.refusal(who), (403, "permission_missing".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn plan_state_and_search_together_leave_one_tenant() {
    let world = crowded().await;
    for (name, plan, status) in [
        ("Acme Looms", "pro", "suspended"),
        ("Acme Mills", "pro", "active"),
        ("Acme Dyes", "basic", "suspended"),
        ("Borrowed Looms", "pro", "suspended"),
    ] {
        let body = serde_json::json!({"name": name, "kind": "organisation", "adminEmail": "office@looms.example"});
        let made = world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await;
        assert_eq!(made.status, 201, "{}", made.text());
        let id = made.json()["id"].as_str().expect("an id").to_owned();
        let path = format!("/api/v1/tenants/{id}/plan");
        let put = world.ask(http::Method::PUT, &path).by(ADMIN).json(&serde_json::json!({"plan": plan})).send().await;
        assert_eq!(put.status, 204, "{}", put.text());
        let state = format!("update tenancy.tenants set status = '{status}' where id = '{id}'");
        sqlx::raw_sql(sqlx::AssertSqlSafe(state)).execute(&mut world.as_superuser().await).await.expect("its state");
    }
    let found = pages(&world, "limit=9&plan=pro&status=suspended&search=acme").await;
    let names: Vec<_> = found.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Acme Looms"]);
    assert_eq!(pages(&world, "limit=9&plan=pro&search=acme&status=active").await.len(), 1);
    assert_eq!(pages(&world, "limit=1&plan=pro&status=suspended").await.len(), 2, "and over pages");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_that_comes_meanwhile_neither_doubles_nor_drops_another() {
    let world = crowded().await;
    let first = world.get("/api/v1/tenants?limit=60&sort=createdAt").by(ADMIN).send().await.json();
    let body = serde_json::json!({"name": "Latecomer", "kind": "agency", "adminEmail": "office@late.example"});
    assert_eq!(world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await.status, 201);
    let cursor = first["nextCursor"].as_str().expect("a next page");
    let rest = pages(&world, &format!("limit=200&sort=createdAt&cursor={cursor}")).await;
    let mut all: BTreeSet<_> = ids(&rest).into_iter().collect();
    all.extend(ids(first["data"].as_array().expect("rows")));
    assert_eq!((all.len(), rest.len()), (135, 75));
}
