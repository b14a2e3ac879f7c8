//! The living proof of isolation, made within a cell.

use super::{number, open};
use crate::sagas::toys::moving;
use crate::support::World;
use domain::platform::IsolationVerdict;
use server::cells::Cell;
use server::gateway::Context;
use server::isolation::{Proof, prove};
use sqlx::PgConnection;

async fn proof_in(cell: &Cell) -> Proof {
    let mut cx = Context::of_worker(&cell.services, World::system(), "platform.prove_isolation");
    prove(&mut cx).await.expect("it is proven")
}

fn leaks(proof: &Proof) -> Vec<String> {
    let leaks = proof.cells.iter().filter(|it| it.verdict == IsolationVerdict::Leak);
    leaks.map(|it| format!("{} by {}: {}", it.name, it.role, it.note)).collect()
}

async fn traces(db: &mut PgConnection) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["log.events", "log.tenants", "tenancy.tenants", "identity.users", "mail.mails", "keys.tenants"] {
        counts.push(number(db, &format!("select count(*) from {table}")).await);
    }
    counts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cell_is_proven_and_a_leak_in_it_is_found() {
    let world = moving().await;
    let own = open(&world).await;
    let cell = own.cell(&world).await;
    let mut within = own.superuser(&world).await;
    let before = traces(&mut within).await;
    let proof = proof_in(&cell).await;
    assert_eq!(leaks(&proof), Vec::<String>::new());
    assert!(proof.calls > 1_000 && proof.cells.len() > domain::catalogue::all().len(), "{} calls", proof.calls);
    let refused = proof.cells.iter().filter(|it| it.verdict == IsolationVerdict::Refused).count();
    assert!(refused > 100, "{refused} were refused");
    assert_eq!(traces(&mut within).await, before, "nothing stays behind");

    sqlx::raw_sql("create policy planted on files.files using (true)").execute(&mut within).await.expect("a leak");
    let found = leaks(&proof_in(&cell).await);
    assert!(found.iter().any(|leak| leak.starts_with("files.files by another_tenant")), "{found:#?}");
}
