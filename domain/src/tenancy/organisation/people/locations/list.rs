use crate::kernel::{Example, LIMIT_MAX, LocationId, Moment, Page, TimeZone};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The places where one's own tenant works.
#[operation(query, tenancy, rest = GET "/locations", needs = ReadOrganisation, output = Page<LocationRow>)]
#[derive(Default)]
pub struct Locations {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<LocationSort>,
    /// Part of a name or an address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    LocationSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Newest first.
        AddedAtDown = "-addedAt",
    }
}

/// A location in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LocationRow {
    /// Its id.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// By whose clocks it works.
    pub time_zone: TimeZone,
    /// Where it is.
    pub address: Option<String>,
    /// Since when it is there.
    pub added_at: Moment,
}

impl Example for Locations {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(LocationSort::Name), ..Self::default() }
    }
}
