use super::super::SettingSource;
use crate::kernel::{Example, LIMIT_MAX, Language, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// All texts in one language as one's own tenant reads them: what is built in, what the platform has put in its place, and
/// what the tenant has.
#[operation(query, tenancy, rest = GET "/tenant/texts", needs = ManageTenant, output = Page<TextRow>)]
#[derive(Default)]
pub struct TenantTexts {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<TextSort>,
    /// Part of a name or of a text, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// The language; English unless told.
    pub language: Option<Language>,
    /// Only texts that come from here.
    pub source: Option<SettingSource>,
}

/// All texts in one language as the platform has them, for every tenant that has none of its own.
#[operation(query, tenancy, rest = GET "/platform/texts", needs = ManagePlatformSettings, reach = Platform, output = Page<TextRow>)]
#[derive(Default)]
pub struct PlatformTexts {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<TextSort>,
    /// Part of a name or of a text, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// The language; English unless told.
    pub language: Option<Language>,
    /// Only texts that come from here.
    pub source: Option<SettingSource>,
}

words! {
    /// The order of the list.
    TextSort {
        /// By name, A to Z.
        Key = "key",
        /// Those that were changed last first.
        ChangedAtDown = "-changedAt",
    }
}

/// A text in the list. Of one that counts, the form for all other numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TextRow {
    /// The name of the text, `tenancy.title`.
    pub key: String,
    /// The language.
    pub language: Language,
    /// How it is built in.
    pub built_in: String,
    /// What the platform has put in its place.
    pub platform: Option<String>,
    /// What the tenant has.
    pub own: Option<String>,
    /// Where it comes from as it is read.
    pub source: SettingSource,
    /// When the platform's or the tenant's words were changed last, for whoever asks; absent: they have none.
    pub changed_at: Option<Moment>,
}

impl Example for TenantTexts {
    fn example() -> Self {
        Self { limit: Some(20), search: Some("tenancy".into()), ..Self::default() }
    }
}

impl Example for PlatformTexts {
    fn example() -> Self {
        Self { limit: Some(20), search: Some("tenancy".into()), ..Self::default() }
    }
}
