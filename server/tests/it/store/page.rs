use super::tally::{POISON, Witness, count, keys};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use server::store::Projection;
use server::store::rebuild::rebuild;
use server::store::subscribers::Runner;
use std::sync::Arc;
use std::sync::atomic::Ordering;

async fn page(world: &World, path: &str, who: &str) -> (u16, String) {
    let reply = world.get(path).header("cookie", &world.cookie(who).await).send().await;
    (reply.status, reply.text())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_page_shows_lag_errors_and_rebuilds_before_scripts_have_loaded() {
    let world = World::demo().await;
    let (db, keys) = (world.db(), keys(&world));
    let tenant = Projection::find("tenant").expect("it is registered");
    rebuild(db, &keys, tenant, |_| Ok(())).await.expect("a rebuild");
    Witness::prepare(&mut world.as_superuser().await).await;
    count(db, &keys, server::ambient::new_id(), POISON, 0).await.expect("it counts");
    let witness = Arc::new(Witness::default());
    witness.stuck.store(true, Ordering::Relaxed);
    let runner = Runner::new(db.clone(), keys.clone(), vec![witness]);
    let mut shown = String::new();
    for _ in 0..500 {
        runner.drain().await.expect("the database is there");
        let (status, text) = page(&world, "/admin/projections", ADMIN).await;
        assert_eq!(status, 200, "{text}");
        shown = text;
        if shown.contains("bear this") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    for projection in Projection::all() {
        assert!(shown.contains(&format!("data-projection=\"{}\"", projection.name)), "{}: {shown}", projection.name);
    }
    for text in ["data-subscriber=\"witness\"", "bear this", "Stuck", "Resume", "rows put right: 0"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let (_, asked) = page(&world, "/admin/projections?rebuild=tenant", ADMIN).await;
    for text in ["platform.rebuild_projection", "value=\"tenant\"", "Write tenant anew from the log of events?"] {
        assert!(asked.contains(text), "{text}: {asked}");
    }
    assert_eq!(page(&world, "/admin/projections", CLIENT).await.0, 403);
}
