use super::PersonSettings;
use crate::kernel::{Example, Language, Patch, TimeZone};
use domain_macros::operation;

/// Changes one's own settings. What isn't named stays; `null` goes back to what holds for everybody.
#[operation(command, identity, rest = PATCH "/me/settings", needs = SignedIn, output = PersonSettings, idempotent)]
#[derive(Default)]
pub struct ChangeSettings {
    /// The IANA name of the zone that times are shown in, `Europe/Berlin`; `null`: the tenant's.
    #[garde(dive)]
    pub time_zone: Patch<TimeZone>,
    /// The language of pages and sentences; `null`: what the browser prefers.
    pub locale: Patch<Language>,
}

impl Example for ChangeSettings {
    fn example() -> Self {
        Self { time_zone: Patch::Value(TimeZone::named("Asia/Dubai")), locale: Patch::Value(Language::En) }
    }
}
