use crate::kernel::{Example, LIMIT_MAX, Language, Moment, Page, ReaderId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Who reads the newsletter, the latest first.
#[operation(query, growth, rest = GET "/newsletter/readers", needs = ReadLeads, reach = Platform, output = Page<ReaderRow>)]
#[derive(Default)]
pub struct Readers {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of an address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those in this state.
    pub status: Option<ReaderStatus>,
}

words! {
    /// Whether the newsletter goes there.
    ReaderStatus {
        /// It does.
        Active = "active",
        /// They have left.
        Left = "left",
    }
}

/// A reader in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ReaderRow {
    /// Its id.
    pub id: ReaderId,
    /// Where it goes; absent once they have left.
    pub email: Option<String>,
    /// Whether it goes there.
    pub status: ReaderStatus,
    /// The language that they are written to in.
    pub language: Language,
    /// The page that they asked for it on.
    pub page: String,
    /// The edition of the sentence that they agreed to.
    pub consent: String,
    /// When they confirmed.
    pub joined_at: Moment,
    /// When they left.
    pub left_at: Option<Moment>,
}

impl Example for Readers {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(ReaderStatus::Active), ..Self::default() }
    }
}
