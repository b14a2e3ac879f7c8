//! How the installation does, part by part. Each check asks its part now and answers with a state, the code of a reason
//! and its figures; the pages have the sentences.

mod behind;
mod places;
mod queue;
mod trust;

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, Services};
use domain::Moment;
use domain::platform::{Health, HealthCheck, HealthFigure, HealthPart, HealthReport, HealthState};
use sqlx::PgConnection;

pub async fn health(cx: &mut Context, _: Health) -> Result<HealthReport, Stop> {
    let services = cx.services.clone();
    // What isn't the database goes first: no transaction waits for it.
    let outside = outside(&services).await;
    let checks = whole(outside, &services, cx.tx().await?).await?;
    let worst = HealthState::ALL.iter().find(|state| checks.iter().any(|check| check.state == **state));
    Ok(HealthReport {
        at: Moment(machine_now().0),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        state: worst.copied().unwrap_or(HealthState::Up),
        checks,
    })
}

/// The parts that aren't in the database.
pub(super) async fn outside(services: &Services) -> Vec<HealthCheck> {
    vec![places::storage(services).await, places::disk(services), places::model(services)]
}

/// Every part, looked at now: those that aren't in the database, and those that are.
///
/// # Errors
/// The database's.
pub(super) async fn whole(
    outside: Vec<HealthCheck>,
    services: &Services,
    db: &mut PgConnection,
) -> Result<Vec<HealthCheck>, Stop> {
    let mut checks = outside;
    checks.push(places::database(db, services.db.connections()).await?);
    checks.push(queue::workers(db).await?);
    checks.push(queue::tasks(db).await?);
    checks.push(queue::jobs(db).await?);
    checks.push(queue::mail(db).await?);
    checks.push(behind::subscribers(db).await?);
    checks.push(behind::sagas(db).await?);
    checks.push(trust::seals(db).await?);
    checks.push(trust::isolation(db).await?);
    checks.sort_by_key(|check| HealthPart::ALL.iter().position(|part| *part == check.part));
    Ok(checks)
}

/// A part that does so, and why.
fn check(part: HealthPart, state: HealthState, reason: &str, figures: &[(&str, String)]) -> HealthCheck {
    let figures = figures.iter().map(|(name, value)| HealthFigure { name: (*name).to_owned(), value: value.clone() });
    HealthCheck { part, state, reason: reason.to_owned(), figures: figures.collect() }
}
