use super::BrandColour;
use crate::kernel::{Example, Patch, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Changes how one's own tenant looks. What isn't named stays; `null` is Portico's own. A colour in which texts couldn't
/// be read is made darker.
#[operation(command, tenancy, rest = PATCH "/tenant/brand", needs = ManageTenant, output = BrandSaved, idempotent)]
#[derive(Default)]
pub struct ChangeBrand {
    /// What stands in the place of Portico's name.
    #[garde(inner(length(chars, max = 40), custom(rules::optional_line)))]
    pub name: Patch<String>,
    /// The colour that the accents are made of: `#1f7a4d`.
    #[garde(dive)]
    pub colour: Patch<BrandColour>,
}

/// The tenant looks like this from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BrandSaved {
    /// Whether the colour is shown darker or lighter than it was chosen, so that texts can be read.
    pub adjusted: bool,
}

/// Lets one's own tenant look like Portico again.
#[operation(command, tenancy, rest = DELETE "/tenant/brand", needs = ManageTenant, idempotent)]
pub struct ResetBrand {}

impl Example for ChangeBrand {
    fn example() -> Self {
        Self { name: Patch::Value("Aurora".into()), colour: Patch::Value(BrandColour::named("#1f7a4d")) }
    }
}

impl Example for ResetBrand {
    fn example() -> Self {
        Self {}
    }
}
