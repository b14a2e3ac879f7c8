//! Passages of 20 tenants of unequal size, 100,000 together: how many of the ten nearest the index finds, with who may read them
//! in the question, how long that takes, and whether anything foreign is among them.
//!
//! `cargo bench --profile quick --bench retrieval`. The vectors are drawn, not embedded (`support/clusters.rs` says how), so that
//! what is measured is the search.

#[path = "support/clusters.rs"]
mod clusters;
#[path = "support/times.rs"]
mod times;

use clusters::{Clusters, DIMENSIONS};
use managed_postgres::testing::{TempFolder, binaries};
use managed_postgres::{APP, Cluster, DATABASE, OWNER, Options, SUPERUSER};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use server::commands::Database;
use server::store::Urls;
use sqlx::{Connection, PgConnection};
use std::fmt::Write;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Passages of each tenant.
const SIZES: [u32; 20] = [
    28_000, 17_000, 12_000, 9_000, 7_000, 6_000, 4_500, 3_500, 3_000, 2_500, 2_000, 1_500, 1_200, 900, 600, 500, 400,
    200, 150, 50,
];
/// Subjects that passages are about, the same in all tenants: spices are traded by all of them.
const CLUSTERS: usize = 400;
/// Questions whose answers are looked at for what is foreign, and timed.
const QUESTIONS: u32 = 10_000;
/// Questions of each tenant that are compared with an exact search.
const COMPARED: u32 = 40;
/// As the server asks (`retrieve.rs`), and so that every vector is compared.
const AS_SERVED: i32 = 8000;
const EXACT: i32 = i32::MAX;
/// Rows that are sent at once.
const BATCH: u32 = 1000;

const ASK: &str =
    "select document_id from knowledge.find_passages($1, $2, '{everybody,person:0}', '{}', null, null, null,
                                                                  $3::real[]::public.vector, 'model', '{}', $4, 10)";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = TempFolder::new();
    // With the memory that a server has: the small one of tests doesn't hold the index.
    let cluster = Cluster::start(Options::new(folder.path(), binaries()))?;
    let urls = Urls { owner: cluster.url(OWNER, DATABASE), app: Some(cluster.url(APP, DATABASE)), pooled: None };
    Database { urls, cluster: None }.migrate().await?;
    let mut clusters = Clusters::new(20_261_122, CLUSTERS);
    fill(&mut PgConnection::connect(&cluster.url(SUPERUSER, DATABASE)).await?, &mut clusters).await?;
    let mut app = PgConnection::connect(&cluster.url(APP, DATABASE)).await?;
    sqlx::raw_sql("set app.reach = 'own'").execute(&mut app).await?;

    println!("{:>8} {:>10}", "passages", "recall@10");
    let (mut same, mut wanted) = (0, 0);
    for (tenant, size) in (0_u32..).zip(SIZES) {
        let (found, all) = recall(&mut app, &mut clusters, tenant).await?;
        println!("{size:>8} {:>10.3}", found as f64 / all as f64);
        (same, wanted) = (same + found, wanted + all);
    }
    println!("{:>8} {:>10.3}", "all", same as f64 / wanted as f64);
    asked(&mut app, &mut clusters).await
}

/// Rows are sent as text, and the index is made when they are there: that takes a fraction of the time.
async fn fill(postgres: &mut PgConnection, clusters: &mut Clusters) -> Result<(), Box<dyn std::error::Error>> {
    sqlx::raw_sql("drop index knowledge.passages_near_384; set app.reach = 'system'").execute(&mut *postgres).await?;
    for (tenant, size) in (0_u32..).zip(SIZES) {
        for begin in (0..size).step_by(BATCH as usize) {
            let rows = rows(clusters, tenant, begin..size.min(begin + BATCH));
            let mut copy = postgres.copy_in_raw("copy knowledge.passages from stdin").await?;
            copy.send(rows.as_bytes()).await?;
            copy.finish().await?;
        }
    }
    let began = Instant::now();
    sqlx::raw_sql(
        "set maintenance_work_mem = '1GB';
         create index passages_near_384 on knowledge.passages
             using hnsw ((embedding::vector(384)) vector_cosine_ops) where dimensions = 384",
    )
    .execute(&mut *postgres)
    .await?;
    // By itself: statements that are sent together are one transaction, and a vacuum runs in none.
    sqlx::raw_sql("vacuum analyze knowledge.passages").execute(postgres).await?;
    println!("the index was made in {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}

/// Five passages a document, eight spaces a tenant, one document in ten for two people alone.
fn rows(clusters: &mut Clusters, tenant: u32, numbers: core::ops::Range<u32>) -> String {
    let mut rows = String::new();
    for number in numbers {
        let document = number / 5;
        let readers = if document.is_multiple_of(10) { "{person:0,person:1}" } else { "\\N" };
        let (tenant_id, space, document) = (id(tenant), space(tenant, document % 8), of(tenant, document));
        let vector: Vec<_> = clusters.vector().iter().map(f32::to_string).collect();
        let _ = writeln!(
            rows,
            "{tenant_id}\t{space}\t{document}\t1\t{}\t{readers}\t{{}}\tpage\t2026-11-01\t\t{{}}\t0\t0\t\t\tmodel\t{DIMENSIONS}\t[{}]",
            number % 5 + 1,
            vector.join(",")
        );
    }
    rows
}

fn id(tenant: u32) -> Uuid {
    Uuid::from_u128(u128::from(tenant) + 1)
}

fn space(tenant: u32, number: u32) -> Uuid {
    Uuid::from_u128((u128::from(tenant) + 1) << 64 | u128::from(number))
}

fn of(tenant: u32, document: u32) -> Uuid {
    Uuid::from_u128((u128::from(tenant) + 1) << 96 | u128::from(document))
}

/// What the tenant's own transaction finds nearest in all of its spaces.
async fn nearest(
    app: &mut PgConnection,
    tenant: u32,
    vector: &[f32],
    exact_below: i32,
) -> Result<Vec<Uuid>, sqlx::Error> {
    let spaces: Vec<Uuid> = (0..8).map(|number| space(tenant, number)).collect();
    sqlx::query_scalar(ASK).bind(id(tenant)).bind(spaces).bind(vector).bind(exact_below).fetch_all(app).await
}

async fn enter(app: &mut PgConnection, tenant: u32) -> Result<(), sqlx::Error> {
    sqlx::query("select set_config('app.tenant_id', $1, false)")
        .bind(id(tenant).to_string())
        .execute(app)
        .await
        .map(|_| ())
}

/// How many of the nearest are found, of how many. Passages of one document are counted by it, as often as they are found.
async fn recall(app: &mut PgConnection, clusters: &mut Clusters, tenant: u32) -> Result<(usize, usize), sqlx::Error> {
    enter(app, tenant).await?;
    let (mut found, mut all) = (0, 0);
    for _ in 0..COMPARED {
        let question = clusters.vector();
        let exact = nearest(app, tenant, &question, EXACT).await?;
        let served = nearest(app, tenant, &question, AS_SERVED).await?;
        found += exact.iter().filter(|document| served.contains(document)).count();
        all += exact.len();
    }
    Ok((found, all))
}

/// Many questions of tenants at random, large ones as often as they have passages.
async fn asked(app: &mut PgConnection, clusters: &mut Clusters) -> Result<(), Box<dyn std::error::Error>> {
    let mut random = StdRng::seed_from_u64(7);
    let mut took = Vec::with_capacity(QUESTIONS as usize);
    let mut foreign = 0;
    for _ in 0..QUESTIONS {
        let mut at = random.random_range(0..SIZES.iter().sum::<u32>());
        let mut tenant = 0;
        for size in SIZES {
            if at < size {
                break;
            }
            (at, tenant) = (at - size, tenant + 1);
        }
        enter(app, tenant).await?;
        let question = clusters.vector();
        let began = Instant::now();
        let found = nearest(app, tenant, &question, AS_SERVED).await?;
        took.push(began.elapsed());
        foreign += found.iter().filter(|document| document.as_u128() >> 96 != u128::from(tenant) + 1).count();
    }
    let mut percentile = |part| times::percentile(&mut took, part);
    let (median, slow) = (percentile(50), percentile(99));
    println!("{QUESTIONS} questions: p50 {median:.2} ms, p99 {slow:.2} ms, {foreign} foreign");
    let is_kept = foreign == 0 && slow <= Duration::from_millis(10).as_secs_f64() * 1e3;
    if is_kept { Ok(()) } else { Err("something foreign, or slower than 10 ms".into()) }
}
