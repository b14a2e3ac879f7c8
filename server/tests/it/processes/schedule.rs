//! The schedule, kept by several processes of the built program.

use crate::jobs::toys::until;
use crate::support::{Portico, World};
use nix::sys::signal::Signal;
use sqlx::types::chrono::{DateTime, Utc};

/// Notes every tick that is put down, whatever becomes of it.
const WATCH: &str = "
    create schema watch;
    create table watch.ticks (key text, at timestamptz);
    create function watch.note() returns trigger language plpgsql security definer as $$
    begin
        insert into watch.ticks values (new.key, new.run_at);
        return new;
    end $$;
    grant usage on schema watch to portico_app;
    create trigger inserted after insert on queue._private_jobs
        for each row when (new.key like 'schedule:%') execute function watch.note();
    create trigger replaced after update on queue._private_jobs
        for each row when (new.key like 'schedule:%' and new.run_at <> old.run_at) execute function watch.note()";

async fn known(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from queue._private_known_crontabs")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number")
}

/// Tasks of the schedule that aren't done.
async fn left(world: &World) -> i64 {
    let left = "select count(*) from queue._private_jobs j join queue._private_tasks t on t.id = j.task_id
                where t.identifier in ('prune', 'tidy_files')";
    sqlx::query_scalar(left).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

/// Moments in the last so many minutes that are due every ten minutes.
async fn due(world: &World) -> Vec<DateTime<Utc>> {
    sqlx::query_scalar(
        "select tick from generate_series(date_trunc('hour', now()) - interval '1 hour', now(), '10 minutes') tick
         where tick >= now() - interval '55 minutes' order by 1",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("moments")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_fell_due_while_nobody_was_there_is_put_down_once_for_each_tick_by_three_processes() {
    let world = World::demo().await;
    let mut earlier = Portico::beside(&world.urls, &[]);
    until("the schedule is known", async || known(&world).await >= 2).await;
    tokio::task::block_in_place(|| earlier.end(Signal::SIGKILL));
    sqlx::raw_sql(WATCH).execute(&mut world.as_superuser().await).await.expect("ticks are watched");
    let since = "update queue._private_known_crontabs
                 set known_since = now() - interval '2 hours', last_execution = now() - interval '55 minutes'";
    sqlx::raw_sql(since).execute(&mut world.as_superuser().await).await.expect("nobody was there");
    let expected = due(&world).await;
    assert!(expected.len() >= 5, "{expected:?}");
    // At once, so that they meet.
    let starts: Vec<_> = (0..3)
        .map(|_| {
            let urls = world.urls.clone();
            tokio::task::spawn_blocking(move || Portico::beside(&urls, &[]))
        })
        .collect();
    let mut processes = Vec::new();
    for start in starts {
        processes.push(start.await.expect("it starts"));
    }
    let ticks = async || -> Vec<DateTime<Utc>> {
        sqlx::query_scalar("select at from watch.ticks where key = 'schedule:tidy_files' order by at")
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("ticks")
    };
    until("every tick is put down", async || ticks().await.len() >= expected.len()).await;
    // Whoever is late puts nothing down a second time.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let found = ticks().await;
    let mut once = found.clone();
    once.dedup();
    assert_eq!(found, once, "each once");
    // A tick may fall due while the test runs.
    assert_eq!(found[..expected.len()], expected[..]);
    assert!(found.len() <= expected.len() + 1, "{found:?}");
    // And is carried out: what is left in the queue has failed or waits.
    until("the tasks are done", async || left(&world).await == 0).await;
}
