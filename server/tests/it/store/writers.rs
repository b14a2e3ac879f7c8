use super::tally::{Tally, count_surely, keys};
use crate::support::World;
use server::store::{Db, load};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_writers_on_one_aggregate_none_is_lost_and_no_version_is_missing() {
    let world = World::empty().await;
    let db = Db::open(&world.urls, 50).expect("a pool");
    let (keys, stream) = (keys(&world), server::ambient::new_id());
    let writers: Vec<_> = (0..100)
        .map(|number| {
            let (db, keys) = (db.clone(), keys.clone());
            tokio::spawn(async move { count_surely(&db, &keys, stream, &format!("writer {number}")).await })
        })
        .collect();
    for writer in writers {
        writer.await.expect("it got through");
    }
    let mut tx = db.as_system("a look").await.expect("a transaction");
    assert_eq!(load::<Tally>(&mut tx, &keys, stream).await.expect("it loads").state, 100);
    let rows: Vec<(i32, String)> = sqlx::query_as(
        "select version, payload ->> 'by' from log.events where stream_id = $1 order by transaction_id, position",
    )
    .bind(stream)
    .fetch_all(&mut *tx)
    .await
    .expect("the stream");
    let versions: Vec<i32> = rows.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (1..=100).collect::<Vec<_>>(), "the log's order is the stream's");
    let writers: std::collections::BTreeSet<_> = rows.into_iter().map(|(_, by)| by).collect();
    assert_eq!(writers.len(), 100, "each wrote once");
}
