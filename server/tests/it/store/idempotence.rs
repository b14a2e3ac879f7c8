use super::tally::keys;
use crate::support::World;
use server::store::subscribers::{Runner, deliver, followers};
use server::store::{Cursor, Selection, Stored, read_after};
use std::time::Duration;

/// The counts as the projection has them.
const PROJECTED: &str = "select tenant_id, day, context, type, events from platform.event_counts";
/// The counts as the log has them.
const COUNTED: &str = "select tenant_id, (occurred_at at time zone 'UTC')::date, context, type, count(*)
                       from log.events group by 1, 2, 3, 4";

pub async fn rows(world: &World, query: &str) -> String {
    let all = format!("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from ({query}) t");
    sqlx::query_scalar(sqlx::AssertSqlSafe(all)).fetch_one(&mut world.as_superuser().await).await.expect("rows")
}

/// Every event of the log, once all of them can be read.
async fn events(world: &World) -> Vec<Stored> {
    let all = "select count(*) from log.events";
    let count: i64 = sqlx::query_scalar(all).fetch_one(&mut world.as_superuser().await).await.expect("a count");
    for _ in 0..500 {
        let mut tx = world.db().as_system("a test").await.expect("a transaction");
        let selection = Selection::default();
        let events = read_after(&mut tx, &keys(world), Cursor::START, selection, 10_000).await.expect("the log");
        if i64::try_from(events.len()).ok() == Some(count) {
            return events;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("some transaction of another test doesn't end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn events_that_come_twice_and_out_of_order_between_aggregates_have_one_effect() {
    let world = World::demo().await;
    let events = events(&world).await;
    let truth = rows(&world, COUNTED).await;
    assert!(events.len() > 20 && truth.lines().count() > 10, "{truth}");
    let followers = followers();
    let counts = followers.iter().find(|it| it.name() == "event_counts").expect("it follows the log");

    // One aggregate after the other, backwards, each in its own order; in small batches and then all again; at the end
    // the log itself.
    let mut shuffled = events.clone();
    shuffled.sort_by_key(|stored| (std::cmp::Reverse(stored.stream), stored.version));
    for batch in shuffled.chunks(7) {
        let twice = batch.iter().chain(batch).cloned().collect();
        assert_eq!(deliver(world.db(), &**counts, twice).await.expect("handled"), batch.len());
    }
    assert_eq!(rows(&world, PROJECTED).await, truth);
    assert_eq!(deliver(world.db(), &**counts, shuffled.clone()).await.expect("handled"), 0);
    Runner::new(world.db().clone(), keys(&world), vec![counts.clone()]).drain().await.expect("the log");
    assert_eq!(deliver(world.db(), &**counts, events).await.expect("handled"), 0, "all are behind the checkpoint");
    assert_eq!(rows(&world, PROJECTED).await, truth);
}
