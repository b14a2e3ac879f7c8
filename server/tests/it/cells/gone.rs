//! A cell goes with its tenant.

use super::decided::at_work;
use super::{is_there, open, turns, until};
use crate::identity::keys::RUNS;
use crate::sagas::toys::{moving, time_passes};
use crate::support::people::ADMIN;
use crate::support::{Reply, World};
use crate::tenancy::lifecycle::{act, shown};
use http::Method;
use serde_json::json;

async fn delete(world: &World, id: &str) -> Reply {
    world.ask(Method::DELETE, &format!("/api/v1/tenants/{id}")).by(ADMIN).json(&json!({})).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deleted_tenants_cell_is_closed_at_once_and_its_database_goes_with_the_keys() {
    let mut world = moving().await;
    let _works = at_work(&mut world);
    let own = open(&world).await;
    let (id, token) = (own.id.to_string(), own.join(&world).await);
    let begun = delete(&world, &id).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    until("it is closed", async || own.look(&world, &token, RUNS).await.0 == 403).await;
    assert!(is_there(&world, &own.database).await, "while it can be restored nothing is lost");
    turns(&world).await;
    assert_eq!(act(&world, &id, "restore", &json!({})).await.status, 204);
    until("it works again", async || own.look(&world, &token, RUNS).await.0 == 200).await;
    turns(&world).await;

    assert_eq!(delete(&world, &id).await.status, 200);
    for _ in 0..6 {
        turns(&world).await;
        time_passes(&world).await;
    }
    turns(&world).await;
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["status"], &detail["isolation"]), (&json!("purged"), &json!("dedicated")), "{detail}");
    assert!(!is_there(&world, &own.database).await, "the database is gone");
    let certificate = &detail["certificate"];
    assert!(certificate.to_string().contains(&own.database), "the certificate names what was dropped: {certificate}");
    assert!(certificate["keysDestroyed"].as_u64().is_some_and(|keys| keys >= 1), "{certificate}");
    until("nobody answers under its host", async || own.get(&world, "/login").send().await.status == 421).await;
    let services = world.gateway.services();
    assert!(services.cells.opened().iter().all(|cell| cell.tenant != own.id), "this process has let it go");
    assert!(services.cells.open(&services.db, own.id).await.is_err(), "and opens it no more");
    assert!(!is_there(&world, &own.database).await, "nor makes it anew");
}
