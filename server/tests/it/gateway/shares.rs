//! A tenant that asks for much at once waits for itself, and nobody waits for it.

use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use domain::policy::Reach;
use futures::FutureExt;
use futures::future::join_all;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const ASKS: usize = 60;
/// Far above what a request takes, below the patience after which another transaction begins all the same.
const A_WHILE: Duration = Duration::from_millis(600);

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_with_sixty_transactions_at_once_keeps_no_other_tenant_waiting() {
    let world = Arc::new(World::demo_with(&["--tenant-share", "2"]).await);
    let actors = [CLIENT, RIVAL].map(|email| {
        let world = world.clone();
        async move { world.caller(email).await.actor.expect("a person") }
    });
    let [noisy, quiet] = <[_; 2]>::try_from(join_all(actors).await).expect("two people");
    let (begun, ended) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let asks: Vec<_> = (0..ASKS)
        .map(|_| {
            let (world, noisy, begun, ended) = (world.clone(), noisy.clone(), begun.clone(), ended.clone());
            tokio::spawn(async move {
                let mut tx = world.db().as_actor(&noisy, Reach::Own).await.expect("a transaction");
                begun.fetch_add(1, Ordering::SeqCst);
                sqlx::query("select pg_sleep(0.1)").execute(&mut *tx).await.expect("it takes its time");
                tx.commit().await.expect("it ends");
                ended.fetch_add(1, Ordering::SeqCst);
            })
        })
        .collect();
    while begun.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for _ in 0..10 {
        let before = ended.load(Ordering::SeqCst);
        let tx = world.db().as_actor(&quiet, Reach::Own).await.expect("a transaction");
        tx.commit().await.expect("it ends");
        let meanwhile = ended.load(Ordering::SeqCst) - before;
        assert!(meanwhile < ASKS / 4, "{meanwhile} of the noisy tenant's were done before one of the quiet one's");
        let at_work = begun.load(Ordering::SeqCst) - ended.load(Ordering::SeqCst);
        assert!(at_work < 8, "{at_work} of eight connections are the noisy tenant's");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(ended.load(Ordering::SeqCst) < ASKS, "it was noisy to the end");
    for ask in asks {
        ask.await.expect("nobody is refused");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flood_that_is_refused_stands_in_its_own_tenants_queue_and_in_nobody_elses() {
    let world = World::queueing_with(&["--tenant-share", "1"]).await;
    let refused = || world.get("/api/v1/tenants").by(CLIENT).send();
    // What is shown for the first time is known by its tenant from then on.
    assert_eq!(refused().await.status, 403);
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    let rival = || world.get("/api/v1/tenants").by(RIVAL).send();
    for _ in 0..2 {
        assert_eq!(rival().await.status, 403, "somebody else is at work");
    }
    let busy = world.db().as_actor(&actor, Reach::Own).await.expect("a transaction");
    let mut waits = pin!(refused());
    assert!(tokio::time::timeout(A_WHILE, &mut waits).await.is_err(), "it waits although nothing but a no comes of it");
    assert_eq!(rival().await.status, 403, "the neighbour doesn't");
    assert!(waits.as_mut().now_or_never().is_none());
    drop(busy);
    assert_eq!(waits.await.status, 403);
}
