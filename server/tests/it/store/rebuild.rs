use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use domain::files::File;
use domain::identity::Person;
use domain::tenancy::Tenant;
use domain::workspaces::Execution;
use serde_json::json;
use server::gateway::Services;
use server::store::{Projected, replay_all};
use sqlx::AssertSqlSafe;

const PROJECTIONS: &[&str] = &[
    "tenancy.tenants",
    "identity.users",
    "identity.memberships",
    "workspaces.executions",
    "files.files",
    "files.file_versions",
];

/// Every row of every projection, as text.
async fn rows(world: &World) -> String {
    let mut postgres = world.as_superuser().await;
    let mut all = String::new();
    for table in PROJECTIONS {
        let query = format!("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t");
        let text: String = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut postgres).await.expect("rows");
        all.push_str(&format!("{table}\n{text}\n"));
    }
    all
}

async fn rebuild<A: Projected>(services: &Services) {
    let mut tx = services.db.as_system("rebuild").await.expect("a transaction");
    replay_all::<A>(&mut tx, &services.keys).await.expect("the log is replayed");
    tx.commit().await.expect("it holds");
}

async fn rebuild_all(services: &Services) {
    rebuild::<Tenant>(services).await;
    rebuild::<Person>(services).await;
    rebuild::<Execution>(services).await;
    rebuild::<File>(services).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_ends_with_the_same_rows() {
    let world = World::demo().await;
    let before = rows(&world).await;
    assert!(before.lines().count() > 30, "{before}");
    rebuild_all(world.gateway.services()).await;
    assert_eq!(rows(&world).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_under_commands_and_workers_loses_and_doubles_nothing() {
    let world = World::answering().await;
    let services = world.gateway.services().clone();
    let rebuilds = tokio::spawn(async move {
        for _ in 0..8 {
            rebuild_all(&services).await;
        }
    });
    let mut number = 0;
    while number < 12 || !rebuilds.is_finished() {
        number += 1;
        let tenant =
            json!({"name": format!("Newcomer {number}"), "kind": "agency", "adminEmail": "office@new.example"});
        let reply = world.post("/api/v1/tenants").by(ADMIN).json(&tenant).send().await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        if number <= 6 {
            let run = json!({"prompt": format!("Say the number {number}."), "maxTokens": 4});
            let reply = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await;
            assert_eq!(reply.status, 201, "{}", reply.text());
        }
        let read = world.get("/api/v1/tenants?limit=200").by(ADMIN).send().await.json();
        assert!(read["data"].as_array().map(Vec::len) >= Some(14 + number), "readers see whole lists throughout");
    }
    rebuilds.await.expect("every rebuild went through");
    for _ in 0..500 {
        let waiting = world.get("/api/v1/executions?status=done").by(CLIENT).send().await.json();
        if waiting["data"].as_array().map(Vec::len) == Some(6) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let before = rows(&world).await;
    assert_eq!(before.matches("Newcomer").count(), number);
    assert_eq!(before.matches(",done,").count(), 6, "every run was answered: {before}");
    rebuild_all(world.gateway.services()).await;
    assert_eq!(rows(&world).await, before);
}
