use super::migrate::runtime;
use super::seed::{self, Outcome};
use super::{Database, let_go, memory, prepare, services, work};
use crate::ambient::Clock;
use crate::cells;
use crate::config::Settings;
use crate::contexts::gateway;
use crate::contexts::identity::setup_is_open;
use crate::doors::tls::{self, OverTls, TlsListener};
use crate::doors::{Doors, router};
use crate::integrations::models::Models;
use crate::observe::{logs, panics, prometheus};
use anyhow::{Context, Result};
use axum::serve::ListenerExt;
use axum::{Extension, Router};
use futures::future::join_all;
use leptos::prelude::LeptosOptions;
use rustls::ServerConfig;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Runs the server.
#[derive(clap::Args)]
pub struct Serve {
    /// Don't fill an empty installation with the demo world.
    #[arg(long, env = "PORTICO_NO_DEMO")]
    no_demo: bool,

    /// Seconds that a SIGTERM leaves a balancer to notice: not ready any more, still answering.
    #[arg(long, env = "PORTICO_DRAIN", default_value_t = 1, value_parser = clap::value_parser!(u64).range(0..=600))]
    drain: u64,

    /// What this process does: answer requests (web), carry work out (worker), or both.
    #[arg(long, env = "PORTICO_ROLE", value_delimiter = ',', default_value = "web,worker")]
    role: Vec<Role>,
}

/// A part of the work that a process takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Role {
    /// Answers requests.
    Web,
    /// Carries jobs, sagas, schedules and runs of models out.
    Worker,
}

/// Seconds that requests under way have to end, once nothing new is taken.
const FINISH_S: u64 = 30;

/// Runs until SIGINT or SIGTERM; requests under way are answered first. SIGTERM lets a balancer know before that.
///
/// # Errors
/// Whatever keeps the server from starting, in a sentence that says what to do.
pub fn run(settings: Settings, serve: &Serve) -> Result<()> {
    memory::return_what_is_large();
    logs::start(&settings)?;
    prometheus::handle();
    panics::install();
    let leptos = leptos_options(&settings.site)?;
    let encryption = match settings.tls.files() {
        Some((certificate, key)) => Some(tls::server_config(certificate, key)?),
        None => None,
    };
    step("Starting the database");
    let database = Database::for_server(&settings)?;
    step("Loading the model");
    let models = match &settings.model {
        Some(path) => Models::load(path).with_context(|| "the local model can't be loaded")?,
        None => Models::default(),
    };
    let models = match &settings.embeddings {
        Some(folder) => models.with_embeddings(folder).with_context(|| "the model for embeddings can't be loaded")?,
        None => models,
    };
    let done = runtime()?.block_on(listen(settings, serve, &database, models, (leptos, encryption)));
    if let Some(cluster) = &database.cluster {
        cluster.stop()?;
    }
    done
}

async fn listen(
    settings: Settings,
    serve: &Serve,
    database: &Database,
    models: Models,
    (leptos, encryption): (LeptosOptions, Option<Arc<ServerConfig>>),
) -> Result<()> {
    step("Bringing the schema up to date");
    database.migrate().await?;
    cells::migrate(&database.urls).await?;
    step("Looking after the demo world");
    let demo = if serve.no_demo { Outcome::NotADemo } else { seed::fill(&settings, database, &models, None).await? };
    let services = services(&settings, &database.urls, Clock::machine(), models)?;
    prepare(&services).await?;
    let gateway = gateway(services.clone());
    let mut works = work(&gateway, serve.role.contains(&Role::Worker))?;
    let setup = setup_is_open(&services.db).await?.then(|| services.setup.text().to_owned());
    let doors =
        Doors { gateway, settings: Arc::new(settings), cluster: database.cluster.clone(), leptos: leptos.into() };
    let app = router(&doors);
    let (stop, stopped) = watch::channel(());
    let mut servers = Vec::new();
    let (addresses, redirects) = match serve.role.contains(&Role::Web) {
        true => (doors.settings.listen_on()?, doors.settings.tls.redirect_on()?),
        false => Default::default(),
    };
    for address in addresses {
        servers.push(answer(address, &encryption, app.clone(), stopped.clone()).await?);
    }
    for address in redirects {
        let sends_on = tls::redirect(&doors.settings.public_url());
        servers.push(answer(address, &None, sends_on, stopped.clone()).await?);
    }
    match servers.is_empty() {
        true => println!("\nPortico works; this process answers no requests.\n"),
        false => welcome(&doors.settings, demo, setup.as_deref()),
    }
    if interrupted().await? == SignalKind::terminate() {
        tracing::info!(seconds = serve.drain, "draining");
        services.drain.begin();
        // A second signal is impatient.
        let _ = tokio::time::timeout(Duration::from_secs(serve.drain), interrupted()).await;
    }
    tracing::info!("stopping");
    services.drain.stop();
    drop(stop);
    let _ = tokio::time::timeout(Duration::from_secs(FINISH_S), join_all(servers)).await;
    works.abort_all();
    let_go(&services).await;
    Ok(())
}

/// Answers at an address until the server stops, encrypted where TLS ends here.
async fn answer(
    address: SocketAddr,
    encryption: &Option<Arc<ServerConfig>>,
    app: Router,
    mut stopped: watch::Receiver<()>,
) -> Result<JoinHandle<std::io::Result<()>>> {
    let end = async move { stopped.changed().await.unwrap_or_default() };
    let taken = || format!("{address} can't be listened on; name another with --addr");
    Ok(match encryption {
        None => {
            let listener = TcpListener::bind(address).await.with_context(taken)?.tap_io(|stream| tls::at_once(stream));
            let service = app.into_make_service_with_connect_info::<SocketAddr>();
            tokio::spawn(axum::serve(listener, service).with_graceful_shutdown(end).into_future())
        }
        Some(config) => {
            let listener = TlsListener::bind(address, config.clone()).await.with_context(taken)?;
            // Tapping makes the peer's address known as that of a plain connection is.
            let (listener, app) = (listener.tap_io(|_| {}), app.layer(Extension(OverTls)));
            let service = app.into_make_service_with_connect_info::<SocketAddr>();
            tokio::spawn(axum::serve(listener, service).with_graceful_shutdown(end).into_future())
        }
    })
}

/// What the start is at, for whoever waits in front of the terminal.
fn step(what: &str) {
    println!("· {what} …");
}

/// Waits for a signal to end, and says which.
async fn interrupted() -> Result<SignalKind> {
    let (mut int, mut term) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(tokio::select! {
        _ = int.recv() => SignalKind::interrupt(),
        _ = term.recv() => SignalKind::terminate(),
    })
}

fn leptos_options(site: &Path) -> Result<LeptosOptions> {
    let current = site.join("pkg/current");
    let hash = std::fs::read_to_string(&current)
        .with_context(|| format!("there is no built site at {}: run `cargo xtask build`", site.display()))?;
    Ok(LeptosOptions::builder()
        .output_name("portico")
        .site_root(site.to_string_lossy().into_owned())
        .site_pkg_dir(format!("pkg/{}", hash.trim()))
        .build())
}

fn welcome(settings: &Settings, demo: Outcome, setup: Option<&str>) {
    let mut text = format!("\nPortico answers at {}\n\n", settings.public_url());
    match demo {
        Outcome::Filled | Outcome::AlreadyThere => {
            text += &format!("Sign in at {}/login, password {}:\n", settings.public_url(), seed::PASSWORD);
            for person in seed::accounts() {
                text += &format!("  {:<38} {:<12} {}\n", person.email, person.role.as_str(), person.company);
            }
        }
        Outcome::NotADemo => {
            if let Some(token) = setup {
                text += &format!(
                    "Nobody has an account yet. Make the first one, which runs the platform:\n  {}/setup?token={token}\n",
                    settings.public_url()
                );
            }
        }
    }
    // In one piece: whoever reads the first line has all of it.
    println!("{text}");
}
