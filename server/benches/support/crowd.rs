//! Installations of two sizes in one cluster, with the same administrator, for benchmarks of what must not depend on the
//! size: ten tenants with a thousand people, and ten thousand with a million. `crowd.sql` says what is filled.

#[path = "installation.rs"]
mod installation;
#[path = "times.rs"]
mod times;

pub use times::percentile;

use axum::Router;
use axum::body::Body;
use clap::Parser;
use domain::billing::ChangePlan;
use domain::identity::{AddPerson, SignIn};
use domain::kernel::TenantId;
use domain::policy::Role;
use http::{Request, header};
use http_body_util::BodyExt;
use leptos::prelude::LeptosOptions;
use managed_postgres::testing::{self, TempFolder};
use managed_postgres::{APP, Cluster, DATABASE, Durability, OWNER, Options, SUPERUSER};
use server::ambient::Clock;
use server::commands::{Database, services};
use server::config::Settings;
use server::contexts::billing::make_stock;
use server::doors::{Doors, router};
use server::gateway::{Caller, Door, Gateway, Services};
use server::integrations::models::Models;
use server::store::Urls;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt;

pub type Failed = Box<dyn Error + Send + Sync>;

const PASSWORD: &str = "a long enough password";
/// People in each tenant of the crowd.
pub const PEOPLE: usize = 100;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
}

/// A cluster with one empty installation, copied for each size.
pub struct Crowd {
    cluster: Cluster,
    folder: TempFolder,
    flags: Vec<&'static str>,
}

/// One of the sizes.
pub struct Installation {
    pub services: Arc<Services>,
    pub router: Router,
    gateway: Gateway,
}

impl Crowd {
    /// With these flags of the server; what the environment says of its settings holds too.
    pub async fn new(flags: &[&'static str]) -> Result<Self, Failed> {
        let folder = TempFolder::new();
        let options = Options::new(folder.path().join("data"), testing::binaries());
        let cluster = Cluster::start(Options { durability: Durability::None, ..options })?;
        let crowd = Self { cluster, folder, flags: flags.to_vec() };
        Database { urls: crowd.urls(DATABASE), cluster: None }.migrate().await?;
        let first = crowd.installation(DATABASE).await?;
        make_stock(&first.services).await.map_err(|_| "no plans")?;
        let house = first.tenant("Portico").await?;
        first.person("admin@bench.example", house, Role::Admin).await?;
        first.services.db.close().await;
        crowd.leave().await?;
        Ok(crowd)
    }

    /// Shuts everybody out of the first installation: what somebody uses can't be copied, and its listeners stay beside the pool.
    async fn leave(&self) -> Result<(), Failed> {
        let mut postgres = PgConnection::connect(&self.cluster.url(SUPERUSER, "postgres")).await?;
        for statement in [
            format!("alter database {DATABASE} allow_connections false"),
            format!("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{DATABASE}'"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut postgres).await?;
        }
        Ok(())
    }

    /// The installation with this many tenants more.
    pub async fn with(&self, tenants: usize) -> Result<Installation, Failed> {
        let name = format!("with_{tenants}");
        let mut postgres = PgConnection::connect(&self.cluster.url(SUPERUSER, "postgres")).await?;
        let copy = format!("create database {name} template {DATABASE} owner {OWNER}");
        sqlx::raw_sql(AssertSqlSafe(copy)).execute(&mut postgres).await?;
        let began = Instant::now();
        let mut copied = PgConnection::connect(&self.cluster.url(SUPERUSER, &name)).await?;
        let fill = include_str!("crowd.sql").replace("$TENANTS", &tenants.to_string());
        // One by one: a vacuum runs in no transaction, and neither do statements that are sent together.
        for statement in fill.split_inclusive(";\n") {
            sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut copied).await?;
        }
        eprintln!("{tenants} tenants with {PEOPLE} people each, filled in {:.0} s", began.elapsed().as_secs_f64());
        copied.close().await?;
        self.installation(&name).await
    }

    async fn installation(&self, name: &str) -> Result<Installation, Failed> {
        let mut settings = Cli::parse_from(["bench"].iter().chain(&self.flags)).settings;
        settings.data = self.folder.path().join("secrets");
        settings.insecure_http = true;
        let services = services(&settings, &self.urls(name), Clock::machine(), Models::default())?;
        let gateway = server::contexts::gateway(services.clone());
        let leptos = LeptosOptions::builder().output_name("portico").site_pkg_dir("pkg/0").build().into();
        let doors = Doors { gateway: gateway.clone(), settings: Arc::new(settings), cluster: None, leptos };
        installation::listen(&services);
        Ok(Installation { services, router: router(&doors), gateway })
    }

    fn urls(&self, name: &str) -> Urls {
        Urls { owner: self.cluster.url(OWNER, name), app: Some(self.cluster.url(APP, name)), pooled: None }
    }
}

impl Installation {
    /// A tenant of this name, open at once, on the plan with the widest limits.
    pub async fn tenant(&self, name: &str) -> Result<TenantId, Failed> {
        let id = installation::tenant(&self.services, name).await?;
        let change = ChangePlan { id, plan: "enterprise".into(), version: None };
        self.gateway.call(Caller::system("bench", Door::Worker), change).await?;
        Ok(id)
    }

    /// Somebody in a tenant.
    pub async fn person(&self, email: &str, tenant: TenantId, role: Role) -> Result<(), Failed> {
        let add = AddPerson {
            email: email.into(),
            name: "Somebody".into(),
            password: PASSWORD.into(),
            tenant_id: Some(tenant),
            role: role.into(),
        };
        self.gateway.call(Caller::system("bench", Door::Worker), add).await?;
        Ok(())
    }

    /// An access token of theirs.
    pub async fn token(&self, email: &str) -> Result<String, Failed> {
        let sign_in = SignIn { email: email.into(), password: PASSWORD.into(), code: None, next: None, layer: None };
        let caller = Caller { door: Door::Rest, ..Caller::system("bench", Door::Worker) };
        Ok(self.gateway.call(caller, sign_in).await?.access_token)
    }

    /// Asks, reads the answer to its end, and says how long that took; `None`: there were too many requests.
    pub async fn ask(&self, path: &str, token: &str) -> Result<Option<Duration>, Failed> {
        let began = Instant::now();
        match self.answer(path, token).await? {
            (200, _) => Ok(Some(began.elapsed())),
            (429, _) => Ok(None),
            (status, body) => Err(format!("{path}: {status} {}", String::from_utf8_lossy(&body)).into()),
        }
    }

    /// The status and the body.
    pub async fn answer(&self, path: &str, token: &str) -> Result<(u16, Vec<u8>), Failed> {
        let request = Request::get(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::HOST, "localhost")
            .body(Body::empty())?;
        let response = self.router.clone().oneshot(request).await?;
        let status = response.status().as_u16();
        Ok((status, response.into_body().collect().await?.to_bytes().to_vec()))
    }
}
