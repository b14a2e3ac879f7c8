use crate::kernel::{Example, LocationId, TimeZone, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Adds a place where one's own tenant works.
#[operation(command, tenancy, rest = POST "/locations", needs = ManageOrganisation, output = LocationAdded, creates)]
pub struct AddLocation {
    /// What people call it; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// The IANA name of the zone by whose clocks it works.
    #[garde(dive)]
    pub time_zone: TimeZone,
    /// Where it is, in one line.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub address: Option<String>,
}

/// The location stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LocationAdded {
    /// Its id.
    pub id: LocationId,
}

/// Changes name, time zone and address of a location.
#[operation(command, tenancy, rest = PUT "/locations/{id}", needs = ManageOrganisation, idempotent)]
pub struct ChangeLocation {
    /// The location.
    pub id: LocationId,
    /// What people call it.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// The IANA name of the zone by whose clocks it works.
    #[garde(dive)]
    pub time_zone: TimeZone,
    /// Where it is, in one line.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub address: Option<String>,
}

/// Removes a location.
#[operation(command, tenancy, rest = DELETE "/locations/{id}", needs = ManageOrganisation)]
pub struct RemoveLocation {
    /// The location.
    pub id: LocationId,
}

impl Example for AddLocation {
    fn example() -> Self {
        Self {
            name: "Casablanca".into(),
            time_zone: TimeZone::named("Africa/Casablanca"),
            address: Some("12 Rue des Orangers, 20250 Casablanca".into()),
        }
    }
}

impl Example for ChangeLocation {
    fn example() -> Self {
        Self { id: example_id(), name: "Seoul".into(), time_zone: TimeZone::named("Asia/Seoul"), address: None }
    }
}

impl Example for RemoveLocation {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

const fn example_id() -> LocationId {
    LocationId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0053))
}
