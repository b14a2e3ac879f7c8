use crate::support::World;
use crate::support::people::ADMIN;
use serde_json::{Value, json};

async fn health(world: &World) -> Value {
    let reply = world.get("/api/v1/platform/health").by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// State and reason of a part.
fn part(report: &Value, name: &str) -> (String, String) {
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|check| check["part"] == name).unwrap_or_else(|| panic!("no {name}"));
    let text = |member: &str| check[member].as_str().expect("a text").to_owned();
    (text("state"), text("reason"))
}

fn says(state: &str, reason: &str) -> (String, String) {
    (state.to_owned(), reason.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_part_says_how_it_does_and_why() {
    let world = World::demo().await;
    world.follow_to_the_end().await;
    let report = health(&world).await;
    assert_eq!(report["checks"].as_array().map(Vec::len), Some(12));
    assert_eq!(part(&report, "database"), says("up", "answers"));
    assert_eq!(part(&report, "storage"), says("up", "answers"));
    assert_eq!(part(&report, "model"), says("absent", "none"), "this world has none");
    assert_eq!(part(&report, "workers"), says("down", "none"), "nobody works in this world");
    assert_eq!(part(&report, "subscribers"), says("up", "follow"));
    assert_eq!(part(&report, "jobs"), says("up", "none_failed"));
    assert_eq!(part(&report, "isolation"), says("warning", "never"));
    assert_eq!(report["state"], "down", "the worst of them");
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_fails_waits_or_is_paused_is_named() {
    let world = World::demo().await;
    world.follow_to_the_end().await;
    let pause = world.post("/api/v1/platform/subscribers/event_counts/pause").by(ADMIN).json(&json!({})).send().await;
    assert!(pause.status < 300, "{}", pause.text());
    sqlx::raw_sql(
        "insert into platform.jobs (id, operation, input, status, correlation_id, trace_id, created_at)
         values (gen_random_uuid(), 'toys.count', '{}', 'failed', '', '', now());
         insert into mail.mails (id, kind, locale, address, subject, status, created_at)
         values (gen_random_uuid(), 'sign_in_link', 'en', 'a@b.example', '', 'waiting', now() - interval '1 hour');
         insert into queue._private_workers (id, last_heartbeat_at) values ('one', now());
         select queue.add_job('toy');
         update queue._private_jobs set run_at = now() - interval '10 minutes';
         insert into platform.isolation_proofs
             (id, at, took_ms, version, verdict, calls, leaks, unclear, refused, passed, reaches, skipped)
         values (gen_random_uuid(), now(), 1, '0', 'leak', 1, 3, 0, 0, 0, 0, 0)",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("trouble");
    let report = health(&world).await;
    assert_eq!(part(&report, "jobs"), says("warning", "failed"));
    assert_eq!(part(&report, "mail"), says("warning", "late"));
    assert_eq!(part(&report, "workers"), says("up", "alive"));
    assert_eq!(part(&report, "queue"), says("warning", "waits"));
    assert_eq!(part(&report, "subscribers"), says("warning", "paused"));
    assert_eq!(part(&report, "isolation"), says("down", "leaks"));
}
