//! Connections that were used last are used next, and nobody waits for one that rests.

use crate::support::World;
use server::store::{Db, Room, Tx};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

const CONNECTIONS: u32 = 8;

fn open(world: &World) -> Db {
    Db::open(&world.urls, Room { connections_max: CONNECTIONS, tenant_share: 1 }).expect("a pool")
}

async fn begin(db: &Db) -> Tx {
    timeout(Duration::from_secs(10), db.as_system("a test")).await.expect("a connection is free").expect("the database")
}

/// The process of the database behind it.
async fn backend(tx: &mut Tx) -> i32 {
    sqlx::query_scalar("select pg_backend_pid()").fetch_one(&mut **tx).await.expect("the database answers")
}

/// Waits until as many connections rest as are open.
async fn rested(db: &Db) -> u32 {
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        let (open, idle) = db.connections();
        if open as usize == idle {
            return open;
        }
        assert!(Instant::now() < end, "{open} are open, {idle} rest");
        sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_used_next_is_what_was_used_last() {
    let world = World::empty().await;
    let db = open(&world);
    let mut all = Vec::new();
    for _ in 0..CONNECTIONS {
        all.push(begin(&db).await);
    }
    for tx in all {
        tx.commit().await.expect("nothing was done");
    }
    assert_eq!(rested(&db).await, CONNECTIONS);

    let mut tx = begin(&db).await;
    let first = backend(&mut tx).await;
    tx.commit().await.expect("nothing was done");
    for ends_well in [true, false, true] {
        let mut tx = begin(&db).await;
        assert_eq!(backend(&mut tx).await, first);
        if ends_well {
            tx.commit().await.expect("nothing was done");
        } else {
            drop(tx);
            rested(&db).await;
        }
    }
    db.ping().await.expect("the database answers");
    db.close().await;
    assert!(db.as_system("a test").await.is_err(), "it is closed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_is_rolled_back() {
    let world = World::empty().await;
    let db = open(&world);
    let left = async |tx: &mut Tx| {
        let held = "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711";
        sqlx::query_scalar::<_, i64>(held).fetch_one(&mut **tx).await.expect("the locks")
    };
    let mut tx = begin(&db).await;
    sqlx::raw_sql("select pg_advisory_xact_lock(4711)").execute(&mut *tx).await.expect("it is free");
    assert_eq!(left(&mut tx).await, 1);
    drop(tx);
    rested(&db).await;
    assert_eq!(left(&mut begin(&db).await).await, 0);

    // One that is given up in the middle of an answer.
    let mut tx = begin(&db).await;
    sqlx::raw_sql("select pg_advisory_xact_lock(4711)").execute(&mut *tx).await.expect("it is free");
    let asleep = sqlx::raw_sql("select pg_sleep(0.2)").execute(&mut *tx);
    assert!(timeout(Duration::from_millis(20), asleep).await.is_err(), "it sleeps");
    drop(tx);
    rested(&db).await;
    assert_eq!(left(&mut begin(&db).await).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_connection_is_to_be_had() {
    let world = World::empty().await;
    let db = open(&world);
    for _ in 0..3 {
        let mut all = Vec::new();
        for _ in 0..CONNECTIONS {
            all.push(begin(&db).await);
        }
        // Those who wait get theirs as soon as another is given back, however that ends.
        let waiting = [(); 3].map(|()| {
            let db = db.clone();
            tokio::spawn(async move { begin(&db).await.commit().await.expect("nothing was done") })
        });
        sleep(Duration::from_millis(50)).await;
        for (number, tx) in all.into_iter().enumerate() {
            if number % 2 == 0 {
                tx.commit().await.expect("nothing was done");
            }
        }
        for one in waiting {
            one.await.expect("it got a connection");
        }
        rested(&db).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_lost_while_it_rests_isn_t_handed_out() {
    let world = World::empty().await;
    let db = open(&world);
    let mut both = [begin(&db).await, begin(&db).await];
    let lost = [backend(&mut both[0]).await, backend(&mut both[1]).await];
    for tx in both {
        tx.commit().await.expect("nothing was done");
    }
    sleep(Duration::from_millis(1_100)).await;
    let mut postgres = world.as_superuser().await;
    for process in lost {
        let end = sqlx::query_scalar::<_, bool>("select pg_terminate_backend($1, 5000)").bind(process);
        assert!(end.fetch_one(&mut postgres).await.expect("the superuser may"));
    }
    let mut tx = begin(&db).await;
    assert!(!lost.contains(&backend(&mut tx).await));
}
