use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};
use server::contexts::platform::WeighTenants;
use server::jobs::Task;
use std::time::{Duration, Instant};

async fn weigh(world: &World) {
    WeighTenants {}.carry_out(world.gateway.clone()).await.expect("they are weighed");
}

async fn get(world: &World, path: &str) -> Value {
    let reply = world.get(&format!("/api/v1/platform/{path}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// The row of a tenant.
async fn row(world: &World, name: &str) -> Value {
    let list = get(world, &format!("tenant-figures?search={}", name.replace(' ', "%20"))).await;
    list["data"][0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_tenants_that_are_created_today_are_todays_point() {
    let world = World::demo().await;
    for name in ["Olive & Sons", "Pomelo Press"] {
        let body = json!({"name": name, "kind": "organisation", "adminEmail": "office@new.example"});
        assert_eq!(world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await.status, 201);
    }
    let body = json!({"name": "For a try", "kind": "agency", "adminEmail": "a@new.example", "mode": "test"});
    assert_eq!(world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await.status, 201);
    let report = get(&world, "overview?days=30").await;
    let points = report["growth"].as_array().expect("points");
    assert_eq!(points.len(), 30, "a day without anybody new is there too");
    let today = points.last().expect("today");
    assert_eq!((&today["new"], &today["total"]), (&json!(2), &json!(16)), "the test tenant isn't counted: {today}");
    assert_eq!(report["tenants"], 16);
    let by_month = get(&world, "overview?days=365&by=month").await;
    let months = by_month["growth"].as_array().expect("points");
    assert!(months.len() >= 12 && months.iter().all(|point| point["from"].as_str().expect("a day").ends_with("-01")));
    assert_eq!(months.last().expect("this month")["total"], 16);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_tenant_uses_is_counted_and_its_storage_rises_with_a_file() {
    let world = World::queueing().await;
    weigh(&world).await;
    let before = row(&world, "Aurora Foods").await;
    assert_eq!((&before["people"], &before["storageBytes"]), (&json!(2), &json!(0)));
    crate::files::file(&world, "spices.txt", &crate::files::bytes(5_000)).await;
    let run = json!({"prompt": "Name a spice."});
    assert_eq!(world.post("/api/v1/executions").by(CLIENT).json(&run).send().await.status, 201);
    assert_eq!(world.get("/api/v1/tenants").by(CLIENT).send().await.status, 403);
    weigh(&world).await;
    let after = row(&world, "Aurora Foods").await;
    assert_eq!((&after["storageBytes"], &after["runs"], &after["refused"]), (&json!(5_000), &json!(1), &json!(1)));
    assert!(after["calls"].as_u64() > before["calls"].as_u64() && after["lastActiveAt"].is_string(), "{after}");
    let report = get(&world, "overview").await;
    assert_eq!((&report["storageBytes"], &report["runs"]), (&json!(5_000), &json!(1)));
    let days = report["useByDay"].as_array().expect("days");
    let today = days.last().expect("today");
    assert_eq!((&report["calls"], &report["refused"]), (&today["calls"], &json!(1)), "{report}");
    assert!(report["tenantsActive"].as_u64() >= Some(2), "Aurora and the platform: {report}");
    let busiest = get(&world, "tenant-figures?sort=-calls&limit=1").await["data"][0]["calls"].as_u64();
    assert!(busiest >= after["calls"].as_u64());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_that_does_badly_is_listed_with_its_reasons() {
    let world = World::demo().await;
    world.token(OWNER).await;
    let rival = world.caller(RIVAL).await.actor.expect("a person").tenant_id;
    let job =
        "insert into platform.jobs (id, tenant_id, operation, input, status, correlation_id, trace_id, created_at)
               values (gen_random_uuid(), $1, 'toys.count', '{}', 'failed', '', '', now())";
    sqlx::query(job).bind(rival.0).execute(&mut world.as_superuser().await).await.expect("a job that failed");
    weigh(&world).await;
    let listed = get(&world, "tenant-figures?reason=never_active").await;
    let row = &listed["data"][0];
    assert_eq!(row["name"], "Borealis Logistics", "the worst of them first");
    assert!(listed["data"].as_array().is_some_and(|rows| rows.iter().all(|row| row["reasons"][0] == "never_active")));
    assert_eq!(row["reasons"], json!(["never_active", "failed_jobs"]), "nobody of the rival has ever asked");
    assert_eq!((&row["score"], &row["band"], &row["failedJobs"]), (&json!(40), &json!("risk"), &json!(1)));
    let report = get(&world, "overview").await;
    let bands: u64 = ["good", "watch", "risk"].iter().filter_map(|band| report[band].as_u64()).sum();
    assert_eq!((bands, report["failedJobs"].as_u64()), (14, Some(1)));
    let at_risk = get(&world, "tenant-figures?band=risk&limit=200").await;
    assert_eq!(at_risk["data"].as_array().map(|rows| rows.len() as u64), report["risk"].as_u64(), "the rows behind it");
    let first = get(&world, "tenant-figures?limit=1").await;
    assert!(first["data"][0]["score"].as_u64() <= Some(40), "the worst first");
    for by in [OWNER, CLIENT] {
        for path in ["overview", "tenant-figures", "health"] {
            let reply = world.get(&format!("/api/v1/platform/{path}")).by(by).send().await;
            assert_eq!(reply.refusal(path), (403, "permission_missing".into()));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_thousand_tenants_are_looked_at_at_once() {
    let world = World::demo().await;
    sqlx::raw_sql(
        "insert into tenancy.tenants (id, name, kind, status, admin_email, mode, created_at, version)
         select gen_random_uuid(), 'Tenant ' || n, 'organisation', 'active', 'a@b.example', 'live',
                now() - n * interval '1 hour', 1 from generate_series(1, 10000) n;
         insert into gateway.usage_days (tenant_id, day, calls, refused, failed, last_at)
         select id, current_date - d, 10, 1, 0, now() - d * interval '1 day'
         from tenancy.tenants, generate_series(0, 29) d;
         analyze",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("many tenants");
    weigh(&world).await;
    for path in ["overview?days=30", "tenant-figures?limit=25", "tenant-figures?sort=-calls&limit=25"] {
        get(&world, path).await;
        let asked = Instant::now();
        let answer = get(&world, path).await;
        let took = asked.elapsed();
        assert!(took < Duration::from_millis(500), "{path} took {took:?}");
        assert!(answer["tenants"] == 10_014 || answer["data"].as_array().map(Vec::len) == Some(25), "{path}");
    }
}
