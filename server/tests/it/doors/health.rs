use crate::support::people::{ADMIN, CLIENT};
use crate::support::{OwnCluster, World, settings};
use server::commands::seed;
use server::integrations::models::Models;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_that_has_its_parts_is_live_and_ready() {
    let world = World::empty().await;
    let live = world.get("/health/live").send().await;
    assert_eq!((live.status, live.json()["status"].as_str()), (200, Some("up")));
    let ready = world.get("/health/ready").send().await;
    assert_eq!((ready.status, ready.json()["parts"]["database"]["status"].as_str()), (200, Some("up")));
    assert_eq!(ready.json()["parts"]["model"]["status"], "absent", "everything but runs works without one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn metrics_name_operations_and_requests_and_no_person() {
    server::observe::prometheus::handle();
    let world = World::demo().await;
    world.get("/api/v1/tenants?search=Aurora").by(ADMIN).send().await;
    let text = world.get("/metrics").send().await.text();
    for name in ["portico_operations_total", "portico_operation_seconds_bucket", "portico_http_requests_total"] {
        assert!(text.contains(name), "{name} is missing");
    }
    assert!(text.contains(r#"operation="tenancy.tenants""#) && text.contains("portico_database_connections"));
    assert!(!text.contains('@') && !text.contains("Aurora"), "no personal data");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_the_database_is_away_the_server_lives_says_so_and_comes_back() {
    let own = tokio::task::spawn_blocking(OwnCluster::start).await.expect("a cluster");
    let world = World::on(own.urls(), Some(own.cluster.clone()), Models::default(), &[]);
    let database = server::commands::Database { urls: own.urls(), cluster: Some(own.cluster.clone()) };
    database.migrate().await.expect("the schema is made");
    let settings = settings(&[]);
    seed::fill(&settings, &database, &Models::default(), None).await.expect("the demo world is made");
    assert_eq!(world.get("/health/ready").send().await.status, 200);
    let token = world.token(CLIENT).await;

    let postmaster = i32::try_from(own.cluster.pid().expect("it runs")).expect("a process id");
    kill(postmaster);
    let away = until(&world, 503).await;
    assert_eq!(away["parts"]["database"]["status"], "down", "{away}");
    assert!(away["parts"]["database"]["reason"].as_str().is_some_and(|it| it.contains("database")), "{away}");
    let (live, me) = (world.get("/health/live").send().await, world.get("/api/v1/me").bearer(&token).send().await);
    assert_eq!(live.status, 200);
    if me.status != 200 {
        // It may be back already: the supervisor starts it again at once.
        assert_eq!(me.refusal("while it is away"), (503, "database_unavailable".into()));
    }
    until(&world, 200).await;
    assert_eq!(world.get("/api/v1/me").bearer(&token).send().await.status, 200, "back by itself");

    let cluster = own.cluster.clone();
    tokio::task::spawn_blocking(move || cluster.stop()).await.expect("no panic").expect("it stops");
    for path in ["/api/v1/me", "/api/v1/executions"] {
        let reply = world.get(path).bearer(&token).send().await;
        assert_eq!(reply.refusal(path), (503, "database_unavailable".into()));
        assert_eq!(reply.header("retry-after"), Some("2"));
    }
    let ask = world.get("/client/runs").bearer(&token).header("accept", "text/html").header("accept-language", "ko");
    let page = ask.send().await;
    assert_eq!((page.status, page.header("retry-after")), (503, Some("2")));
    let (text, id) = (page.text(), page.header("x-request-id").expect("an id").to_owned());
    assert!(text.contains("lang=\"ko\"") && text.contains(&format!(">{id}</code>")), "a page with its id: {text}");
    let ready = world.get("/health/ready").send().await;
    assert_eq!((ready.status, world.get("/health/live").send().await.status), (503, 200));
}

fn kill(pid: i32) {
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), nix::sys::signal::Signal::SIGKILL).expect("it runs");
}

/// Asks until readiness has this status, and answers with the body.
async fn until(world: &World, status: u16) -> serde_json::Value {
    for _ in 0..600 {
        let reply = world.get("/health/ready").send().await;
        if reply.status == status {
            return reply.json();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("readiness never became {status}");
}
