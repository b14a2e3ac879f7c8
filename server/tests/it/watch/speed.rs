use super::{asked, count, release, write_down};
use crate::support::World;
use serde_json::{Value, json};

async fn measured(world: &World, page: &str, release: &str, lcp: u32) {
    let told = json!({"page": page, "release": release, "device": "phone", "lcp": lcp, "inp": null, "cls": 40});
    let reply = world.post("/api/v1/platform/vitals").json(&told).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_three_in_four_waited_for_is_told_by_page_device_and_release() {
    let world = World::demo().await;
    let own = release(&world);
    for lcp in [900, 1_100, 4_800, 2_400] {
        measured(&world, "/pricing", &own, lcp).await;
    }
    measured(&world, "/admin/tenants/{id}", "invented", 9_000).await;
    write_down(&world).await;
    let of_own = asked(&world, &format!("/speed/pages?device=phone&release={own}")).await;
    let total = of_own["total"].as_array().expect("measures");
    assert_eq!(total.len(), 2, "of a press nobody told: {of_own}");
    let lcp = &total[0];
    assert_eq!((&lcp["vital"], &lcp["loads"], &lcp["rating"]), (&json!("lcp"), &json!(4), &json!("good")));
    assert!(lcp["p75"].as_u64().is_some_and(|ms| (2_250..=2_500).contains(&ms)), "{lcp}");
    assert_eq!((&lcp["good"], &lcp["poor"]), (&json!(3), &json!(1)));
    assert_eq!(of_own["byPage"].as_array().map(Vec::len), Some(1));
    assert_eq!(of_own["byDay"].as_array().map(Vec::len), Some(1));
    let all = asked(&world, "/speed/pages").await;
    let pages: Vec<&Value> = all["byPage"].as_array().expect("pages").iter().map(|it| &it["page"]).collect();
    assert_eq!(pages, ["/pricing", "/admin/tenants/{id}"]);
    assert!(all["releases"].as_array().expect("releases").contains(&json!("other")), "{all}");
    assert_eq!(asked(&world, "/speed/pages?device=desktop").await["total"], json!([]));
    // Once more is added to what is there.
    measured(&world, "/pricing", &own, 900).await;
    write_down(&world).await;
    assert_eq!(count(&world, "select sum(loads)::bigint from platform.vitals where vital = 'lcp'").await, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_the_server_took_is_told_by_operation_and_over_time() {
    let world = World::demo().await;
    sqlx::raw_sql(
        "insert into gateway.requests (id, at, operation, door, method, status, latency_us)
         select gen_random_uuid(), now() - interval '1 minute', 'toys.slow', 'rest', 'GET',
                case when n > 90 then 500 else 200 end, n * 1000
         from generate_series(1, 100) n;
         insert into gateway.requests (id, at, operation, door, method, status, latency_us)
         values (gen_random_uuid(), now() - interval '3 days', 'toys.slow', 'rest', 'GET', 200, 1)",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("requests");
    let report = asked(&world, "/speed/server?days=1&operation=toys.slow").await;
    let total = &report["total"];
    assert_eq!((&total["requests"], &total["failed"]), (&json!(100), &json!(10)), "{report}");
    assert_eq!(total["latency"], json!({"p50Us": 50_000, "p95Us": 95_000, "p99Us": 99_000}));
    assert_eq!(report["byOperation"][0]["operation"], "toys.slow");
    assert_eq!(report["course"].as_array().map(Vec::len), Some(1));
    let longer = asked(&world, "/speed/server?days=7&operation=toys.slow").await;
    assert_eq!((&longer["total"]["requests"], longer["course"].as_array().map(Vec::len)), (&json!(101), Some(2)));
    assert_eq!(asked(&world, "/speed/server?operation=toys.none").await["total"], Value::Null);
}
