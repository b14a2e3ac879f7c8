use super::{AppKind, AppScope};
use crate::kernel::{AppId, Example, LIMIT_MAX, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The apps that the tenant has registered.
#[operation(query, federation, rest = GET "/apps", needs = ReadApps, output = Page<AppRow>)]
#[derive(Default)]
pub struct Apps {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<AppSort>,
}

words! {
    /// The order of the list.
    AppSort {
        /// A to Z.
        Name = "name",
        /// Newest first.
        RegisteredAtDown = "-registeredAt",
    }
}

/// An app in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppRow {
    /// Its id, also its `client_id`.
    pub id: AppId,
    /// What people are asked to allow.
    pub name: String,
    /// Whether it can keep a secret.
    pub kind: AppKind,
    /// Where people are sent back to.
    pub redirect_uris: Vec<String>,
    /// What it may ask for.
    pub scopes: Vec<AppScope>,
    /// What it may without anybody (client credentials).
    pub by_itself: Vec<AppScope>,
    /// Since when.
    pub registered_at: Moment,
}

impl Example for Apps {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
