//! The demo world: companies and people that are the same in demos, tests and docs, made by real operations on a
//! moved clock.

mod asked;
mod demo;
mod documents;
mod house;
pub mod library;
mod people;
mod prompts;
mod workspaces;

use super::migrate::runtime;
use super::{Database, services};
use crate::ambient::{Clock, machine_now};
use crate::config::Settings;
use crate::contexts::gateway;
use crate::contexts::workspaces::Worker;
use crate::integrations::models::Models;
use crate::observe::logs;
use crate::store::Db;
use anyhow::{Context, Result, bail};
use chrono::{Datelike, NaiveTime};
use domain::Moment;
use domain::billing::OF_PLATFORM;

pub use demo::{PASSWORD, accounts};

/// Fills an empty installation.
#[derive(clap::Args)]
pub struct Seed {
    /// What to fill it with.
    #[arg(value_parser = ["demo"])]
    world: String,
    /// The date that the world is anchored to, as in 2026-11-01; the first of the current month unless told.
    #[arg(long, value_parser = date)]
    now: Option<Moment>,
}

/// How filling ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The world is new.
    Filled,
    /// It was there before.
    AlreadyThere,
    /// The installation is somebody's real one, and stays as it is.
    NotADemo,
}

/// Fills the installation with the demo world.
///
/// # Errors
/// An installation that isn't a demo, and whatever an operation refuses with.
pub fn run(settings: &Settings, seed: &Seed) -> Result<()> {
    logs::start(settings)?;
    let database = Database::for_command(settings)?;
    let models = settings.model.as_deref().map(Models::load).transpose()?.unwrap_or_default();
    let models = match &settings.embeddings {
        Some(folder) => models.with_embeddings(folder)?,
        None => models,
    };
    let outcome = runtime()?.block_on(async {
        database.migrate().await?;
        fill(settings, &database, &models, seed.now).await
    })?;
    match outcome {
        Outcome::Filled => println!("The demo world stands. Everybody's password is {PASSWORD}."),
        Outcome::AlreadyThere => println!("The demo world was there already."),
        Outcome::NotADemo => bail!("this installation isn't a demo and stays as it is; use an empty database for one"),
    }
    Ok(())
}

/// Fills the installation unless it is somebody's real one.
///
/// # Errors
/// Whatever an operation refuses with.
pub async fn fill(settings: &Settings, database: &Database, models: &Models, now: Option<Moment>) -> Result<Outcome> {
    let anchor = now.unwrap_or_else(first_of_this_month);
    let services = services(settings, &database.urls, Clock::moved_to(anchor), models.clone())?;
    if !claim(&services.db).await? {
        return Ok(Outcome::NotADemo);
    }
    let gateway = gateway(services.clone());
    let worker = Worker::new(services.clone());
    let is_new = demo::build(&gateway, &worker, anchor).await.context("the demo world can't be made")?;
    services.db.close().await;
    Ok(if is_new { Outcome::Filled } else { Outcome::AlreadyThere })
}

/// Marks an empty installation as a demo; `false` where it holds somebody's own tenants.
async fn claim(db: &Db) -> Result<bool> {
    let mut tx = db.as_system("claim the installation").await?;
    sqlx::query!(
        "insert into platform.installation (kind)
         select case when exists (select from log.events where tenant_id <> $1) then 'live' else 'demo' end
         on conflict do nothing",
        OF_PLATFORM.0
    )
    .execute(&mut *tx)
    .await?;
    let kind = sqlx::query_scalar!("select kind from platform.installation").fetch_one(&mut *tx).await?;
    tx.commit().await?;
    Ok(kind == "demo")
}

fn first_of_this_month() -> Moment {
    let now = machine_now().0;
    let first = now.with_day(1).and_then(|day| day.with_time(NaiveTime::MIN).single());
    Moment(first.unwrap_or(now))
}

fn date(text: &str) -> Result<Moment, String> {
    let day = text.parse::<chrono::NaiveDate>().map_err(|_| "a date is written as in 2026-11-01".to_owned())?;
    Ok(Moment(day.and_time(NaiveTime::MIN).and_utc()))
}
