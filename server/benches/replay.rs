//! The log at speed: how fast projections are made anew from it, against plain SQL over the same rows in the same run,
//! and how far behind a subscriber is while commands go on.
//!
//! `cargo bench --profile quick --bench replay`.

use clap::Parser;
use domain::Moment;
use domain::kernel::{EventExamples, TenantId};
use domain::tenancy::{Tenant, TenantEvent};
use futures::future::BoxFuture;
use managed_postgres::{APP, DATABASE, OWNER, SUPERUSER, testing};
use server::Stop;
use server::ambient::{Clock, machine_now, new_id};
use server::commands::{Database, services};
use server::config::Settings;
use server::integrations::models::Models;
use server::store::Keys;
use server::store::rebuild::rebuild;
use server::store::subscribers::{Runner, Subscriber, followers};
use server::store::{Db, Metadata, Place, Projection, Stored, Tx, Urls, append};
use sqlx::{Connection, PgConnection};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const EVENTS: i64 = 200_000;
const ROUNDS: usize = 3;
const WRITERS: usize = 4;
const LOAD: Duration = Duration::from_secs(8);

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cluster = testing::temp_cluster();
    let folder = tempfile::tempdir()?;
    let mut settings = Cli::parse_from(["bench"]).settings;
    settings.data = folder.path().into();
    let urls = Urls { owner: cluster.url(OWNER, DATABASE), app: Some(cluster.url(APP, DATABASE)), pooled: None };
    Database { urls: urls.clone(), cluster: None }.migrate().await?;
    let services = services(&settings, &urls, Clock::machine(), Models::default())?;
    let (db, keys) = (services.db.clone(), services.keys.clone());
    let mut postgres = PgConnection::connect(&cluster.url(SUPERUSER, DATABASE)).await?;

    create(&db, &keys).await?;
    multiply(&mut postgres).await?;
    println!("{:<14} {:>10} {:>16} {:>16} {:>8}", "projection", "events", "rebuild ev/s", "plain SQL ev/s", "ratio");
    for name in ["event_counts", "tenant"] {
        let projection = Projection::find(name).ok_or("no such projection")?;
        for _ in 0..ROUNDS {
            let plain = plain_sql(&mut postgres, name).await?;
            let began = Instant::now();
            let rebuilt = rebuild(&db, &keys, projection, |_| Ok(())).await?;
            let speed = rebuilt.events as f64 / began.elapsed().as_secs_f64();
            println!("{name:<14} {:>10} {speed:>16.0} {plain:>16.0} {:>8.2}", rebuilt.events, speed / plain);
        }
    }
    lag(db, keys).await
}

/// One command's events.
async fn create(db: &Db, keys: &Keys) -> Result<(), Stop> {
    let id = new_id();
    let place = Place { tenant: TenantId(id), stream: id, version: 0 };
    let metadata = Metadata {
        actor: "system:bench".into(),
        source: "worker".into(),
        operation: "tenancy.create_tenant".into(),
        correlation_id: "0".repeat(32),
        trace_id: "0".repeat(32),
        reach: "system".into(),
        on_behalf_of: None,
        portal: None,
        causation_id: None,
        address: None,
    };
    let event = TenantEvent::examples().remove(0);
    let mut tx = db.as_system("bench").await?;
    append::<Tenant>(&mut tx, keys, place, vec![event], Moment(machine_now().0), &metadata).await?;
    Ok(tx.commit().await?)
}

/// Many like it.
async fn multiply(postgres: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version,
                                 payload, metadata, occurred_at)
         select gen_random_uuid(), tenant_id, context, stream_type, gen_random_uuid(), 1, type, schema_version, payload,
                metadata, occurred_at - number % 30 * interval '1 day'
         from log.events, generate_series(2, $1) number",
    )
    .bind(EVENTS)
    .execute(&mut *postgres)
    .await?;
    sqlx::raw_sql("vacuum analyze log.events").execute(postgres).await.map(|_| ())
}

/// What the database alone needs to write the same rows from the same events.
async fn plain_sql(postgres: &mut PgConnection, projection: &str) -> Result<f64, sqlx::Error> {
    let statement = match projection {
        "event_counts" => {
            "create temp table counts (like platform.event_counts including all);
             insert into counts select tenant_id, (occurred_at at time zone 'UTC')::date, context, type, count(*)
             from log.events group by 1, 2, 3, 4;
             drop table counts"
        }
        _ => {
            "create temp table tenants (like tenancy.tenants including all);
             insert into tenants (id, name, kind, status, admin_email, created_at, version)
             select stream_id, payload ->> 'name', payload ->> 'kind', 'active', payload ->> 'name', occurred_at, version
             from log.events where stream_type = 'tenant';
             drop table tenants"
        }
    };
    let began = Instant::now();
    sqlx::raw_sql(statement).execute(postgres).await?;
    Ok(EVENTS as f64 / began.elapsed().as_secs_f64())
}

/// Notes how long each event took from its transaction to the commit of what follows from it.
#[derive(Default)]
struct Watch(Mutex<Vec<f64>>);

impl Subscriber for Watch {
    fn name(&self) -> &'static str {
        "watch"
    }

    fn handle<'a>(&'a self, _: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            let now = machine_now().0;
            let ms = |stored: &Stored| (now - stored.recorded_at).num_microseconds().unwrap_or(i64::MAX) as f64 / 1e3;
            if let Ok(mut seen) = self.0.lock() {
                seen.extend(events.iter().map(ms));
            }
            Ok(())
        })
    }
}

/// Lag of a subscriber beside the projection's, while commands are carried out as fast as they go.
async fn lag(db: Db, keys: Keys) -> Result<(), Box<dyn std::error::Error>> {
    let watch = Arc::new(Watch::default());
    let mut subscribers = followers();
    subscribers.push(watch.clone());
    let runner = Runner::new(db.clone(), keys.clone(), subscribers);
    // Only what comes from now on counts.
    runner.drain().await?;
    if let Ok(mut seen) = watch.0.lock() {
        seen.clear();
    }
    let runner = tokio::spawn(runner.run());
    let until = Instant::now() + LOAD;
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (db, keys) = (db.clone(), keys.clone());
            tokio::spawn(async move {
                let mut count = 0;
                while Instant::now() < until {
                    create(&db, &keys).await?;
                    db.bell().ring();
                    count += 1;
                }
                Ok::<_, Stop>(count)
            })
        })
        .collect();
    let mut commands = 0;
    for writer in writers {
        commands += writer.await??;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    runner.abort();
    let mut seen = watch.0.lock().map(|seen| seen.clone()).unwrap_or_default();
    seen.sort_by(f64::total_cmp);
    let at = |share: f64| seen.get((seen.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    println!("\n{commands} commands in {LOAD:?}, {} seen by the subscriber", seen.len());
    println!(
        "lag in ms: p50 {:.1}, p99 {:.1}, most {:.1}",
        at(0.5),
        at(0.99),
        seen.last().copied().unwrap_or(f64::NAN)
    );
    Ok(())
}
