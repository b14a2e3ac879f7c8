use crate::kernel::{Example, LIMIT_MAX, Moment, Page, SecretId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The secrets that one's own tenant keeps: names, fingerprints and times. Their values stay where they are.
#[operation(query, tenancy, rest = GET "/secrets", needs = ManageSecrets, output = Page<SecretRow>)]
#[derive(Default)]
pub struct Secrets {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<SecretSort>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    SecretSort {
        /// A to Z.
        Name = "name",
        /// Those whose value is newest first.
        ChangedAtDown = "-changedAt",
    }
}

/// A secret in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SecretRow {
    /// Its id.
    pub id: SecretId,
    /// By what name programs ask for it.
    pub name: String,
    /// Tells its value from others of the tenant.
    pub fingerprint: String,
    /// When it got its present value.
    pub changed_at: Moment,
    /// Until when programs can still read the value before.
    pub old_until: Option<Moment>,
    /// When a program last read it, to the minute; absent: never.
    pub last_used_at: Option<Moment>,
}

impl Example for Secrets {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(SecretSort::Name), ..Self::default() }
    }
}
