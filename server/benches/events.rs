//! From a command to a durable event with its projection, against `pgbench` with the same statements on the same
//! database, in turns within the same run, at 1, 8 and 32 clients; and what a batch of events costs.
//!
//! `cargo bench --profile quick --bench events`, with `PORTICO_MODEL` naming a GGUF file: the command is the start of a
//! run, which nobody works on. pgbench sends begin and settings as two messages where the server sends one.

#[path = "support/installation.rs"]
mod installation;

use clap::Parser;
use domain::billing::ChangePlan;
use domain::identity::AddPerson;
use domain::kernel::{Patch, TimeZone};
use domain::policy::{Actor, Role};
use domain::tenancy::{Tenant, TenantEvent};
use domain::workspaces::StartExecution;
use managed_postgres::{APP, Cluster, DATABASE, OWNER, Options, testing};
use server::ambient::Clock;
use server::commands::{Database, services};
use server::config::Settings;
use server::contexts::billing::make_stock;
use server::contexts::models::build_in;
use server::gateway::{Caller, Door, Gateway, Services};
use server::integrations::models::Models;
use server::store::{self, Metadata, Place, Urls};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

type Failed = Box<dyn std::error::Error + Send + Sync>;

const SECONDS: u64 = 2;
const ROUNDS: usize = 5;
const CLIENTS: [usize; 3] = [1, 8, 32];
const BATCH: usize = 100;
const BATCHES: i32 = 50;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
}

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let folder = testing::TempFolder::new();
    // Durable, as in production: what is measured ends on the disk.
    let options = Options { max_connections: 100, ..Options::new(folder.path().join("data"), testing::binaries()) };
    let cluster = Cluster::start(options)?;
    let urls = Urls { owner: cluster.url(OWNER, DATABASE), app: Some(cluster.url(APP, DATABASE)), pooled: None };
    Database { urls: urls.clone(), cluster: None }.migrate().await?;
    // As many as a benchmark asks; what is measured counts against its limits all the same.
    let mut settings = Cli::parse_from([
        "bench",
        "--database-connections",
        "40",
        "--limit-browser",
        "10000000",
        "--limit-ai",
        "10000000",
    ])
    .settings;
    settings.data = folder.path().join("secrets");
    let model = std::env::var_os("PORTICO_MODEL").ok_or("let PORTICO_MODEL name a GGUF file")?;
    let services = services(&settings, &urls, Clock::machine(), Models::load(model.as_ref())?)?;
    installation::listen(&services);
    make_stock(&services).await.map_err(|_| "no plans")?;
    build_in(&services).await.map_err(|_| "no local provider")?;
    let gateway = server::contexts::gateway(services.clone());
    let actor = somebody(&services, &gateway).await?;
    start(&gateway, &actor).await?;

    println!("{:>8} {:>16} {:>16} {:>8}", "clients", "portico per s", "pgbench per s", "ratio");
    for clients in CLIENTS {
        // In turns, because what a commit costs depends on what else the disk has to do just then.
        let mut ratios = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let ours = commands(&gateway, &actor, clients).await?;
            let theirs = pgbench(&urls, &actor, clients, &script(&actor))?;
            println!("{clients:>8} {ours:>16.0} {theirs:>16.0} {:>8.2}", ours / theirs);
            ratios.push(ours / theirs);
        }
        ratios.sort_by(f64::total_cmp);
        println!("{clients:>8} {:>33} {:>8.2}", "median", ratios[ROUNDS / 2]);
    }
    let each = batches(&services, &actor).await?;
    println!("\nbatches of {BATCH} events with their projection: {:.0} events per s", 1.0 / each);
    cluster.stop()?;
    Ok(())
}

async fn somebody(services: &Arc<Services>, gateway: &Gateway) -> Result<Actor, Failed> {
    let system = || Caller::system("bench", Door::Worker);
    let tenant_id = installation::tenant(services, "Bench").await?;
    // The plan with the widest limits.
    let change = ChangePlan { id: tenant_id, plan: "enterprise".into(), version: None };
    gateway.call(system(), change).await?;
    let (name, email) = ("Client".to_owned(), "client@bench.example".to_owned());
    let add = AddPerson {
        email: email.clone(),
        name: name.clone(),
        password: "a long enough password".into(),
        tenant_id: Some(tenant_id),
        role: Role::ClientUser.into(),
    };
    let person_id = gateway.call(system(), add).await?.id;
    Ok(Actor { person_id, name, email, tenant_id, ..Actor::example(0, 0, &[Role::ClientUser]) })
}

async fn start(gateway: &Gateway, actor: &Actor) -> Result<(), domain::Refusal> {
    let run = StartExecution::of("Name a spice.");
    gateway.call(Caller::person(actor.clone(), Door::Rest), run).await.map(|_| ())
}

/// Commands a second.
async fn commands(gateway: &Gateway, actor: &Actor, clients: usize) -> Result<f64, Failed> {
    let (done, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let lanes: Vec<_> = (0..clients)
        .map(|_| {
            let (gateway, actor, done, stop) = (gateway.clone(), actor.clone(), done.clone(), stop.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    start(&gateway, &actor).await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, domain::Refusal>(())
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (before, began) = (done.load(Ordering::Relaxed), Instant::now());
    tokio::time::sleep(Duration::from_secs(SECONDS)).await;
    let per_s = (done.load(Ordering::Relaxed) - before) as f64 / began.elapsed().as_secs_f64();
    stop.store(true, Ordering::Relaxed);
    for lane in lanes {
        lane.await??;
    }
    Ok(per_s)
}

/// The statements of one command, as the server sends them.
fn script(actor: &Actor) -> String {
    let (tenant, person) = (actor.tenant_id, actor.person_id);
    let stream = "(lpad(to_hex(:high::bigint), 16, '0') || lpad(to_hex(:low::bigint), 16, '0'))::uuid";
    let metadata = format!(
        r#"{{"actor":"person:{person}","source":"rest","operation":"workspaces.start_execution","correlationId":"0","traceId":"0","reach":"own"}}"#
    );
    let sealed = "A".repeat(80);
    let payload = format!(
        r#"{{"prompt":{{"history":[],"maxTokens":256,"model":"m","system": null,"temperature":0.0,"text":"Name a spice."}},"startedBy":"{person}","startedByName":{{"$personal":"{person}","sealed":"{sealed}"}}}}"#
    );
    format!(
        "\\set high random(1, 9223372036854775807)\n\\set low random(1, 9223372036854775807)\nbegin;\n\
         select set_config('app.tenant_id', '{tenant}', true), set_config('app.reach', 'own', true), \
         set_config('search_path', 'identity, tenancy, workspaces', true);\n\
         with held as materialized (select pg_advisory_xact_lock_shared(log.lock_of('execution'))), \
         this as materialized (select pg_current_xact_id()::text::bigint + base as id from log.era) \
         insert into log.events (transaction_id, event_id, tenant_id, context, stream_type, stream_id, version, type, \
         schema_version, payload, metadata, mode, occurred_at) \
         select (select id from this), e.id, '{tenant}', 'workspaces', 'execution', {stream}, e.version, e.type, \
         2, e.payload, '{metadata}', coalesce((select mode from log.tenants where tenant_id = '{tenant}'), 'live'), now() \
         from held, unnest(array[gen_random_uuid()], array[1], array['ExecutionQueued'], array['{payload}'::jsonb]) \
         as e(id, version, type, payload) where 0 = 0 or exists (select from log.events before \
         where before.stream_id = {stream} and before.version = 0 \
         and before.transaction_id <= (select id from this)) order by e.version;\n\
         insert into executions (id, tenant_id, status, prompt, system, history, model, max_tokens, temperature, \
         started_by, started_by_name, created_at, version, workspace_id) values ({stream}, '{tenant}', 'queued', \
         'Name a spice.', null, '[]', 'm', 256, 0.0, '{person}', 'Client', now(), 1, '{tenant}');\n\
         select pg_notify('portico_executions', '');\ncommit;\n"
    )
}

/// Transactions a second.
fn pgbench(urls: &Urls, actor: &Actor, clients: usize, script: &str) -> Result<f64, Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(format!("{}.sql", actor.tenant_id));
    std::fs::write(&file, script)?;
    let url = urls.app.as_deref().unwrap_or(&urls.owner);
    let output = Command::new(testing::binaries().dir().join("pgbench"))
        .args(["--no-vacuum", "--protocol=prepared", &format!("--client={clients}"), "--jobs=2"])
        .args([&format!("--time={SECONDS}"), "--file"])
        .args([file.as_os_str(), url.as_ref()])
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    Ok(tps.ok_or_else(|| format!("pgbench: {text}{}", String::from_utf8_lossy(&output.stderr)))?)
}

/// Seconds for each event when many are appended in one statement.
async fn batches(services: &Arc<Services>, actor: &Actor) -> Result<f64, Failed> {
    let now = services.clock.now();
    let metadata = Metadata {
        actor: "system:bench".into(),
        on_behalf_of: None,
        source: "worker".into(),
        portal: None,
        operation: "bench".into(),
        causation_id: None,
        address: None,
        correlation_id: "0".into(),
        trace_id: "0".into(),
        reach: "system".into(),
    };
    let mut version = 1;
    let began = Instant::now();
    for _ in 0..BATCHES {
        let zone =
            |i: usize| Patch::Value(TimeZone::named(if i.is_multiple_of(2) { "Asia/Seoul" } else { "Asia/Dubai" }));
        let events: Vec<_> = (0..BATCH)
            .map(|i| TenantEvent::TenantChanged { time_zone: zone(i), name: None, admin_email: None })
            .collect();
        let mut tx = services.db.as_system("bench").await?;
        let place = Place { tenant: actor.tenant_id, stream: actor.tenant_id.0, version };
        store::append::<Tenant>(&mut tx, &services.keys, place, events, now, &metadata).await?;
        tx.commit().await?;
        version += i32::try_from(BATCH)?;
    }
    Ok(began.elapsed().as_secs_f64() / (f64::from(BATCHES) * BATCH as f64))
}
