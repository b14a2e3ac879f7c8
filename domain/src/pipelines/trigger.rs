//! What begins a run by itself.

use super::Comparison;
use crate::kernel::rules;
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// What begins a run by itself.
    TriggerKind {
        /// The clock, in the tenant's time zone.
        Schedule = "schedule",
        /// Something that has happened.
        Event = "event",
    }
}

/// What begins a run by itself, with the rights of whoever published the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Clock or event.
    pub kind: TriggerKind,
    /// When, as cron writes it: minute, hour, day of the month, month, day of the week. Of a schedule alone.
    #[serde(default)]
    #[garde(inner(length(chars, max = 100), custom(rules::optional_line)))]
    pub cron: Option<String>,
    /// The type of event, `FileUploaded`. Of an event alone.
    #[serde(default)]
    #[garde(inner(length(chars, max = 80), custom(rules::optional_line)))]
    pub event: Option<String>,
    /// What the event has to be like, all of it, up to 10.
    #[serde(default)]
    #[garde(length(max = 10), dive)]
    pub conditions: Vec<EventCondition>,
}

/// What one member of an event has to be like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventCondition {
    /// The member of what happened, with dots between members of members.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub member: String,
    /// How it is compared.
    pub is: Comparison,
    /// With what.
    #[serde(default)]
    #[garde(length(chars, max = 500), custom(rules::optional_line))]
    pub value: String,
}
