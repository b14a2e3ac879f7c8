use crate::support::World;
use server::jobs::{Prune, Task};

/// Jobs that ended so many days ago, and one that hasn't ended.
async fn jobs(world: &World, ended_days: &[i32]) {
    sqlx::query(
        "insert into platform.jobs (id, tenant_id, operation, input, status, correlation_id, trace_id, created_at, ended_at)
         select gen_random_uuid(), null, 'a.b', '{}', case when days is null then 'queued' else 'done' end, '', '',
                now() - interval '90 days', now() - days * interval '1 day'
         from unnest(array_append($1::int[], null)) days",
    )
    .bind(ended_days)
    .execute(&mut world.as_superuser().await)
    .await
    .expect("jobs");
}

async fn left(world: &World) -> Vec<Option<f64>> {
    sqlx::query_scalar(
        "select round(extract(epoch from now() - ended_at) / 86400)::float8 from platform.jobs order by 1 nulls last",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("rows")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_served_its_time_is_pruned_and_nothing_else() {
    let world = World::empty().await;
    jobs(&world, &[1, 29, 31, 400]).await;
    Prune {}.carry_out(world.gateway.clone()).await.expect("it is pruned");
    assert_eq!(left(&world).await, [Some(1.0), Some(29.0), None], "what hasn't ended isn't old");
    // More than one transaction takes.
    jobs(&world, &vec![60; 2_500]).await;
    Prune {}.carry_out(world.gateway.clone()).await.expect("it is pruned");
    assert_eq!(left(&world).await, [Some(1.0), Some(29.0), None, None]);
}
