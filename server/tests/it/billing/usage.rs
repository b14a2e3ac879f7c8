use super::{limit, seen, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, RIVAL};
use serde_json::{Value, json};
use server::gateway::upkeep;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn storage_rises_by_five_megabytes_with_a_file_of_five_megabytes() {
    let world = World::demo().await;
    let path = format!("/api/v1/tenants/{}/plan", tenant_of(&world, CLIENT).await);
    let used = async || {
        let standing = seen(&world, ADMIN, &path).await;
        let find = |limit: &&Value| limit["kind"] == "storage_bytes";
        standing["limits"].as_array().unwrap().iter().find(find).unwrap()["used"].as_u64().expect("bytes")
    };
    let before = used().await;
    const BYTES: usize = 5_000_000;
    crate::files::file(&world, "plan.txt", &[b'a'; BYTES]).await;
    assert_eq!(used().await, before + BYTES as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_with_tokens_count_and_those_of_a_browser_dont() {
    let world = world().await;
    let calls = async || {
        upkeep::write_down(world.gateway.services()).await.expect("it is written");
        let standing = seen(&world, ADMIN, &format!("/api/v1/tenants/{}/plan", tenant_of(&world, RIVAL).await)).await;
        let find = |limit: &&Value| limit["kind"] == "calls_per_month";
        standing["limits"].as_array().unwrap().iter().find(find).unwrap()["used"].as_u64().expect("calls")
    };
    let cookie = world.cookie(RIVAL).await;
    let before = calls().await;
    for _ in 0..3 {
        assert_eq!(world.get("/api/v1/me").by(RIVAL).send().await.status, 200);
    }
    assert_eq!(world.get("/api/v1/tenants").by(RIVAL).send().await.status, 403, "refused calls count as well");
    let me = world.post("/api/fn/identity.me").header("origin", "http://localhost:3000").header("cookie", &cookie);
    assert_eq!(me.send().await.status, 200);
    assert_eq!(calls().await, before + 4);
    assert_eq!(limit(&world, CLIENT, "calls_per_month").await["max"], Value::Null, "Enterprise has no end");
    let unlimited = json!({"kind": "clients", "max": null, "used": null, "resetsAt": null});
    assert_eq!(limit(&world, CLIENT, "clients").await, unlimited);
}
