//! An installation with a thousand tenants and one administrator, for benchmarks of requests.

#[path = "installation.rs"]
mod installation;

use axum::Router;
use axum::body::Body;
use clap::Parser;
use domain::identity::{AddPerson, SignIn};
use domain::policy::Role;
use http::{Request, header};
use http_body_util::BodyExt;
use installation::{listen, tenant};
use leptos::prelude::LeptosOptions;
use managed_postgres::testing::{self, TempCluster};
use managed_postgres::{APP, DATABASE, OWNER, SUPERUSER};
use server::ambient::Clock;
use server::commands::{Database, services};
use server::config::Settings;
use server::doors::{Doors, router};
use server::gateway::{Caller, Door, Services};
use server::integrations::models::Models;
use server::store::Urls;
use sqlx::{Connection, Executor, PgConnection};
use std::error::Error;
use std::sync::Arc;
use tower::ServiceExt;

/// What the administrator signs in with.
pub const EMAIL: &str = "admin@bench.example";
/// Theirs.
pub const PASSWORD: &str = "a long enough password";
const TENANTS: usize = 1_000;
/// As many as a benchmark asks; what is measured counts against the limits all the same.
const LIMITS: [&str; 10] = [
    "--limit-address",
    "1000000",
    "--limit-person",
    "1000000",
    "--limit-tenant",
    "1000000",
    "--limit-sign-in",
    "1000000",
    "--limit-sign-in-email",
    "1000000",
];

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
}

/// The installation.
pub struct Platform {
    pub cluster: TempCluster,
    pub services: Arc<Services>,
    pub router: Router,
    /// The administrator's.
    pub token: String,
    _folder: tempfile::TempDir,
}

impl Platform {
    pub async fn new() -> Result<Self, Box<dyn Error>> {
        let cluster = testing::temp_cluster();
        let folder = tempfile::tempdir()?;
        let mut settings = Cli::parse_from(["bench"].into_iter().chain(LIMITS)).settings;
        settings.data = folder.path().into();
        settings.insecure_http = true;
        let urls = Urls { owner: cluster.url(OWNER, DATABASE), app: Some(cluster.url(APP, DATABASE)), pooled: None };
        Database { urls: urls.clone(), cluster: None }.migrate().await?;
        let services = services(&settings, &urls, Clock::machine(), Models::default())?;
        let gateway = server::contexts::gateway(services.clone());
        let system = || Caller::system("bench", Door::Worker);
        let mut home = None;
        for number in 0..TENANTS {
            home = Some(tenant(&services, &format!("Company {number:04}")).await?);
        }
        let add = AddPerson {
            email: EMAIL.into(),
            name: "Admin".into(),
            password: PASSWORD.into(),
            tenant_id: home,
            role: Role::Admin.into(),
        };
        gateway.call(system(), add).await?;
        let sign_in = SignIn { email: EMAIL.into(), password: PASSWORD.into(), code: None, next: None, layer: None };
        let token = gateway.call(Caller { door: Door::Rest, ..system() }, sign_in).await?.access_token;
        // As autovacuum does in time.
        PgConnection::connect(&cluster.url(SUPERUSER, DATABASE)).await?.execute("analyze").await?;
        listen(&services);
        let leptos = LeptosOptions::builder().output_name("portico").site_pkg_dir("pkg/0").build().into();
        let router = router(&Doors { gateway, settings: Arc::new(settings), cluster: None, leptos });
        Ok(Self { cluster, services, router, token, _folder: folder })
    }
}

/// Asks for fifty tenants.
pub async fn list(app: &Router, token: &str) -> Result<(), Box<dyn Error>> {
    let request = Request::get("/api/v1/tenants?limit=50")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::HOST, "localhost")
        .body(Body::empty())?;
    let response = app.clone().oneshot(request).await?;
    assert!(response.status().is_success(), "{}", response.status());
    let bytes = response.into_body().collect().await?.to_bytes();
    assert!(bytes.len() > 5_000, "fifty rows");
    Ok(())
}
