use super::scenarios::turn_back;
use super::toys::{TABLE, begin, done, events, process, stands, time_passes, to_the_end, world};
use domain::platform::SagaStatus;
use server::sagas::Sagas;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_done_is_undone_the_latest_first() {
    let world = world().await;
    let id = begin(&world, "told:refused").await;
    assert_eq!(to_the_end(&world, &process(&world), id).await, SagaStatus::Undone);
    let undone: Vec<String> = sqlx::query_scalar(
        "select payload->>'step' from log.events where stream_id = $1 and type = 'SagaStepUndone' order by version",
    )
    .bind(id.0)
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("the events");
    assert_eq!(undone, ["drive", "sleep_on_it", "order_a_van", "pack"]);
    assert_eq!(done(&world, id).await, ["packed", "driven", "driven back", "unpacked", "ordered", "sent back"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_step_that_fails_is_tried_with_growing_pauses_and_leaves_nothing_behind() {
    let world = world().await;
    let id = begin(&world, "packed:broken").await;
    let (sagas, mut pauses) = (process(&world), Vec::new());
    for _ in 0..2 {
        sagas.drain().await.expect("a turn");
        let pause: f64 = sqlx::query_scalar(
            "select extract(epoch from ready_at - now())::float8 from platform.saga_turns where saga_id = $1",
        )
        .bind(id.0)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("it waits");
        pauses.push(pause);
        time_passes(&world).await;
    }
    assert!(pauses[0] > 0.2 && pauses[1] > pauses[0], "{pauses:?}");
    assert_eq!(to_the_end(&world, &sagas, id).await, SagaStatus::Undone);
    assert_eq!(done(&world, id).await, Vec::<String>::new());
    let failures = events(&world, id).await.iter().filter(|event| *event == "SagaStepFailed").count();
    assert_eq!(failures, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_step_that_takes_too_long_has_failed() {
    let world = world().await;
    for (trouble, step) in [("packed:slow", "pack"), ("ordered:slow", "order_a_van")] {
        let id = begin(&world, trouble).await;
        let (sagas, started) = (process(&world), Instant::now());
        while stands(&world, id).await.1 != step {
            let mut turn = sagas.take().await.expect("turns").expect("there is one");
            turn.carry().await.expect("it is carried out");
            turn.commit().await.expect("it is committed");
        }
        sagas.drain().await.expect("turns");
        assert!(started.elapsed() < Duration::from_secs(10), "nobody waits for it");
        let (error, attempts): (Option<String>, i32) =
            sqlx::query_as("select error, attempts from platform.sagas where id = $1")
                .bind(id.0)
                .fetch_one(&mut world.as_superuser().await)
                .await
                .expect("the row");
        assert_eq!((error.as_deref(), attempts), (Some("took_too_long"), 1), "{trouble}");
        assert_eq!(to_the_end(&world, &sagas, id).await, SagaStatus::Undone);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_undo_is_tried_until_it_holds() {
    let world = world().await;
    let id = begin(&world, "unpacked:broken").await;
    let sagas = process(&world);
    sagas.drain().await.expect("it waits");
    turn_back(&world, id).await.expect("it turns back");
    for _ in 0..6 {
        sagas.drain().await.expect("turns");
        assert_eq!(stands(&world, id).await, (SagaStatus::Compensating, "pack".into()));
        time_passes(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_take_each_turn_of_a_saga_once() {
    let world = world().await;
    let mut ids = Vec::new();
    for _ in 0..6 {
        ids.push(begin(&world, "").await);
    }
    for _ in 0..4 {
        let workers = (0..3).map(|_| {
            let sagas = Sagas::new(world.gateway.services().clone(), TABLE);
            tokio::spawn(async move { sagas.drain().await })
        });
        for worker in futures::future::join_all(workers).await {
            worker.expect("no panic").expect("turns are taken");
        }
        time_passes(&world).await;
    }
    for id in ids {
        assert_eq!(stands(&world, id).await.0, SagaStatus::Done);
        assert_eq!(done(&world, id).await, ["packed", "driven", "told", "ordered"]);
    }
}
