use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::identity::{KnownTimeZones, TimeZones};

pub async fn time_zones(_: &mut Context, _: TimeZones) -> Result<KnownTimeZones, Stop> {
    Ok(KnownTimeZones { zones: zones::names().to_vec() })
}
