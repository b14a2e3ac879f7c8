//! How the installation does, part by part. Each check asks its part now and answers with a state, the code of a reason
//! and its figures; the pages have the sentences.

mod behind;
mod places;
mod queue;
mod trust;

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Moment;
use domain::platform::{Health, HealthCheck, HealthFigure, HealthPart, HealthReport, HealthState};

pub async fn health(cx: &mut Context, _: Health) -> Result<HealthReport, Stop> {
    let services = cx.services.clone();
    // What isn't the database goes first: no transaction waits for it.
    let mut checks = vec![places::storage(&services).await, places::disk(&services), places::model(&services)];
    let open = services.db.connections();
    let tx = cx.tx().await?;
    checks.push(places::database(tx, open).await?);
    checks.push(queue::workers(tx).await?);
    checks.push(queue::tasks(tx).await?);
    checks.push(queue::jobs(tx).await?);
    checks.push(queue::mail(tx).await?);
    checks.push(behind::subscribers(tx).await?);
    checks.push(behind::sagas(tx).await?);
    checks.push(trust::seals(tx).await?);
    checks.push(trust::isolation(tx).await?);
    checks.sort_by_key(|check| HealthPart::ALL.iter().position(|part| *part == check.part));
    let worst = HealthState::ALL.iter().find(|state| checks.iter().any(|check| check.state == **state));
    Ok(HealthReport {
        at: Moment(machine_now().0),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        state: worst.copied().unwrap_or(HealthState::Up),
        checks,
    })
}

/// A part that does so, and why.
fn check(part: HealthPart, state: HealthState, reason: &str, figures: &[(&str, String)]) -> HealthCheck {
    let figures = figures.iter().map(|(name, value)| HealthFigure { name: (*name).to_owned(), value: value.clone() });
    HealthCheck { part, state, reason: reason.to_owned(), figures: figures.collect() }
}
