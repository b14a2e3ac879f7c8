//! The pages of the desk before any script runs.

use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use server::contexts::platform::WeighTenants;
use server::jobs::Task;

async fn page(world: &World, path: &str, email: &str) -> Reply {
    let cookie = world.cookie(email).await;
    world.get(path).header("cookie", &cookie).header("accept", "text/html").send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_desk_shows_figures_that_lead_to_their_rows() {
    let world = World::demo().await;
    WeighTenants {}.carry_out(world.gateway.clone()).await.expect("they are weighed");
    let desk = page(&world, "/admin", ADMIN).await;
    assert_eq!(desk.status, 200);
    let desk = desk.main_part();
    for part in ["href=\"/admin/tenants\"", "href=\"/admin/jobs?status=failed\"", "New tenants", "never active", "<svg"]
    {
        assert!(desk.contains(part), "{part}");
    }
    let figures = page(&world, "/admin/figures?status=risk", ADMIN).await;
    assert!(figures.status == 200 && figures.main_part().contains("never active"), "{}", figures.main_part());
    for path in ["/admin", "/admin/figures", "/admin/health", "/admin/isolation", "/admin/controls"] {
        assert_eq!(page(&world, path, CLIENT).await.status, 403, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn health_controls_and_the_proof_stand_on_pages_of_their_own() {
    let world = World::demo().await;
    let health = page(&world, "/admin/health", ADMIN).await.main_part();
    assert!(health.contains("Nobody takes tasks") && health.contains("href=\"/admin/jobs\""), "{health}");
    let controls = page(&world, "/admin/controls?search=receipt", ADMIN).await.main_part();
    assert!(controls.contains("CTL-14") && !controls.contains("CTL-01"), "{controls}");
    assert!(page(&world, "/admin/isolation", ADMIN).await.main_part().contains("Not proven yet"));
    world.gateway.call(world.caller(ADMIN).await, domain::platform::ProveIsolation {}).await.expect("it is ordered");
    let progress = std::sync::Arc::new(Nobody);
    let caller = world.caller(ADMIN).await;
    let work = world.gateway.work("platform.prove_isolation", caller, serde_json::json!({}), progress).await;
    work.expect("it is proven").cx.commit().await.expect("it is kept");
    let proof = page(&world, "/admin/isolation", ADMIN).await.main_part();
    assert!(proof.contains("No tenant sees another") && proof.contains("workspaces.show_execution"), "the matrix");
    let found = page(&world, "/admin/isolation?kind=found", ADMIN).await.main_part();
    assert!(found.contains("Nothing fits") && !found.contains("workspaces.show_execution"), "no findings");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_things_page_shows_its_state_and_its_history() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let thing = page(&world, &format!("/admin/audit/things/{lina}"), ADMIN).await.main_part();
    assert!(thing.contains("Lina Haddad") && thing.contains("A person became a member"), "{thing}");
    let early = page(&world, &format!("/admin/audit/things/{lina}?asof=2001-01-01"), ADMIN).await.main_part();
    assert!(early.contains("It wasn't there yet") || early.contains("It wasn&#x27;t there yet"), "{early}");
    let list = page(&world, &format!("/admin/audit?thing={lina}"), ADMIN).await.main_part();
    assert!(list.contains("A person became a member") && list.contains("audit-receipt"), "{list}");
}

/// Hears nothing.
struct Nobody;

impl server::gateway::Progress for Nobody {
    fn report(&self, _: u64, _: u64) -> futures::future::BoxFuture<'_, Result<(), server::Stop>> {
        Box::pin(async { Ok(()) })
    }
}
