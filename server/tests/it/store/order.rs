//! The order of the log: within a stream it never runs backwards, and it survives a move into another cluster.

use super::snapshots::{Counter, CounterEvent, metadata};
use crate::support::World;
use domain::Moment;
use domain::kernel::TenantId;
use server::ambient::new_id;
use server::store::{Place, Tx, append, load};
use sqlx::Connection;

async fn count_up(world: &World, tx: &mut Tx, id: uuid::Uuid, version: i32) -> Result<(), server::Stop> {
    let place = Place { tenant: TenantId(id), stream: id, version };
    let (keys, now) = (&world.gateway.services().keys, Moment(server::ambient::machine_now().0));
    append::<Counter>(tx, keys, place, vec![CounterEvent::CountedUp { by: 1 }], now, &metadata()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_transaction_that_began_to_write_first_does_not_build_on_a_younger_one() {
    let world = World::empty().await;
    let id = new_id();
    // The older transaction has its number before the stream begins.
    let mut older = world.db().as_system("older").await.expect("a transaction");
    sqlx::query("select pg_current_xact_id()").execute(&mut *older).await.expect("a number");
    let mut younger = world.db().as_system("younger").await.expect("a transaction");
    count_up(&world, &mut younger, id, 0).await.expect("the stream begins");
    younger.commit().await.expect("it holds");
    let refused = count_up(&world, &mut older, id, 1).await.expect_err("it would stand in front").into_refusal();
    assert_eq!((refused.status, refused.code.as_ref()), (409, "conflict"));
    drop(older);
    let mut again = world.db().as_system("again").await.expect("a transaction");
    count_up(&world, &mut again, id, 1).await.expect("its repetition is younger");
    again.commit().await.expect("it holds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_writers_on_one_aggregate_none_is_lost_and_no_version_is_left_out() {
    let world = World::empty().await;
    let id = new_id();
    let mut writers = Vec::new();
    for _ in 0..100 {
        let services = world.gateway.services().clone();
        writers.push(tokio::spawn(async move {
            for attempt in 0.. {
                let mut tx = services.db.as_system("count").await?;
                let loaded = load::<Counter>(&mut tx, &services.keys, id).await?;
                let place = Place { tenant: TenantId(id), stream: id, version: loaded.version };
                let (event, now) = (CounterEvent::CountedUp { by: 1 }, Moment(server::ambient::machine_now().0));
                let done = append::<Counter>(&mut tx, &services.keys, place, vec![event], now, &metadata()).await;
                match done {
                    Ok(()) => return Ok(tx.commit().await?),
                    Err(stop) => {
                        let refusal = stop.into_refusal();
                        assert!(refusal.code == "conflict" && attempt < 10_000, "{refusal}");
                    }
                }
            }
            Ok::<_, server::Stop>(())
        }));
    }
    for writer in writers {
        writer.await.expect("no panic").expect("it is written in the end");
    }
    let versions: Vec<i32> = sqlx::query_scalar("select version from log.events where stream_id = $1 order by version")
        .bind(id)
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("versions");
    assert_eq!(versions, (1..=100).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn in_a_cluster_younger_than_its_log_the_order_goes_on() {
    let world = World::demo().await;
    let mut owner = world.as_owner().await;
    // As after a restored dump: the log's transactions are far ahead of the cluster's.
    let mut superuser = world.as_superuser().await;
    let mut tx = superuser.begin().await.expect("a transaction");
    sqlx::raw_sql(
        "set local session_replication_role = replica;
         update log.events set transaction_id = transaction_id + 1000000000",
    )
    .execute(&mut *tx)
    .await
    .expect("the log comes from elsewhere");
    tx.commit().await.expect("it holds");
    sqlx::query("select log.begin_era()").execute(&mut owner).await.expect("a new era");
    let (newest, now): (i64, i64) =
        sqlx::query_as("select (select max(transaction_id) from log.events), log.current_transaction()")
            .fetch_one(&mut superuser)
            .await
            .expect("numbers");
    assert!(newest < now, "{newest} {now}");
    let base: i64 = sqlx::query_scalar("select base from log.era").fetch_one(&mut superuser).await.expect("the base");
    sqlx::query("select log.begin_era()").execute(&mut owner).await.expect("nothing to do");
    let again: i64 = sqlx::query_scalar("select base from log.era").fetch_one(&mut superuser).await.expect("the base");
    assert!(base > 0 && base == again);
}
