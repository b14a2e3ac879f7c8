//! A tenant's receipt: what it confirms, what it keeps to itself, and what it finds when the log was rewritten.

use crate::audit::seals::sealed;
use crate::support::people::{OWNER, RIVAL};
use crate::support::{Ended, World, portico};
use domain::platform::AuditReceipt;
use managed_postgres::testing::TempFolder;
use server::audit::seals::{compare_receipts, verify_receipt};

async fn receipt(world: &World, by: &str) -> AuditReceipt {
    let reply = world.get("/api/v1/audit-receipt").by(by).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    serde_json::from_value(reply.json()).expect("a receipt")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_receipt_confirms_a_tenants_rows_and_nobody_elses() {
    let (world, _folder) = sealed().await;
    let mine = receipt(&world, OWNER).await;
    let confirmed = verify_receipt(&mine, Some(&mine.seals[0].public_key)).expect("it holds");
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let count = "select (select count(*) from log.events where tenant_id = $1)
                      + (select count(*) from log.accesses where tenant_id = $1)";
    let rows: i64 =
        sqlx::query_scalar(count).bind(tenant.0).fetch_one(&mut world.as_superuser().await).await.expect("a count");
    // Taking it is no plain read of the log's, but signing in for it may have come after the seals.
    assert!(confirmed.rows.len() > 12 && confirmed.rows.len() as i64 <= rows, "{} of {rows}", confirmed.rows.len());
    assert!(confirmed.rows.keys().all(|place| place.contains(&tenant.to_string())));
    let refused = world.get("/api/v1/audit-receipt").by(RIVAL).send().await;
    assert_eq!(refused.refusal("no right to the log"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_kept_a_receipt_shows_with_the_command_that_the_log_was_rewritten() {
    let (world, _folder) = sealed().await;
    let earlier = receipt(&world, OWNER).await;
    let folder = TempFolder::new();
    std::fs::create_dir_all(folder.path()).expect("a folder");
    let keep = |name: &str, receipt: &AuditReceipt| {
        let file = folder.path().join(name);
        std::fs::write(&file, serde_json::to_vec(receipt).expect("JSON")).expect("it is kept");
        file.to_string_lossy().into_owned()
    };
    let kept = keep("earlier.json", &earlier);
    let verify = |arguments: &[&str]| {
        Ended::of(&mut portico(folder.path(), &[&["audit", "verify-receipt"], arguments].concat()))
    };
    let whole = verify(&[&kept, "--key", &earlier.seals[0].public_key]);
    assert!(whole.fine && whole.out.contains("as the receipt says"), "{} {}", whole.out, whole.err);
    let again = keep("again.json", &receipt(&world, OWNER).await);
    let same = verify(&[&kept, "--later", &again]);
    assert!(same.fine && same.out.contains("as they were"), "{} {}", same.out, same.err);

    // Somebody takes a row away, and the later receipt doesn't have it any more.
    let mut forged = earlier.clone();
    let gone = forged.seals[0].rows.remove(0);
    let (before, after) =
        (verify_receipt(&earlier, None).expect("whole"), verify_receipt(&forged, None).expect("signed"));
    assert!(compare_receipts(&before, &after).is_err());
    let told = verify(&[&kept, "--later", &keep("forged.json", &forged)]);
    let place = gone.leaf.rsplit_once(' ').expect("a line").0.to_owned();
    assert!(!told.fine && told.err.contains("missing or another one now") && told.err.contains(&place), "{}", told.err);
    let mut altered = earlier.clone();
    let leaf = &mut altered.seals[0].rows[0].leaf;
    let last = if leaf.pop() == Some('0') { '1' } else { '0' };
    leaf.push(last);
    let told = verify(&[&keep("altered.json", &altered)]);
    assert!(!told.fine && told.err.contains("isn't in its seal"), "{}", told.err);
    let stranger = verify(&[&kept, "--key", "bm90IHRoZSBrZXk="]);
    assert!(!stranger.fine && stranger.err.contains("another key"), "{}", stranger.err);
}
