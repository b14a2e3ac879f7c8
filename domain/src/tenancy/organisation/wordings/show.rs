use super::{Placeholder, Words};
use crate::kernel::{Example, Language, Moment, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One text as one's own tenant reads it, and how its own words have changed.
#[operation(query, tenancy, rest = GET "/tenant/texts/{key}", needs = ManageTenant, output = TextDetail)]
pub struct ShowTenantText {
    /// The name of the text, `tenancy.title`.
    #[garde(length(max = 120), custom(rules::line))]
    pub key: String,
    /// The language.
    pub language: Language,
}

/// One text as the platform has it, and how its words have changed.
#[operation(query, tenancy, rest = GET "/platform/texts/{key}", needs = ManagePlatformSettings, reach = Platform, output = TextDetail)]
pub struct ShowPlatformText {
    /// The name of the text, `tenancy.title`.
    #[garde(length(max = 120), custom(rules::line))]
    pub key: String,
    /// The language.
    pub language: Language,
}

/// One text in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TextDetail {
    /// The name of the text, `tenancy.title`.
    pub key: String,
    /// The language.
    pub language: Language,
    /// How it is built in.
    pub built_in: Words,
    /// What the platform has put in its place.
    pub platform: Option<Words>,
    /// What the tenant has; absent in the platform's view.
    pub own: Option<Words>,
    /// Whether the words of whoever asks can stand in the place of the built-in ones. A later release may have other
    /// placeholders; words that don't fit aren't read.
    pub fits: bool,
    /// The names in braces that it needs.
    pub placeholders: Vec<Placeholder>,
    /// How the words of whoever asks have changed, the latest first; at most 100.
    pub changes: Vec<TextChange>,
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TextChange {
    /// Its number, from 1.
    pub version: u32,
    /// When it happened.
    pub at: Moment,
    /// What whoever did it is called, as far as that is known.
    pub by: Option<String>,
    /// How the text read before.
    pub before: Words,
    /// How it read from then on.
    pub after: Words,
    /// Whether words were taken back by it.
    pub is_reset: bool,
}

impl Example for ShowTenantText {
    fn example() -> Self {
        Self { key: "tenancy.title".into(), language: Language::En }
    }
}

impl Example for ShowPlatformText {
    fn example() -> Self {
        Self { key: "tenancy.title".into(), language: Language::En }
    }
}
