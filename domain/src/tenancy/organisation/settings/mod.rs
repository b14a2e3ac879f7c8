//! Settings: each declared once with its kind, its default and who may change it; a value of the platform, and over it
//! that of a tenant.

mod change;
mod configuration;
mod list;
mod register;
mod values;

pub use change::{ChangePlatformSetting, ChangeTenantSetting, ResetPlatformSetting, ResetTenantSetting};
pub use configuration::{
    Configuration, ConfigurationCommand, ConfigurationEvent, ConfigurationRefusal, ConfigurationState,
};
pub use list::{PlatformSettings, SettingList, SettingView, TenantSettings};
pub use register::{BROWSER, Declared, Setting, SettingGroup, SettingKind, SettingScope};
pub use values::{SettingSource, SettingValue, SettingValues};
