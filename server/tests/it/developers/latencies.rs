use crate::support::World;
use crate::support::people::OWNER;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn so_many_hundredths_of_calls_took_no_longer() {
    let world = World::demo().await;
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    sqlx::query(
        "insert into gateway.requests (id, at, tenant_id, operation, door, method, status, latency_us)
         select gen_random_uuid(), now(), $1, 'workspaces.executions', 'rest', 'GET', 200, 1000 * n
         from generate_series(1, 100) n",
    )
    .bind(tenant.0)
    .execute(&mut world.as_superuser().await)
    .await
    .expect("a hundred calls");
    let reply = world.get("/api/v1/calls/report?operation=workspaces.executions").by(OWNER).send().await.json();
    let expected = json!({"p50Us": 50_000, "p95Us": 95_000, "p99Us": 99_000});
    assert_eq!(reply["total"]["latency"], expected);
    let old = "update gateway.requests set at = now() - interval '15 days'";
    sqlx::raw_sql(old).execute(&mut world.as_superuser().await).await.expect("they age");
    let reply = world.get("/api/v1/calls/report?days=30&operation=workspaces.executions").by(OWNER).send().await.json();
    assert_eq!(reply["total"]["latency"], json!(null), "nobody knows any more");
}
