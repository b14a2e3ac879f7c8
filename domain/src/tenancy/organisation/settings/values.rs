//! What a setting comes to: the tenant's own value, else the platform's, else the default.

use super::Setting;
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a value comes from.
    SettingSource {
        /// Nobody has changed it.
        Default = "default",
        /// The platform has.
        Platform = "platform",
        /// The tenant has.
        Tenant = "tenant",
    }
}

/// A setting with the value that somebody gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SettingValue {
    /// Which one.
    pub setting: Setting,
    /// As the setting's kind writes it.
    pub value: String,
}

/// What was changed, by the platform and by one tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingValues {
    /// By the platform.
    pub platform: Vec<SettingValue>,
    /// By the tenant.
    pub own: Vec<SettingValue>,
}

impl SettingValues {
    /// The value that holds, and where it comes from. What a tenant may not change comes from the platform.
    pub fn of(&self, setting: Setting) -> (&str, SettingSource) {
        match find(&self.own, setting).filter(|_| setting.is_tenants()) {
            Some(own) => (own, SettingSource::Tenant),
            None => self.without_own(setting),
        }
    }

    /// The value that would hold without the tenant's own.
    pub fn without_own(&self, setting: Setting) -> (&str, SettingSource) {
        match find(&self.platform, setting) {
            Some(value) => (value, SettingSource::Platform),
            None => (setting.declared().default, SettingSource::Default),
        }
    }

    /// Whether a switch is on.
    pub fn is_on(&self, setting: Setting) -> bool {
        self.of(setting).0 == "true"
    }

    /// A number; the default where what is stored is none.
    pub fn number(&self, setting: Setting) -> u16 {
        let (value, default) = (self.of(setting).0, setting.declared().default);
        value.parse().or_else(|_| default.parse()).unwrap_or_default()
    }
}

fn find(values: &[SettingValue], setting: Setting) -> Option<&str> {
    values.iter().find(|known| known.setting == setting).map(|known| known.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(setting: Setting, value: &str) -> SettingValue {
        SettingValue { setting, value: value.into() }
    }

    #[test]
    fn a_tenants_value_goes_before_the_platforms_and_that_before_the_default() {
        let mut values = SettingValues::default();
        assert_eq!(values.of(Setting::SessionDays), ("14", SettingSource::Default));
        values.platform.push(value(Setting::SessionDays, "7"));
        assert_eq!(values.of(Setting::SessionDays), ("7", SettingSource::Platform));
        values.own.push(value(Setting::SessionDays, "2"));
        assert_eq!(values.of(Setting::SessionDays), ("2", SettingSource::Tenant));
        assert_eq!(values.without_own(Setting::SessionDays), ("7", SettingSource::Platform));
        assert_eq!(values.number(Setting::SessionDays), 2);
    }

    #[test]
    fn what_is_the_platforms_alone_no_tenant_overrides() {
        let values = SettingValues { own: vec![value(Setting::SignUp, "false")], ..SettingValues::default() };
        assert!(values.is_on(Setting::SignUp));
    }
}
