//! A tenant that asks for much at once waits for itself, and nobody waits for it.

use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use domain::policy::Reach;
use futures::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const ASKS: usize = 60;

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
