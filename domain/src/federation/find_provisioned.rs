use super::Provisioned;
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Those whose accounts the tenant's directory keeps, the first first. Directories page by numbers (RFC 7644 §3.4.2.4),
/// and look for one person by what they call them.
#[operation(query, federation, rest = GET "/provisioned-people", needs = ProvisionPeople, output = ProvisionedFound)]
#[derive(Default)]
pub struct FindProvisioned {
    /// Only who is called so in the directory, in any case.
    #[garde(inner(length(chars, max = 200), custom(rules::optional_line)))]
    pub directory_name: Option<String>,
    /// Only who has this id in the directory.
    #[garde(inner(length(chars, max = 200), custom(rules::optional_line)))]
    pub external_id: Option<String>,
    /// Only who signs in with this address.
    #[garde(inner(length(chars, max = 254), custom(rules::optional_line)))]
    pub address: Option<String>,
    /// The place of the first one in the whole list, from 1.
    #[garde(inner(range(min = 1, max = 1_000_000)))]
    pub start_index: Option<u32>,
    /// How many at most, 0 to 200; 100 unless told.
    #[garde(inner(range(max = 200)))]
    pub count: Option<u16>,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProvisionedFound {
    /// Where a directory sends what it says: enter this address there.
    pub door: String,
    /// How many there are in all.
    pub total: u64,
    /// The place of the first one, from 1.
    pub start_index: u32,
    /// Those of this part.
    pub people: Vec<Provisioned>,
}

impl Example for FindProvisioned {
    fn example() -> Self {
        Self { directory_name: Some("noor.aziz@aurora.example".into()), ..Self::default() }
    }
}
