//! A log that is sealed whole, and what the seals cover.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use managed_postgres::testing::TempFolder;
use server::audit::seals::{Checkpoints, Report, export, read, seal_next, verify};
use server::audit::{Worker, seals::Signer};
use sqlx::PgConnection;

/// Rows in a batch of these tests: several seals for a small log.
pub const BATCH_ROWS: i64 = 16;

/// A demo world in which something happened, sealed in several batches, with its checkpoints.
pub async fn sealed() -> (World, TempFolder) {
    let world = World::queueing().await;
    for number in 0..12 {
        let run = serde_json::json!({"prompt": format!("Say the number {number}.")});
        let by = if number % 2 == 0 { CLIENT } else { OWNER };
        assert_eq!(world.post("/api/v1/executions").by(by).json(&run).send().await.status, 201);
        assert_eq!(world.get("/api/v1/tenants").by(ADMIN).send().await.status, 200, "far reach");
        world.sign_in(by).await;
    }
    let folder = TempFolder::new();
    seal(&world, folder.path()).await;
    (world, folder)
}

/// Seals what is final and exports the checkpoints.
pub async fn seal(world: &World, folder: &std::path::Path) {
    // A transaction of another test's cleaning may hold the horizon for a moment.
    for _ in 0..200 {
        while {
            let mut tx = world.db().as_system("seal").await.expect("a transaction");
            let seal = seal_next(&mut tx, signer(world), BATCH_ROWS).await.expect("a seal");
            tx.commit().await.expect("it holds");
            seal.is_some()
        } {}
        let mut tx = world.db().as_system("export").await.expect("a transaction");
        export(&mut tx, signer(world), folder).await.expect("checkpoints");
        let report = verify(&mut tx, signer(world), &Checkpoints::new()).await.expect("a report");
        if report.unsealed == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the horizon stays behind");
}

pub fn signer(world: &World) -> &Signer {
    &world.gateway.services().audit.signer
}

pub async fn report(db: &mut PgConnection, world: &World, folder: &std::path::Path) -> Report {
    let checkpoints = read(folder, signer(world)).expect("the checkpoints");
    verify(db, signer(world), &checkpoints).await.expect("a report")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_unaltered_log_verifies_with_and_without_its_checkpoints() {
    let (world, folder) = sealed().await;
    let mut db = world.as_superuser().await;
    let with = report(&mut db, &world, folder.path()).await;
    assert_eq!((with.findings.as_slice(), with.without_checkpoint, with.unsealed), (&[][..], 0, 0));
    assert!(with.seals >= 4 && with.rows >= 60, "{with}");
    let without = verify(&mut db, signer(&world), &Checkpoints::new()).await.expect("a report");
    assert_eq!((without.findings.as_slice(), without.without_checkpoint), (&[][..], with.seals));
    let rows: i64 =
        sqlx::query_scalar("select (select count(*) from log.events) + (select count(*) from log.accesses)")
            .fetch_one(&mut db)
            .await
            .expect("a number");
    assert_eq!(with.rows as i64, rows, "every row of both streams is under a seal");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_happens_later_gets_the_next_seal_and_the_old_ones_stay() {
    let (world, folder) = sealed().await;
    let mut db = world.as_superuser().await;
    let before = report(&mut db, &world, folder.path()).await;
    world.sign_in(CLIENT).await;
    let meanwhile = report(&mut db, &world, folder.path()).await;
    assert_eq!((meanwhile.findings.len(), meanwhile.unsealed), (0, 1), "{meanwhile}");
    seal(&world, folder.path()).await;
    let after = report(&mut db, &world, folder.path()).await;
    assert_eq!((after.findings.len(), after.seals, after.rows), (0, before.seals + 1, before.rows + 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_processes_each_seals_in_turn_and_nothing_twice() {
    let world = World::demo().await;
    for _ in 0..10 {
        world.sign_in(CLIENT).await;
    }
    let mut tasks = Vec::new();
    for _ in 0..6 {
        let (db, signer) = (world.db().clone(), signer(&world).clone());
        tasks.push(tokio::spawn(async move {
            let mut sealed = 0;
            loop {
                let mut tx = db.as_system("seal").await.expect("a transaction");
                let seal = seal_next(&mut tx, &signer, 4).await.expect("a seal");
                tx.commit().await.expect("it holds");
                if seal.is_none() {
                    return sealed;
                }
                sealed += 1;
            }
        }));
    }
    let mut sealed = 0;
    for task in tasks {
        sealed += task.await.expect("no panic");
    }
    let report = verify(&mut world.as_superuser().await, signer(&world), &Checkpoints::new()).await.expect("a report");
    assert_eq!((report.findings.as_slice(), report.seals), (&[][..], sealed), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_transaction_under_way_keeps_what_follows_it_from_being_sealed() {
    let (world, folder) = sealed().await;
    let mut slow = world.as_superuser().await;
    sqlx::raw_sql("begin; select log.current_transaction()").execute(&mut slow).await.expect("it is under way");
    world.sign_in(CLIENT).await;
    let mut tx = world.db().as_system("seal").await.expect("a transaction");
    let early = seal_next(&mut tx, signer(&world), BATCH_ROWS).await.expect("no fault");
    tx.commit().await.expect("it holds");
    assert_eq!(early, None, "it may still write before what is there");
    sqlx::raw_sql("commit").execute(&mut slow).await.expect("it ends");
    seal(&world, folder.path()).await;
    assert_eq!(report(&mut slow, &world, folder.path()).await.unsealed, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_worker_seals_and_exports() {
    let folder = TempFolder::new();
    let path = folder.path().join("checkpoints");
    let world = World::demo_with(&["--checkpoints", &path.to_string_lossy()]).await;
    let worker = Worker::new(world.gateway.services().clone());
    let mut sealed = 0;
    for _ in 0..200 {
        sealed += worker.round(false).await.expect("a round");
        if sealed > 0 {
            break;
        }
    }
    assert_eq!(read(&path, signer(&world)).expect("the folder").len(), sealed);
    assert_eq!(report(&mut world.as_superuser().await, &world, &path).await.findings, []);
}
