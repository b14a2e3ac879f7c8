use super::toys::{Knock, count, note, until, work, world};
use crate::support::World;
use server::jobs::{Order, enqueue};
use std::time::Duration;

async fn order(world: &World, door: &str, key: Option<&str>) {
    let mut tx = world.db().as_system("order").await.expect("a transaction");
    let order = Order { key: key.map(str::to_owned), ..Order::default() };
    enqueue(&mut tx, &Knock { door: door.into() }, &order).await.expect("it is put down");
    tx.commit().await.expect("it is durable");
}

async fn lock(world: &World, door: &str) {
    sqlx::query("insert into toys.locked values ($1)")
        .bind(door)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("the door is locked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_task_is_there_if_and_only_if_its_transaction_commits() {
    let world = world().await;
    let mut tx = world.db().as_system("order").await.expect("a transaction");
    note(&mut tx, "order").await.expect("a line");
    enqueue(&mut tx, &Knock { door: "never".into() }, &Order::default()).await.expect("it is put down");
    drop(tx);
    order(&world, "once", None).await;
    let _workers = work(&world, 1);
    until("the task is carried out", async || count(world.db(), "knock once").await == 1).await;
    assert_eq!(count(world.db(), "knock never").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_one_key_two_workers_carry_out_one_task() {
    let world = world().await;
    for _ in 0..20 {
        order(&world, "same", Some("door")).await;
        order(&world, "any", None).await;
    }
    let _workers = work(&world, 2);
    until("every task is carried out", async || count(world.db(), "knock any").await == 20).await;
    until("and the one of the key", async || count(world.db(), "knock same").await == 1).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!((count(world.db(), "knock any").await, count(world.db(), "knock same").await), (20, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_pauses_between_attempts_grow() {
    let world = world().await;
    lock(&world, "stuck").await;
    order(&world, "stuck", None).await;
    let _workers = work(&world, 2);
    let mut pauses = Vec::new();
    for attempt in 1..3 {
        until("the next attempt", async || count(world.db(), "knock stuck").await == attempt).await;
        let mut owner = world.as_superuser().await;
        until("its failure is written down", async || {
            let locked: i64 =
                sqlx::query_scalar("select count(*) from queue._private_jobs where locked_at is not null")
                    .fetch_one(&mut owner)
                    .await
                    .expect("a number");
            locked == 0
        })
        .await;
        let pause: f64 = sqlx::query_scalar(
            "update queue._private_jobs set run_at = now()
             returning extract(epoch from (select old.run_at from queue._private_jobs old limit 1) - now())::float8",
        )
        .fetch_one(&mut owner)
        .await
        .expect("the task waits");
        pauses.push(pause);
    }
    assert!(pauses[0] > 1.0 && pauses[1] > 2.0 * pauses[0], "{pauses:?} seconds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_applications_role_uses_the_queue_and_owns_nothing_of_it() {
    let world = world().await;
    let mut app = world.as_app().await;
    for ddl in
        ["create table queue.mine ()", "alter table queue._private_jobs add column mine text", "drop schema queue"]
    {
        assert!(sqlx::raw_sql(ddl).execute(&mut app).await.is_err(), "{ddl}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_in_a_lane_comes_after_what_is_in_none() {
    let world = world().await;
    let mut tx = world.db().as_system("order").await.expect("a transaction");
    let lane = Order { lane: Some("slow".into()), ..Order::default() };
    for (door, order, times) in [("slow", &lane, 3), ("quick", &Order::default(), 6)] {
        for _ in 0..times {
            enqueue(&mut tx, &Knock { door: door.into() }, order).await.expect("it is put down");
        }
    }
    tx.commit().await.expect("it is durable");
    let _workers = work(&world, 1);
    until("everything is carried out", async || {
        count(world.db(), "knock slow").await == 3 && count(world.db(), "knock quick").await == 6
    })
    .await;
    let before: i64 = sqlx::query_scalar(
        "select count(*) from toys.done
         where what = 'knock quick' and number < (select min(number) from toys.done where what = 'knock slow')",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("a number");
    // Three are carried out at a time: when the first of the lane begins, no more than two others can still be at work.
    assert!(before >= 4, "{before}");
}
