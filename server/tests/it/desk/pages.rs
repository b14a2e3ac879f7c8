//! The pages of the desk before any script runs.

use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use server::contexts::platform::WeighTenants;
use server::jobs::Task;

async fn page(world: &World, path: &str, email: &str) -> Reply {
    let cookie = world.cookie(email).await;
    world.get(path).header("cookie", &cookie).header("accept", "text/html").send().await
}

/// What stands within `<main>`: behind it come the page's texts, which name everything.
fn main_of(reply: &Reply) -> String {
    let text = reply.text();
    let (_, rest) = text.split_once("<main").expect("a main part");
    rest.split_once("</main>").expect("its end").0.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_desk_shows_figures_that_lead_to_their_rows() {
    let world = World::demo().await;
    WeighTenants {}.carry_out(world.gateway.clone()).await.expect("they are weighed");
    let desk = page(&world, "/admin", ADMIN).await;
    assert_eq!(desk.status, 200);
    let desk = main_of(&desk);
    for part in ["href=\"/admin/tenants\"", "href=\"/admin/jobs?status=failed\"", "New tenants", "never active", "<svg"]
    {
        assert!(desk.contains(part), "{part}");
    }
    let figures = page(&world, "/admin/figures?status=risk", ADMIN).await;
    assert!(figures.status == 200 && main_of(&figures).contains("never active"), "{}", main_of(&figures));
    for path in ["/admin", "/admin/figures", "/admin/health", "/admin/isolation", "/admin/controls"] {
        assert_eq!(page(&world, path, CLIENT).await.status, 403, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn health_controls_and_the_proof_stand_on_pages_of_their_own() {
    let world = World::demo().await;
    let health = main_of(&page(&world, "/admin/health", ADMIN).await);
    assert!(health.contains("Nobody takes tasks") && health.contains("href=\"/admin/jobs\""), "{health}");
    let controls = main_of(&page(&world, "/admin/controls?search=receipt", ADMIN).await);
    assert!(controls.contains("CTL-14") && !controls.contains("CTL-01"), "{controls}");
    assert!(main_of(&page(&world, "/admin/isolation", ADMIN).await).contains("Not proven yet"));
    world.gateway.call(world.caller(ADMIN).await, domain::platform::ProveIsolation {}).await.expect("it is ordered");
    let progress = std::sync::Arc::new(Nobody);
    let caller = world.caller(ADMIN).await;
    let work = world.gateway.work("platform.prove_isolation", caller, serde_json::json!({}), progress).await;
    work.expect("it is proven").cx.commit().await.expect("it is kept");
    let proof = main_of(&page(&world, "/admin/isolation", ADMIN).await);
    assert!(proof.contains("No tenant sees another") && proof.contains("workspaces.show_execution"), "the matrix");
    let found = main_of(&page(&world, "/admin/isolation?kind=found", ADMIN).await);
    assert!(found.contains("Nothing fits") && !found.contains("workspaces.show_execution"), "no findings");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_things_page_shows_its_state_and_its_history() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let thing = main_of(&page(&world, &format!("/admin/audit/things/{lina}"), ADMIN).await);
    assert!(thing.contains("Lina Haddad") && thing.contains("A person became a member"), "{thing}");
    let early = main_of(&page(&world, &format!("/admin/audit/things/{lina}?asof=2001-01-01"), ADMIN).await);
    assert!(early.contains("It wasn't there yet") || early.contains("It wasn&#x27;t there yet"), "{early}");
    let list = main_of(&page(&world, &format!("/admin/audit?thing={lina}"), ADMIN).await);
    assert!(list.contains("A person became a member") && list.contains("audit-receipt"), "{list}");
}

/// Hears nothing.
struct Nobody;

impl server::gateway::Progress for Nobody {
    fn report(&self, _: u64, _: u64) -> futures::future::BoxFuture<'_, Result<(), server::Stop>> {
        Box::pin(async { Ok(()) })
    }
}
