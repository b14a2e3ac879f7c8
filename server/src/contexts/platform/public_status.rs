//! Whether the parts work that people notice. Visitors ask without a sign-in, so each process looks at most every few
//! seconds and tells everybody the same.

use super::health;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Moment;
use domain::platform::{HealthPart, HealthState, PartStatus, PublicStatus, STATUS_FRESH_S, StatusPart, StatusReport};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// For so long the answer before is good enough.
const FRESH: Duration = Duration::from_secs(STATUS_FRESH_S);

/// What was said last, and when.
#[derive(Default)]
pub struct LastStatus(Mutex<Option<(Instant, StatusReport)>>);

pub async fn public_status(cx: &mut Context, _: PublicStatus) -> Result<StatusReport, Stop> {
    let services = cx.services.clone();
    let mut last = services.status.0.lock().await;
    if let Some((_, report)) = last.as_ref().filter(|(at, _)| at.elapsed() < FRESH) {
        return Ok(report.clone());
    }
    let outside = health::outside(&services).await;
    let mut tx = services.db.as_system("the public status").await?;
    let checks = health::whole(outside, &services, &mut tx).await?;
    drop(tx);
    let worst = |of: &[HealthPart]| {
        let is_so = |state: &HealthState| checks.iter().any(|it| of.contains(&it.part) && it.state == *state);
        HealthState::ALL.iter().copied().find(is_so).unwrap_or(HealthState::Absent)
    };
    let parts: Vec<_> =
        StatusPart::ALL.iter().map(|part| PartStatus { part: *part, state: worst(behind(*part)) }).collect();
    let state = HealthState::ALL.iter().copied().find(|state| parts.iter().any(|part| part.state == *state));
    let report = StatusReport { at: Moment(machine_now().0), state: state.unwrap_or(HealthState::Up), parts };
    *last = Some((Instant::now(), report.clone()));
    Ok(report)
}

/// What a part consists of.
const fn behind(part: StatusPart) -> &'static [HealthPart] {
    match part {
        StatusPart::Portals => &[HealthPart::Database],
        StatusPart::Work => &[HealthPart::Workers, HealthPart::Queue, HealthPart::Subscribers, HealthPart::Sagas],
        StatusPart::Files => &[HealthPart::Storage, HealthPart::Disk],
        StatusPart::Mail => &[HealthPart::Mail],
        StatusPart::Models => &[HealthPart::Model],
    }
}
