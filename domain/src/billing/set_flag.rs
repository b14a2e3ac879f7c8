use super::Feature;
use crate::kernel::Example;
use crate::words;
use domain_macros::operation;

/// Shows a feature to everybody or hides it from everybody, but for tenants with a flag of their own. It holds from the
/// next request on.
#[operation(command, billing, rest = PUT "/flags/{feature}", needs = ManageFlags, reach = Platform, idempotent, danger)]
pub struct SetFlag {
    /// The feature.
    pub feature: Feature,
    /// Whether it is shown.
    pub setting: FlagSetting,
}

words! {
    /// What a flag says.
    FlagSetting {
        /// The feature is there for those whose plan has it.
        Shown = "shown",
        /// It is as if it weren't there.
        Hidden = "hidden",
    }
}

impl Example for SetFlag {
    fn example() -> Self {
        Self { feature: Feature::Apps, setting: FlagSetting::Shown }
    }
}
