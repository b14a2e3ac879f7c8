//! The living proof finds nothing in an installation that is whole, leaves nothing behind, and finds a leak that was
//! planted: a policy that shows too much, and an operation that answers with another tenant's row.

use crate::gateway::toys::{PLAIN, toy};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use domain::Refusal;
use domain::kernel::{Access, Attributes, Example, ExecutionId, Kind, Method, Operation, ProofId, Rest};
use domain::platform::{IsolationLine, IsolationProofDetail, IsolationProofs, IsolationVerdict, ShowIsolationProof};
use domain::policy::{Permission, Role};
use futures::future::BoxFuture;
use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use server::Stop;
use server::gateway::{Context, Progress};
use std::sync::{Arc, Mutex};

/// Hears how far the job is.
#[derive(Default)]
struct Heard(Mutex<Vec<(u64, u64)>>);

impl Progress for Heard {
    fn report(&self, done: u64, total: u64) -> BoxFuture<'_, Result<(), Stop>> {
        self.0.lock().expect("unpoisoned").push((done, total));
        Box::pin(async { Ok(()) })
    }
}

/// Makes a proof as a worker does.
async fn prove(world: &World) -> IsolationProofDetail {
    let heard = Arc::new(Heard::default());
    let caller = world.caller(ADMIN).await;
    let mut worked =
        world.gateway.work("platform.prove_isolation", caller, json!({}), heard.clone()).await.expect("it is proven");
    worked.cx.commit().await.expect("it is kept");
    let heard = heard.0.lock().expect("unpoisoned").clone();
    assert!(heard.is_sorted() && heard.len() > 1, "{heard:?}");
    let id: ProofId = worked.output["id"].as_str().expect("an id").parse().expect("one of ours");
    world.gateway.call(world.caller(ADMIN).await, ShowIsolationProof { id }).await.expect("it is shown")
}

fn found(lines: &[IsolationLine], verdict: IsolationVerdict) -> Vec<String> {
    let cells = lines.iter().flat_map(|line| line.cells.iter().map(move |cell| (line, cell)));
    let cells = cells.filter(|(_, cell)| cell.verdict == verdict);
    cells
        .map(|(line, cell)| {
            let came = (cell.expected, cell.function, cell.rest);
            format!("{} by {}: {came:?} {}", line.name, cell.role, cell.note)
        })
        .collect()
}

/// What a proof must not touch.
async fn traces(world: &World) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in [
        "log.events",
        // Showing the proof is a look beyond one's own tenant, and on record as any.
        "log.accesses where operation <> 'platform.show_isolation_proof'",
        "tenancy.tenants",
        "identity.users",
        "mail.mails",
        "platform.jobs",
        "log.tenants",
    ] {
        let query = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
        let count = sqlx::query_scalar(query).fetch_one(&mut world.as_superuser().await).await;
        counts.push(count.unwrap_or_else(|why| panic!("{table}: {why}")));
    }
    counts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_whole_installation_is_proven_and_nothing_stays_behind() {
    let world = World::queueing().await;
    let before = traces(&world).await;
    let proof = prove(&world).await;
    assert_eq!(found(&proof.lines, IsolationVerdict::Leak), Vec::<String>::new());
    assert_eq!(found(&proof.lines, IsolationVerdict::Unclear), Vec::<String>::new());
    assert_eq!(traces(&world).await, before);
    // Every operation has a line, and every role a cell.
    let operations = domain::catalogue::all().len();
    assert!(proof.lines.len() > operations + 20, "{} lines", proof.lines.len());
    assert!(proof.lines[..operations].iter().all(|line| line.cells.len() == Role::ALL.len() + 1));
    let calls = proof.proof.calls;
    assert!(calls > 1_500, "{calls} calls");
    // What the proof can name it has a thing of.
    let nothing: Vec<_> = proof
        .lines
        .iter()
        .filter(|line| line.cells.iter().any(|cell| cell.note == "no_thing"))
        .map(|line| line.name.as_str())
        .collect();
    assert_eq!(nothing, ["identity.add_passkey"]);
    let refused_as_not_there = |name: &str| {
        let line = proof.lines.iter().find(|line| line.name == name).expect("a line");
        let cell = line.cells.iter().find(|cell| cell.role == Role::Owner.as_str()).expect("a cell");
        assert_eq!(
            (cell.verdict, cell.function, cell.rest),
            (IsolationVerdict::Refused, Some(404), Some(404)),
            "{name}"
        );
    };
    refused_as_not_there("workspaces.cancel_execution");
    refused_as_not_there("identity.show_person");
    refused_as_not_there("files.remove_file");
    let runs = world.gateway.call(world.caller(ADMIN).await, IsolationProofs::default()).await.expect("a list").data;
    assert_eq!((runs.len(), runs[0].id), (1, proof.proof.id));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_policy_that_shows_too_much_is_found_at_the_table_and_at_the_operations() {
    let world = World::demo().await;
    sqlx::raw_sql(
        "create policy planted on workspaces.executions using (true); create policy planted on log.events using (true)",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("a leak");
    let proof = prove(&world).await;
    assert_eq!(proof.proof.verdict, IsolationVerdict::Leak);
    let leaks = found(&proof.lines, IsolationVerdict::Leak);
    let signs = [
        "log.events by no_tenant",
        "workspaces.executions by another_tenant",
        "identity.revoke_api_key by owner",
        "federation.remove_app by developer",
    ];
    for sign in signs {
        assert!(leaks.iter().any(|leak| leak.starts_with(sign)), "{sign}: {leaks:#?}");
    }
    assert_eq!(u32::try_from(leaks.len()).ok(), Some(proof.proof.leaks));
    let listed = world.get("/api/v1/platform/isolation-cells?verdict=leak&search=identity").by(ADMIN).send().await;
    assert!(listed.json()["data"].as_array().is_some_and(|cells| cells.len() >= 4), "{}", listed.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_table_whose_wall_was_taken_down_is_found() {
    let world = World::demo().await;
    sqlx::raw_sql("alter table files.files no force row level security")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("a wall less");
    let leaks = found(&prove(&world).await.lines, IsolationVerdict::Leak);
    assert_eq!(leaks.len(), 2, "{leaks:#?}");
    assert!(leaks.iter().all(|leak| leak.starts_with("files.files by") && leak.ends_with("no_wall")), "{leaks:#?}");
}

toy!(PeekAtRun { id: ExecutionId = ExecutionId(uuid::Uuid::nil()) }, "peek_at_run", Query, Get "/toys/peeks/{id}", Peek, Peek);

/// What [`PeekAtRun`] sees.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Peek {
    pub prompt: String,
}

/// Forgets whose the run is.
async fn peek_at_run(cx: &mut Context, op: PeekAtRun) -> Result<Peek, Stop> {
    cx.widen_to_system("a leak").await?;
    let found = sqlx::query_scalar("select prompt from workspaces.executions where id = $1").bind(op.id.0);
    let prompt: Option<String> = found.fetch_optional(&mut **cx.tx().await?).await?;
    Ok(Peek { prompt: prompt.ok_or_else(Refusal::not_found)? })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_operation_that_answers_with_another_tenants_row_is_found() {
    let world =
        World::demo_serving(|services| server::contexts::handlers(services.into()).serve(peek_at_run).build()).await;
    let proof = prove(&world).await;
    let leaks = found(&proof.lines, IsolationVerdict::Leak);
    let roles = [Role::ClientUser, Role::Owner, Role::Agency].map(Role::as_str);
    let expected: Vec<_> =
        roles.iter().map(|role| format!("toys.peek_at_run by {role}: (Some(404), Some(200), Some(200)) ")).collect();
    assert_eq!(leaks, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_proof_is_for_those_who_run_the_installation() {
    let world = World::demo().await;
    let ask = || world.post("/api/v1/platform/isolation-proofs").json(&json!({}));
    assert_eq!(ask().by(CLIENT).send().await.refusal("a client"), (403, "permission_missing".into()));
    assert_eq!(ask().by(ADMIN).send().await.status, 202);
    let nothing = world.get("/api/v1/platform/isolation-cells").by(ADMIN).send().await;
    assert_eq!(nothing.json()["data"], json!([]), "no proof yet");
}
