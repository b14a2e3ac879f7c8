use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PasskeyId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One's own passkeys.
#[operation(query, identity, rest = GET "/me/passkeys", needs = SignedIn, output = Page<PasskeyRow>)]
#[derive(Default)]
pub struct Passkeys {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<PasskeySort>,
}

words! {
    /// The order of the list.
    PasskeySort {
        /// Newest first.
        AddedAtDown = "-addedAt",
    }
}

/// A passkey in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PasskeyRow {
    /// Its id.
    pub id: PasskeyId,
    /// How its owner calls it.
    pub name: String,
    /// Since when it signs in.
    pub added_at: Moment,
    /// When it last did.
    pub last_used_at: Option<Moment>,
}

impl Example for Passkeys {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
