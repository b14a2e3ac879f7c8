use super::migrate::runtime;
use super::seed::{self, Outcome};
use super::{Database, memory, services};
use crate::ambient::Clock;
use crate::audit;
use crate::config::Settings;
use crate::contexts::billing::make_stock;
use crate::contexts::gateway;
use crate::contexts::identity::setup_is_open;
use crate::contexts::workspaces::Worker;
use crate::doors::{Doors, router};
use crate::gateway::upkeep;
use crate::integrations::models::Models;
use crate::jobs::{Pace, Workers, due};
use crate::observe::{logs, prometheus};
use crate::sagas;
use crate::store::subscribers::{self, Runner};
use anyhow::{Context, Result};
use futures::future::join_all;
use leptos::prelude::LeptosOptions;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

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
    let leptos = leptos_options(&settings.site)?;
    step("Starting the database");
    let database = Database::for_server(&settings)?;
    step("Loading the model");
    let models = match &settings.model {
        Some(path) => Models::load(path).with_context(|| "the local model can't be loaded")?,
        None => Models::default(),
    };
    let done = runtime()?.block_on(listen(settings, serve, &database, models, leptos));
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
    leptos: LeptosOptions,
) -> Result<()> {
    step("Bringing the schema up to date");
    database.migrate().await?;
    step("Looking after the demo world");
    let demo = if serve.no_demo { Outcome::NotADemo } else { seed::fill(&settings, database, &models, None).await? };
    let services = services(&settings, &database.urls, Clock::machine(), models)?;
    make_stock(&services).await.context("the plans can't be made")?;
    let gateway = gateway(services.clone());
    let mut workers = JoinSet::new();
    if serve.role.contains(&Role::Worker) {
        workers.spawn(Worker::new(services.clone()).run());
        workers.spawn(Workers::new(gateway.clone(), Pace::default())?.run());
        workers.spawn(due::run(services.clone()));
        workers.spawn(sagas::run(services.clone()));
    }
    // Without subscribers it still tells the other processes of what this one appends.
    let followers = if serve.role.contains(&Role::Worker) { subscribers::followers() } else { Vec::new() };
    workers.spawn(Runner::new(services.db.clone(), services.keys.clone(), followers).run());
    // Each process writes what it has counted itself; who seals doesn't matter.
    workers.spawn(audit::Worker::new(services.clone()).run());
    workers.spawn(upkeep::run(services.clone()));
    workers.spawn({
        let services = services.clone();
        async move { services.sites.listen(&services.db).await }
    });
    workers.spawn({
        let services = services.clone();
        async move { services.houses.listen(&services.db).await }
    });
    let setup = setup_is_open(&services.db).await?.then(|| services.setup.text().to_owned());
    let doors = Doors { gateway, settings: Arc::new(settings), cluster: database.cluster.clone(), leptos };
    let app = router(&doors);
    let (stop, stopped) = watch::channel(());
    let mut servers = Vec::new();
    let addresses = if serve.role.contains(&Role::Web) { doors.settings.listen_on()? } else { Vec::new() };
    for address in addresses {
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("{address} can't be listened on; name another with --addr"))?;
        let (app, mut stopped) = (app.clone(), stopped.clone());
        let end = async move { stopped.changed().await.unwrap_or_default() };
        servers.push(tokio::spawn(
            axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
                .with_graceful_shutdown(end)
                .into_future(),
        ));
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
    workers.abort_all();
    if let Err(error) = audit::Worker::new(services.clone()).round(true).await {
        tracing::warn!(%error, "the last round of the audit failed");
    }
    if let Err(error) = upkeep::finish(&services).await {
        tracing::warn!(%error, "what was counted last is lost");
    }
    services.db.close().await;
    Ok(())
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
