use crate::kernel::{Example, Language, TimeZone};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One's own settings, and what holds where one has set nothing.
#[operation(query, identity, rest = GET "/me/settings", needs = SignedIn, output = PersonSettings)]
pub struct Settings {}

/// The settings of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonSettings {
    /// The zone that times are shown in; absent: the tenant's.
    pub time_zone: Option<TimeZone>,
    /// The language of pages and sentences; absent: what the browser prefers.
    pub locale: Option<Language>,
    /// Grows with each change of the person's record.
    pub version: u32,
}

impl Example for Settings {
    fn example() -> Self {
        Self {}
    }
}
