use super::tally::keys;
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::json;
use server::store::Projection;
use server::store::rebuild::{Rebuilt, rebuild};
use sqlx::AssertSqlSafe;
use std::time::Duration;

/// Every row of every projection, as text.
async fn rows(world: &World) -> String {
    let mut postgres = world.as_superuser().await;
    let mut all = String::new();
    for table in Projection::all().into_iter().flat_map(|projection| projection.tables) {
        let query = format!("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t");
        let text: String = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut postgres).await.expect("rows");
        all.push_str(&format!("{table}\n{text}\n"));
    }
    all
}

async fn rebuilt(world: &World, name: &str) -> Rebuilt {
    let projection = Projection::find(name).unwrap_or_else(|| panic!("there is no {name}"));
    rebuild(world.db(), &keys(world), projection, |_| Ok(())).await.unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// Answers the number of rows that were changed.
async fn rebuild_all(world: &World) -> i64 {
    let mut changed = 0;
    for projection in Projection::all() {
        changed += rebuilt(world, projection.name).await.rows_changed;
    }
    changed
}

/// Until subscribers have seen everything.
async fn settled(world: &World) {
    for _ in 0..1000 {
        let report = world.get("/api/v1/platform/projections").by(ADMIN).send().await.json();
        let rows = report["projections"].as_array().cloned().unwrap_or_default();
        if rows.iter().all(|row| row["lagEvents"] == 0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the subscribers don't catch up");
}

async fn sql(world: &World, statement: &str) -> u64 {
    let statement = AssertSqlSafe(statement.to_owned());
    let done = sqlx::raw_sql(statement).execute(&mut world.as_superuser().await).await;
    done.unwrap_or_else(|why| panic!("{why}")).rows_affected()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_of_what_is_right_writes_nothing() {
    let mut world = World::demo().await;
    world.follow();
    settled(&world).await;
    let before = rows(&world).await;
    assert!(before.lines().count() > 30, "{before}");
    assert_eq!(rebuild_all(&world).await, 0);
    assert_eq!(rows(&world).await, before);
    let shadows = "select count(*) from pg_class where relnamespace = 'rebuild'::regnamespace";
    let shadows: i64 = sqlx::query_scalar(shadows).fetch_one(&mut world.as_superuser().await).await.expect("a count");
    assert_eq!(shadows, 0, "the shadows are gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_puts_right_what_is_wrong_and_says_how_much() {
    let mut world = World::demo().await;
    world.follow();
    settled(&world).await;
    let before = rows(&world).await;
    for (name, damage) in [
        ("tenant", "update tenancy.tenants set name = 'Wrong' where name = 'Aurora Foods'"),
        ("tenant", "delete from tenancy.tenants where name = 'Aurora Foods'"),
        ("person", "update identity.memberships set roles = '{admin}' where roles = '{investor}'"),
        (
            "person",
            "insert into identity.memberships
                    select gen_random_uuid(), id, '{admin}', now() from identity.users limit 1",
        ),
        ("event_counts", "update platform.event_counts set events = 9000 where type = 'TenantCreated'"),
        ("event_counts", "delete from platform.event_counts"),
    ] {
        let damaged = sql(&world, damage).await;
        assert!(damaged > 0, "{damage}");
        assert_ne!(rows(&world).await, before, "{damage}");
        let rebuilt = rebuilt(&world, name).await;
        assert_eq!(rebuilt.rows_changed.unsigned_abs(), damaged, "{damage}");
        assert_eq!(rows(&world).await, before, "{damage}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_rebuild_of_a_projection_runs_at_a_time_and_one_that_died_is_begun_anew() {
    let world = World::demo().await;
    let before = rows(&world).await;
    let tenant = Projection::find("tenant").expect("it is registered");
    // A rebuild that dies after its first batch: its process is gone, and what it began stays behind.
    let (db, keys) = (world.db().clone(), keys(&world));
    let (told, hear) = std::sync::mpsc::channel();
    let dying = tokio::spawn(async move {
        let tell = move |_| {
            let _ = told.send(());
            std::thread::sleep(Duration::from_millis(300));
            Ok(())
        };
        rebuild(&db, &keys, tenant, tell).await.map_err(server::Stop::into_refusal)
    });
    tokio::task::spawn_blocking(move || hear.recv()).await.expect("no panic").expect("it began");
    dying.abort();
    let _ = dying.await;
    assert_eq!(rows(&world).await, before, "the projection is as it was");

    let second = rebuild(world.db(), &super::tally::keys(&world), tenant, |_| Ok(())).await;
    let refusal = second.expect_err("the first may still live").into_refusal();
    assert_eq!((refusal.status, refusal.code.as_ref()), (409, "rebuild_running"));
    sql(&world, "update log.rebuilds set leased_until = now() - interval '1 second'").await;
    sql(&world, "update tenancy.tenants set name = 'Wrong' where name = 'Aurora Foods'").await;
    assert_eq!(rebuilt(&world, "tenant").await.rows_changed, 1);
    assert_eq!(rows(&world).await, before);
    let states = "select string_agg(state, ', ' order by started_at) from log.rebuilds";
    let states: String = sqlx::query_scalar(states).fetch_one(&mut world.as_superuser().await).await.expect("states");
    assert_eq!(states, "abandoned, done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_that_meets_an_event_it_cannot_read_fails_visibly_and_changes_nothing() {
    let world = World::demo().await;
    sql(
        &world,
        "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version,
                                 payload, metadata, occurred_at)
         select gen_random_uuid(), tenant_id, context, stream_type, gen_random_uuid(), 1, 'TenantDissolved', 1,
                payload, metadata, occurred_at from log.events where stream_type = 'tenant' limit 1",
    )
    .await;
    let before = rows(&world).await;
    let tenant = Projection::find("tenant").expect("it is registered");
    let failed = rebuild(world.db(), &keys(&world), tenant, |_| Ok(())).await;
    assert!(failed.expect_err("nobody knows the event").to_string().contains("TenantDissolved"));
    assert_eq!(rows(&world).await, before);
    let report = world.get("/api/v1/platform/projections").by(ADMIN).send().await.json();
    let row = report["projections"].as_array().into_iter().flatten().find(|row| row["name"] == "tenant").cloned();
    let last = row.unwrap_or_default()["lastRebuild"].clone();
    assert_eq!(last["state"], "failed", "{last}");
    assert!(last["error"].as_str().is_some_and(|why| why.contains("TenantDissolved")), "{last}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_under_commands_and_workers_loses_and_doubles_nothing() {
    let mut world = World::answering().await;
    world.follow();
    let (db, keys) = (world.db().clone(), keys(&world));
    let rebuilds = tokio::spawn(async move {
        for _ in 0..8 {
            for projection in Projection::all() {
                rebuild(&db, &keys, projection, |_| Ok(()))
                    .await
                    .unwrap_or_else(|why| panic!("{}: {why}", projection.name));
            }
        }
    });
    let mut number = 0;
    while number < 12 || !rebuilds.is_finished() {
        number += 1;
        let tenant =
            json!({"name": format!("Newcomer {number}"), "kind": "agency", "adminEmail": "office@new.example"});
        let reply = world.post("/api/v1/tenants").by(ADMIN).json(&tenant).send().await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        if number <= 6 {
            let run = json!({"prompt": format!("Say the number {number}."), "maxTokens": 4});
            let reply = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await;
            assert_eq!(reply.status, 201, "{}", reply.text());
        }
        let read = world.get("/api/v1/tenants?limit=200").by(ADMIN).send().await.json();
        let least = (14 + number).min(200);
        assert!(read["data"].as_array().map(Vec::len) >= Some(least), "readers see whole lists throughout");
    }
    rebuilds.await.expect("every rebuild went through");
    for _ in 0..500 {
        let waiting = world.get("/api/v1/executions?status=done").by(CLIENT).send().await.json();
        if waiting["data"].as_array().map(Vec::len) == Some(6) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    settled(&world).await;
    let before = rows(&world).await;
    assert_eq!(before.matches("Newcomer").count(), number);
    assert_eq!(before.matches(",done,").count(), 6, "every run was answered: {before}");
    assert_eq!(rebuild_all(&world).await, 0, "nothing was wrong");
    assert_eq!(rows(&world).await, before);
}
