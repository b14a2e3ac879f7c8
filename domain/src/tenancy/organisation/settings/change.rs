use super::Setting;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Gives a setting of one's own tenant another value than the platform's. It holds from the next request on.
#[operation(command, tenancy, rest = PUT "/tenant/settings/{setting}", needs = ManageTenant, idempotent)]
pub struct ChangeTenantSetting {
    /// Which setting.
    pub setting: Setting,
    /// Its value as text: `true`, `14`, `ko`, `Europe/Berlin`.
    #[garde(length(chars, max = 300), custom(rules::line))]
    pub value: String,
}

/// Takes the tenant's own value of a setting back, so that the platform's holds again.
#[operation(command, tenancy, rest = DELETE "/tenant/settings/{setting}", needs = ManageTenant, idempotent)]
pub struct ResetTenantSetting {
    /// Which setting.
    pub setting: Setting,
}

/// Gives a setting of the platform another value. It holds for every tenant that has none of its own, from the next
/// request on.
#[operation(command, tenancy, rest = PUT "/platform/settings/{setting}", needs = ManagePlatformSettings, reach = Platform, danger, idempotent)]
pub struct ChangePlatformSetting {
    /// Which setting.
    pub setting: Setting,
    /// Its value as text: `true`, `14`, `ko`, `Europe/Berlin`.
    #[garde(length(chars, max = 300), custom(rules::line))]
    pub value: String,
}

/// Takes the platform's value of a setting back, so that the built-in one holds again.
#[operation(command, tenancy, rest = DELETE "/platform/settings/{setting}", needs = ManagePlatformSettings, reach = Platform, danger, idempotent)]
pub struct ResetPlatformSetting {
    /// Which setting.
    pub setting: Setting,
}

impl Example for ChangeTenantSetting {
    fn example() -> Self {
        Self { setting: Setting::SessionDays, value: "7".into() }
    }
}

impl Example for ResetTenantSetting {
    fn example() -> Self {
        Self { setting: Setting::SessionDays }
    }
}

impl Example for ChangePlatformSetting {
    fn example() -> Self {
        Self { setting: Setting::MailDays, value: "60".into() }
    }
}

impl Example for ResetPlatformSetting {
    fn example() -> Self {
        Self { setting: Setting::MailDays }
    }
}
