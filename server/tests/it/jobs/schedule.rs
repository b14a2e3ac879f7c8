use super::toys::{until, world};
use crate::support::World;
use graphile_worker::{Database, HookRegistry, Schema};
use graphile_worker_crontab_runner::{CronRunner, MockClock};
use server::contexts::platform::{WeighTenants, weigh_first};
use server::jobs::{SCHEDULE, Task, crontabs};
use sqlx::postgres::PgPoolOptions;
use std::sync::Arc;
use tokio::task::JoinSet;

async fn put_down(world: &World, what: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from queue._private_jobs j join queue._private_tasks t on t.id = j.task_id
         where t.identifier = $1",
    )
    .bind(what)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tick_is_one_task_however_many_processes_keep_the_schedule() {
    let world = world().await;
    // The same schedule without its key, so that a second task of a tick would stand beside the first.
    let crontabs: Arc<Vec<_>> = Arc::new(
        crontabs()
            .expect("the schedule")
            .into_iter()
            .map(|mut line| {
                line.options.job_key = None;
                line
            })
            .collect(),
    );
    let start = chrono::DateTime::from_timestamp(1_795_250_000, 0).expect("a moment").with_timezone(&chrono::Local);
    let clock = Arc::new(MockClock::new(start));
    let url = world.urls.app.clone().expect("the application's address");
    let mut processes = JoinSet::new();
    for _ in 0..3 {
        let pool = PgPoolOptions::new().max_connections(2).connect(&url).await.expect("the application is let in");
        let (clock, crontabs) = (clock.clone(), crontabs.clone());
        processes.spawn(async move {
            let hooks = HookRegistry::default();
            let schema = Schema::from("queue");
            let database = Database::from(pool);
            let runner = CronRunner::new(&database, schema, &crontabs, &hooks).with_clock(clock);
            let never: graphile_worker::ShutdownSignal = futures::FutureExt::shared(Box::pin(std::future::pending()));
            runner.run(never).await
        });
    }
    for hour in 1..=3 {
        // Minute by minute, as time passes.
        for _ in 0..60 {
            clock.advance(chrono::Duration::minutes(1));
            tokio::time::sleep(std::time::Duration::from_millis(4)).await;
        }
        until("the tick of the hour", async || put_down(&world, SCHEDULE[0].1).await >= hour).await;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(put_down(&world, SCHEDULE[0].1).await, hour, "one task an hour");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_installation_is_weighed_at_once_and_one_that_was_weighed_when_it_is_due() {
    let world = World::demo().await;
    let db = world.db();
    for _ in 0..2 {
        weigh_first(db).await.expect("it is put down");
        assert_eq!(put_down(&world, WeighTenants::NAME).await, 1, "once, however often a process starts");
    }
    WeighTenants {}.carry_out(world.gateway.clone()).await.expect("they are weighed");
    sqlx::raw_sql("delete from queue._private_jobs")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is done");
    weigh_first(db).await.expect("there is nothing to do");
    assert_eq!(put_down(&world, WeighTenants::NAME).await, 0);
}
