use super::tally::{Witness, assert_once_and_in_order, count};
use crate::support::{OwnCluster, World};
use managed_postgres::{DATABASE, SUPERUSER};
use server::commands::Database;
use server::integrations::models::Models;
use server::store::subscribers::Runner;
use server::store::{Db, Room, Urls};
use sqlx::{Connection, PgConnection};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

const TRANSACTIONS: u64 = 200;

/// A cluster of its own: a transaction that stays open holds back the readers of every database of its cluster.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn transactions_that_commit_late_and_out_of_order_are_seen_once_and_in_order() {
    let own = tokio::task::spawn_blocking(OwnCluster::start).await.expect("a cluster");
    let urls: Urls = own.urls();
    Database { urls: urls.clone(), cluster: None }.migrate().await.expect("the schema");
    let superuser = own.cluster.url(SUPERUSER, DATABASE);
    let mut postgres = PgConnection::connect(&superuser).await.expect("the superuser is let in");
    Witness::prepare(&mut postgres).await;
    let world = World::on(urls.clone(), None, Models::default(), &[]);
    let keys = super::tally::keys(&world);

    // Two processes, as it were, share the one subscriber.
    let runners: Vec<_> = (0..2)
        .map(|_| {
            let db = Db::open(&urls, Room { connections_max: 5, tenant_share: 1 }).expect("a pool");
            tokio::spawn(Runner::new(db, keys.clone(), vec![Arc::new(Witness::default())]).run())
        })
        .collect();

    let db = Db::open(&urls, Room { connections_max: 210, tenant_share: 1 }).expect("a pool");
    let streams: Vec<Uuid> = (0..TRANSACTIONS).map(|_| server::ambient::new_id()).collect();
    let writers: Vec<_> = (0..TRANSACTIONS)
        .zip(&streams)
        .map(|(number, &stream)| {
            let (db, keys) = (db.clone(), keys.clone());
            tokio::spawn(async move {
                // All take their places at about the same time, and end in quite another order.
                for round in 0..2 {
                    let pause_ms = (number * 73 + round * 31) % TRANSACTIONS * 2;
                    count(&db, &keys, stream, 1, pause_ms).await.expect("its stream is its own");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer");
    }
    let positions_ran_apart: bool = sqlx::query_scalar(
        "select exists (select from log.events a join log.events b
                        on a.position < b.position and a.transaction_id > b.transaction_id)",
    )
    .fetch_one(&mut postgres)
    .await
    .expect("the log");
    assert!(positions_ran_apart, "the position alone would have been the wrong order");
    for _ in 0..500 {
        if Witness::seen(&mut postgres).await.len() >= streams.len() * 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    runners.iter().for_each(tokio::task::JoinHandle::abort);
    assert_once_and_in_order(&Witness::seen(&mut postgres).await, &streams, 2);
}
