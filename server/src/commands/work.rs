//! What a process does on a database beside answering requests: what it brings in at its start, the work that it carries out,
//! and what it writes down at its end. An installation and each of its cells have it alike.

use crate::audit;
use crate::cells;
use crate::contexts::agent::AgentWorker;
use crate::contexts::billing::make_stock;
use crate::contexts::knowledge::retrieval::index_vectors;
use crate::contexts::models::build_in;
use crate::contexts::platform::{self, weigh_first};
use crate::contexts::workspaces::Worker;
use crate::contexts::{pipelines, subscribers, templates};
use crate::gateway::{Gateway, Services, upkeep};
use crate::jobs::{Pace, Workers, due};
use crate::sagas;
use crate::store::subscribers::Runner;
use anyhow::{Context, Result};
use std::sync::Arc;
use tokio::task::JoinSet;

/// Brings in what every installation has: plans, the local model, templates. It may be repeated.
///
/// # Errors
/// The database's, with what couldn't be brought in.
pub async fn prepare(services: &Arc<Services>) -> Result<()> {
    make_stock(services).await.context("the plans can't be made")?;
    build_in(services).await.context("the local model can't be made a provider")?;
    templates::bring_in(services).await.context("the templates can't be brought in")?;
    index_vectors(services).await.context("the vectors of the sentence model can't be indexed")?;
    weigh_first(&services.db).await.context("the tenants can't be weighed")
}

/// Begins the work of a process: what each has to do, and jobs, sagas, schedules and runs where it carries them out.
///
/// # Errors
/// A schedule that can't be read.
pub fn work(gateway: &Gateway, carries_out: bool) -> Result<JoinSet<()>> {
    let services = gateway.services().clone();
    let mut works = JoinSet::new();
    if carries_out {
        works.spawn(Worker::new(services.clone()).run());
        works.spawn(AgentWorker::new(gateway.clone()).run());
        works.spawn(Workers::new(gateway.clone(), Pace::default())?.run());
        works.spawn(due::run(services.clone()));
        works.spawn(sagas::run(services.clone()));
        works.spawn(pipelines::Worker::new(gateway.clone()).run());
    }
    // Without subscribers it still tells the other processes of what this one appends.
    let followers = if carries_out { subscribers(&services) } else { Vec::new() };
    works.spawn(Runner::new(services.db.clone(), services.keys.clone(), followers).run());
    // Each process writes what it has counted itself; who seals doesn't matter.
    works.spawn(audit::Worker::new(services.clone()).run());
    works.spawn(upkeep::run(services.clone()));
    works.spawn(platform::keep_watch(services.clone()));
    works.spawn({
        let services = services.clone();
        async move { services.sites.listen(&services.db).await }
    });
    works.spawn({
        let services = services.clone();
        async move { services.houses.listen(&services.db).await }
    });
    works.spawn({
        let services = services.clone();
        async move { services.live.run(&services.db).await }
    });
    if !services.cells.is_within_one() {
        works.spawn(cells::follow(services.clone(), carries_out));
        works.spawn(async move { services.cells.listen(&services.db).await });
    }
    Ok(works)
}

/// Writes down what this process has counted and closes its connections, those of the cells that it has opened first.
pub async fn let_go(services: &Arc<Services>) {
    for cell in services.cells.opened() {
        cell.close().await;
    }
    finish(services).await;
}

/// Writes down what this process has counted in one database and closes the connections to it.
pub async fn finish(services: &Arc<Services>) {
    if let Err(error) = audit::Worker::new(services.clone()).round(true).await {
        tracing::warn!(%error, "the last round of the audit failed");
    }
    if let Err(error) = upkeep::finish(services).await {
        tracing::warn!(%error, "what was counted last is lost");
    }
    if let Err(error) = platform::write_watch(services).await {
        tracing::warn!(%error, "what failed last is written down nowhere but here");
    }
    services.db.close().await;
}
