use crate::kernel::{Example, Patch, TimeZone};
use domain_macros::operation;

/// Changes the settings of one's own tenant. What isn't named stays; `null` goes back to the default.
#[operation(command, tenancy, rest = PATCH "/tenant", needs = ManageTenant, idempotent)]
#[derive(Default)]
pub struct ChangeTenant {
    /// The IANA name of the zone that times are shown in to people who have chosen none; `null`: UTC.
    #[garde(dive)]
    pub time_zone: Patch<TimeZone>,
}

impl Example for ChangeTenant {
    fn example() -> Self {
        Self { time_zone: Patch::Value(TimeZone::named("Africa/Casablanca")) }
    }
}
