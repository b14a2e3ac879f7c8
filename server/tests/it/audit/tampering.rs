//! Two hundred alterations, each made as a superuser with the triggers off, verified, and rolled back.

use super::forger::{Forger, Named, run};
use super::seals::{BATCH_ROWS, sealed, signer};
use crate::support::{World, portico};
use server::audit::seals::{Finding, Wrong, read, seal_next, verify};
use sqlx::PgConnection;

const ALTERATIONS: usize = 200;
const SEED: u64 = 20_261_121;

/// Everything that is stored, as one number.
async fn print(db: &mut PgConnection) -> String {
    let query = "select md5(string_agg(row, '|' order by row)) from (
                     select e::text as row from log.events e union all select a::text from log.accesses a
                     union all select s::text from log.seals s) rows";
    sqlx::query_scalar(query).fetch_one(db).await.expect("a number")
}

/// Every seal is made anew over what is there now: by somebody who holds even the key.
async fn reseal(db: &mut PgConnection, world: &World) {
    run(db, "delete from log.seals").await;
    while seal_next(db, signer(world), BATCH_ROWS).await.expect("a seal").is_some() {}
}

fn names(finding: Option<&Finding>, named: &Named) -> bool {
    let Some(Finding { seal, wrong }) = finding else { return false };
    match (named, wrong.place()) {
        (Named::Row(id), Some(place)) => place.id == *id,
        (Named::Seal(number), None) => seal == number && matches!(wrong, Wrong::SealAltered | Wrong::SealMissing),
        _ => false,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_of_two_hundred_alterations_is_found_and_the_first_altered_event_is_named() {
    let (world, folder) = sealed().await;
    let checkpoints = read(folder.path(), signer(&world)).expect("the checkpoints");
    let mut db = world.as_superuser().await;
    let mut forger = Forger::new(SEED, &mut db).await;
    let last: i64 = sqlx::query_scalar("select max(number) from log.seals").fetch_one(&mut db).await.expect("seals");
    let (before, mut altered, mut recomputed) = (print(&mut db).await, 0, 0);
    while altered < ALTERATIONS {
        run(&mut db, "begin; set local session_replication_role = replica").await;
        let forgery = forger.alter(&mut db).await;
        // Some alterations leave things as they were: two rows of one transaction, a payload that was empty.
        if print(&mut db).await != before {
            altered += 1;
            let is_row = matches!(forgery.named, Named::Row(_));
            if is_row && altered % 3 == 0 {
                recomputed += 1;
                reseal(&mut db, &world).await;
            }
            let report = verify(&mut db, signer(&world), &checkpoints).await.expect("a report");
            assert!(names(report.findings.first(), &forgery.named), "{}:\n{report}", forgery.what);
            // Without the files the signatures still tell that something is wrong, unless the key was stolen too.
            // That the last seal is missing only the files tell: nothing comes after it.
            let is_end = forgery.what == format!("delete from log.seals where number = {last}");
            if altered % 3 != 0 && altered % 4 == 0 && !is_end {
                let report = verify(&mut db, signer(&world), &Default::default()).await.expect("a report");
                assert!(!report.findings.is_empty(), "{} is seen without checkpoints", forgery.what);
            }
        }
        run(&mut db, "rollback").await;
    }
    assert!(recomputed > 40, "{recomputed} chains were recomputed");
    assert_eq!(print(&mut db).await, before);
    let report = verify(&mut db, signer(&world), &checkpoints).await.expect("a report");
    assert_eq!(report.findings, [], "the log is as it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_log_cut_off_at_its_end_is_found_though_the_seals_went_too() {
    let (world, folder) = sealed().await;
    let checkpoints = read(folder.path(), signer(&world)).expect("the checkpoints");
    let mut db = world.as_superuser().await;
    run(
        &mut db,
        "set session_replication_role = replica;
         delete from log.events where transaction_id > (select max(from_transaction) from log.seals);
         delete from log.accesses where transaction_id > (select max(from_transaction) from log.seals);
         delete from log.seals where number = (select max(number) from log.seals)",
    )
    .await;
    let report = verify(&mut db, signer(&world), &checkpoints).await.expect("a report");
    assert!(matches!(report.findings[0].wrong, Wrong::Missing(_)), "{report}");
    assert_eq!(report.findings[1].wrong, Wrong::SealMissing, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_checkpoint_that_was_touched_is_no_checkpoint() {
    let (world, folder) = sealed().await;
    let file = std::fs::read_dir(folder.path()).expect("a folder").next().expect("a file").expect("a file").path();
    let text = std::fs::read_to_string(&file).expect("a checkpoint");
    let mut db = world.as_superuser().await;
    let leaf = text.lines().find(|line| line.contains("event ")).expect("a leaf").trim().trim_matches(['"', ',']);
    for (from, to) in [("\\\"count\\\":", "\\\"count\\\":1"), (leaf, &leaf.replace("event", "access")), ("{", "[")] {
        std::fs::write(&file, text.replacen(from, to, 1)).expect("it is written");
        let checkpoints = read(folder.path(), signer(&world)).expect("the folder");
        let report = verify(&mut db, signer(&world), &checkpoints).await.expect("a report");
        assert!(report.findings.iter().any(|it| it.wrong == Wrong::CheckpointForged), "{from} to {to}: {report}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_command_names_what_was_altered_and_fails() {
    let (world, folder) = sealed().await;
    let run_verify = || {
        let data = folder.path().join("data");
        let mut command = portico(&data, &["audit", "verify", "--checkpoints", &folder.path().to_string_lossy()]);
        command.env("DATABASE_URL", &world.urls.owner).env("PORTICO_SECRET", "5e".repeat(32));
        if let Some(app) = &world.urls.app {
            command.env("PORTICO_DATABASE_APP_URL", app);
        }
        crate::support::Ended::of(&mut command)
    };
    let fine = run_verify();
    assert!(fine.fine && fine.out.contains("is as it was sealed"), "{} {}", fine.out, fine.err);
    let mut db = world.as_superuser().await;
    let id: uuid::Uuid = sqlx::query_scalar("select event_id from log.events order by position limit 1 offset 20")
        .fetch_one(&mut db)
        .await
        .expect("an event");
    run(&mut db, "set session_replication_role = replica").await;
    run(&mut db, &format!("update log.events set payload = '{{\"x\": 1}}' where event_id = '{id}'")).await;
    let ended = run_verify();
    assert!(!ended.fine, "{}", ended.out);
    assert!(ended.out.contains(&format!("altered: event {id}, tenant")), "{} {}", ended.out, ended.err);
}
