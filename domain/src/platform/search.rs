use super::found::{Found, FoundKind};
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Results of a kind, unless told.
pub const FOUND_DEFAULT: u16 = 5;
/// The most results of a kind.
pub const FOUND_MAX: u16 = 20;

/// Everything that the caller may see and that bears a text, a few of each kind. What one finds is what one's lists
/// show.
#[operation(query, platform, rest = GET "/search", needs = SignedIn, output = SearchResults)]
pub struct Search {
    /// What is looked for, in any case: part of a name, of an address, of what was asked.
    #[garde(length(chars, max = 200), custom(rules::line))]
    pub q: String,
    /// Results of each kind, 1 to 20; 5 unless told.
    #[garde(inner(range(min = 1, max = FOUND_MAX)))]
    pub limit: Option<u16>,
    /// Only this kind.
    pub kind: Option<FoundKind>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SearchResults {
    /// By kind; kinds of which nothing was found are left out.
    pub groups: Vec<FoundGroup>,
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FoundGroup {
    /// Of what.
    pub kind: FoundKind,
    /// A few, those first whose name begins with what was looked for.
    pub data: Vec<Found>,
    /// Whether there are more than these.
    pub more: bool,
}

impl Example for Search {
    fn example() -> Self {
        Self { q: "aurora".into(), limit: Some(5), kind: None }
    }
}
