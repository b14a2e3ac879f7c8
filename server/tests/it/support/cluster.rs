//! One PostgreSQL for all tests of this process, and databases copied from two templates: an empty installation and
//! the demo world without its runs. Each is dropped when its test has ended, so that a run takes little room.

use super::site;
use managed_postgres::testing::{self, TempFolder};
use managed_postgres::{APP, Binaries, Cluster, DATABASE, OWNER, Options, SUPERUSER};
use server::commands::{Database, seed};
use server::integrations::models::Models;
use server::store::Urls;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

/// What a database is copied from.
#[derive(Clone, Copy)]
pub enum Template {
    /// Migrated, nothing in it.
    Empty,
    /// The demo world's companies and people.
    Demo,
}

struct Shared {
    cluster: Arc<Cluster>,
    folder: TempFolder,
}

static SHARED: OnceLock<Shared> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);
const DEMO: &str = "template_demo";
/// Dropping one database takes no longer.
const DROP_MAX: Duration = Duration::from_secs(30);

/// A database of a test's own, which goes with it.
pub struct OwnDatabase {
    /// Where it is.
    pub urls: Urls,
    name: String,
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        // A test needn't wait for it; what isn't dropped when the process ends goes with the cluster.
        let _ = dropper().send(std::mem::take(&mut self.name));
    }
}

/// Drops databases, one after the other.
fn dropper() -> &'static mpsc::Sender<String> {
    static DROPPER: OnceLock<mpsc::Sender<String>> = OnceLock::new();
    DROPPER.get_or_init(|| {
        let (names, dropped) = mpsc::channel::<String>();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            for name in dropped {
                let drop = format!("drop database if exists {name} with (force)");
                let gone = async {
                    let mut postgres = PgConnection::connect(&shared().cluster.url(SUPERUSER, "postgres")).await?;
                    sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut postgres).await?;
                    postgres.close().await
                };
                // Bounded: a database that can't be dropped must not keep the others.
                let ended = runtime.block_on(async { tokio::time::timeout(DROP_MAX, gone).await });
                if let Ok(Err(why)) = ended {
                    eprintln!("the database {name} stays until the end: {why}");
                }
            }
        });
        names
    })
}

/// A database of its own for a test.
pub async fn database(template: Template) -> OwnDatabase {
    let shared = tokio::task::spawn_blocking(shared).await.expect("the shared cluster starts");
    let name = format!("world_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let from = match template {
        Template::Empty => DATABASE,
        Template::Demo => DEMO,
    };
    copy(&shared.cluster, &name, from).await;
    OwnDatabase { urls: urls(&shared.cluster, &name), name }
}

/// The address of the same database for another role.
pub fn url_for(urls: &Urls, role: &str) -> String {
    urls.owner.replacen(OWNER, role, 1)
}

fn shared() -> &'static Shared {
    SHARED.get_or_init(|| {
        let folder = TempFolder::new();
        let options = Options { max_connections: 300, ..testing::options(&folder.path().join("data")) };
        let cluster = Arc::new(Cluster::start(options).unwrap_or_else(|why| panic!("no cluster for the tests: {why}")));
        stop_at_exit();
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(make_templates(&cluster));
        Shared { cluster, folder }
    })
}

async fn make_templates(cluster: &Arc<Cluster>) {
    let database = |name| Database { urls: urls(cluster, name), cluster: Some(cluster.clone()) };
    database(DATABASE).migrate().await.expect("the schema is made");
    copy(cluster, DEMO, DATABASE).await;
    let settings = super::settings(&[]);
    seed::fill(&settings, &database(DEMO), &Models::default(), None).await.expect("the demo world is made");
}

async fn copy(cluster: &Cluster, name: &str, from: &str) {
    let mut postgres =
        PgConnection::connect(&cluster.url(SUPERUSER, "postgres")).await.expect("the superuser is let in");
    for statement in [
        // File by file: writing each page to the log as well takes longer than all else of it.
        format!("create database {name} template {from} owner {OWNER} strategy file_copy"),
        format!("revoke all on database {name} from public"),
        format!("grant connect on database {name} to {APP}"),
    ] {
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut postgres).await.expect("the database is copied");
    }
    postgres.close().await.expect("the superuser leaves");
}

fn urls(cluster: &Cluster, name: &str) -> Urls {
    Urls { owner: cluster.url(OWNER, name), app: Some(cluster.url(APP, name)), pooled: None }
}

/// Statics are never dropped: without this the cluster's folder would stay behind.
fn stop_at_exit() {
    extern "C" fn stop() {
        if let Some(shared) = SHARED.get() {
            // What can't be stopped or removed now is swept by a later run.
            let _ = shared.cluster.stop();
            let _ = std::fs::remove_dir_all(shared.folder.path());
        }
        site::remove();
    }
    #[expect(unsafe_code, reason = "the standard library has no way to run something at the end of the process")]
    // SAFETY: `stop` is a plain function that lives as long as the process and never unwinds through C: neither
    // stopping nor removing panics, and the exit runs it once.
    unsafe {
        libc::atexit(stop);
    }
}

/// A cluster of a test's own, for tests that stop it.
pub struct OwnCluster {
    /// The running database.
    pub cluster: Arc<Cluster>,
    _folder: TempFolder,
}

impl OwnCluster {
    /// Starts it.
    pub fn start() -> Self {
        let folder = TempFolder::new();
        let options = Options { max_connections: 260, ..testing::options(&folder.path().join("data")) };
        let cluster = Arc::new(Cluster::start(options).unwrap_or_else(|why| panic!("no cluster for the test: {why}")));
        Self { cluster, _folder: folder }
    }

    /// Addresses of its database.
    pub fn urls(&self) -> Urls {
        urls(&self.cluster, DATABASE)
    }
}

/// Where the shared cluster listens.
pub fn socket_folder() -> PathBuf {
    shared().cluster.socket_dir().to_owned()
}

/// PostgreSQL's programs.
pub fn binaries() -> Binaries {
    testing::binaries()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tests_database_goes_with_it() {
    let world = super::World::demo().await;
    let name: String = sqlx::query_scalar("select current_database()::text")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("its name");
    let open = world.db().as_system("in the midst of something").await.expect("a transaction");
    drop(world);
    let mut postgres = PgConnection::connect(&shared().cluster.url(SUPERUSER, "postgres")).await.expect("let in");
    for _ in 0..600 {
        let there: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
            .bind(&name)
            .fetch_one(&mut postgres)
            .await
            .expect("an answer");
        if !there {
            drop(open);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{name} is still there");
}
