//! The aggregate of what the platform, or one tenant, has set.

use super::{Setting, SettingScope, SettingValue};
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Configuration;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ConfigurationState {
    values: Vec<SettingValue>,
}

impl ConfigurationState {
    fn value(&self, setting: Setting) -> Option<&str> {
        self.values.iter().find(|known| known.setting == setting).map(|known| known.value.as_str())
    }
}

/// What can be asked of a configuration. `by` says whose it is.
pub enum ConfigurationCommand {
    /// Give a setting a value; `holds` holds at present.
    Change { by: SettingScope, setting: Setting, value: String, holds: String },
    /// Take the value back, so that `fallback` holds.
    Reset { setting: Setting, fallback: String },
}

/// What can have happened to a configuration.
#[events(Configuration, version = 1, audience = ManageTenant)]
pub enum ConfigurationEvent {
    /// A setting has another value.
    SettingChanged { setting: Setting, before: String, after: String },
    /// A setting has no value of its own any more.
    SettingReset { setting: Setting, before: String, after: String },
}

/// Why a configuration says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigurationRefusal {
    /// The setting is the platform's alone.
    Platforms,
    /// The setting takes other values.
    Value,
}

impl Aggregate for Configuration {
    const NAME: &'static str = "configuration";
    const CONTEXT: &'static str = "tenancy";
    type State = ConfigurationState;
    type Command = ConfigurationCommand;
    type Event = ConfigurationEvent;
    type Refusal = ConfigurationRefusal;

    fn decide(
        state: &ConfigurationState,
        command: ConfigurationCommand,
        _: Moment,
    ) -> Result<Vec<ConfigurationEvent>, ConfigurationRefusal> {
        match command {
            ConfigurationCommand::Change { by: SettingScope::Tenant, setting, .. } if !setting.is_tenants() => {
                Err(ConfigurationRefusal::Platforms)
            }
            ConfigurationCommand::Change { setting, value, holds, .. } => {
                let after = setting.read(&value).ok_or(ConfigurationRefusal::Value)?;
                if state.value(setting) == Some(after.as_str()) {
                    return Ok(Vec::new());
                }
                Ok(vec![ConfigurationEvent::SettingChanged { setting, before: holds, after }])
            }
            ConfigurationCommand::Reset { setting, fallback: after } => {
                let event =
                    |before: &str| ConfigurationEvent::SettingReset { setting, before: before.to_owned(), after };
                Ok(state.value(setting).map(event).into_iter().collect())
            }
        }
    }

    fn evolve(mut state: ConfigurationState, event: &ConfigurationEvent) -> ConfigurationState {
        let (ConfigurationEvent::SettingChanged { setting, .. } | ConfigurationEvent::SettingReset { setting, .. }) =
            event;
        state.values.retain(|known| known.setting != *setting);
        if let ConfigurationEvent::SettingChanged { setting, after, .. } = event {
            state.values.push(SettingValue { setting: *setting, value: after.clone() });
        }
        state
    }
}

impl EventExamples for ConfigurationEvent {
    fn examples() -> Vec<Self> {
        vec![
            Self::SettingChanged { setting: Setting::SessionDays, before: "14".into(), after: "7".into() },
            Self::SettingReset { setting: Setting::SessionDays, before: "7".into(), after: "14".into() },
        ]
    }
}

impl From<ConfigurationRefusal> for Refusal {
    fn from(refusal: ConfigurationRefusal) -> Self {
        match refusal {
            ConfigurationRefusal::Platforms => Self::new(403, "setting_is_platforms"),
            ConfigurationRefusal::Value => Self::invalid_field("value", "not_a_value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn change(by: SettingScope, setting: Setting, value: &str) -> ConfigurationCommand {
        ConfigurationCommand::Change { by, setting, value: value.into(), holds: "14".into() }
    }

    fn set(state: &ConfigurationState, value: &str) -> Vec<ConfigurationEvent> {
        Configuration::decide(state, change(SettingScope::Tenant, Setting::SessionDays, value), NOW).unwrap()
    }

    #[test]
    fn a_change_says_what_was_before_and_what_is_now() {
        let mut events = set(&ConfigurationState::default(), "7");
        events.extend(set(&Configuration::replay(&events), "3"));
        let (before, after) = ("14".to_owned(), "3".to_owned());
        assert_eq!(events[1], ConfigurationEvent::SettingChanged { setting: Setting::SessionDays, before, after });
        assert!(set(&Configuration::replay(&events), " 03 ").is_empty(), "nothing new");
    }

    #[test]
    fn a_value_that_was_never_given_is_not_taken_back() {
        let reset = |state: &ConfigurationState| {
            let fallback = "14".to_owned();
            let command = ConfigurationCommand::Reset { setting: Setting::SessionDays, fallback };
            Configuration::decide(state, command, NOW).unwrap()
        };
        assert!(reset(&ConfigurationState::default()).is_empty());
        let mut events = set(&ConfigurationState::default(), "7");
        events.extend(reset(&Configuration::replay(&events)));
        assert_eq!(Configuration::replay(&events), ConfigurationState::default());
    }

    #[test]
    fn a_tenant_does_not_change_what_is_the_platforms() {
        let state = ConfigurationState::default();
        let by = |by| Configuration::decide(&state, change(by, Setting::SignUp, "false"), NOW);
        assert_eq!(by(SettingScope::Tenant), Err(ConfigurationRefusal::Platforms));
        assert_eq!(by(SettingScope::Platform).unwrap().len(), 1);
        let wrong = Configuration::decide(&state, change(SettingScope::Platform, Setting::SignUp, "maybe"), NOW);
        assert_eq!(wrong, Err(ConfigurationRefusal::Value));
    }
}
