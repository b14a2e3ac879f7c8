use super::{WORDS_MAX, Words};
use crate::kernel::{Example, Language, rules};
use domain_macros::operation;

/// Puts words of the platform in the place of a built-in text, in one language. They have its placeholders and its plural
/// forms. Every tenant that has none of its own reads them from the next page on.
#[operation(command, tenancy, rest = PUT "/platform/texts/{key}", needs = ManagePlatformSettings, reach = Platform, danger, idempotent)]
pub struct ChangePlatformText {
    /// The name of the text, `tenancy.title`.
    #[garde(length(max = 120), custom(rules::line))]
    pub key: String,
    /// The language.
    pub language: Language,
    /// How it reads; of a text that counts, its form for all other numbers.
    #[garde(length(chars, max = WORDS_MAX), custom(rules::line))]
    pub text: String,
    /// The form for no things, where the built-in text has it.
    #[garde(inner(length(chars, max = WORDS_MAX), custom(rules::optional_line)))]
    pub zero: Option<String>,
    /// The form for one thing, where the built-in text has it.
    #[garde(inner(length(chars, max = WORDS_MAX), custom(rules::optional_line)))]
    pub one: Option<String>,
    /// The form for two things, where the built-in text has it.
    #[garde(inner(length(chars, max = WORDS_MAX), custom(rules::optional_line)))]
    pub two: Option<String>,
    /// The form for a few things, where the built-in text has it.
    #[garde(inner(length(chars, max = WORDS_MAX), custom(rules::optional_line)))]
    pub few: Option<String>,
    /// The form for many things, where the built-in text has it.
    #[garde(inner(length(chars, max = WORDS_MAX), custom(rules::optional_line)))]
    pub many: Option<String>,
}

/// Takes the platform's words of a text back, so that the built-in ones are read again.
#[operation(command, tenancy, rest = DELETE "/platform/texts/{key}", needs = ManagePlatformSettings, reach = Platform, danger, idempotent)]
pub struct ResetPlatformText {
    /// The name of the text, `tenancy.title`.
    #[garde(length(max = 120), custom(rules::line))]
    pub key: String,
    /// The language.
    pub language: Language,
}

/// Lets a text of the platform's read again as an earlier change of it has left it.
#[operation(command, tenancy, rest = POST "/platform/texts/{key}/restore", needs = ManagePlatformSettings, reach = Platform, danger, idempotent)]
pub struct RestorePlatformText {
    /// The name of the text, `tenancy.title`.
    #[garde(length(max = 120), custom(rules::line))]
    pub key: String,
    /// The language.
    pub language: Language,
    /// The number of the change; 0 for how it read before the first.
    pub version: u32,
}

impl ChangePlatformText {
    /// How the text shall read.
    pub fn words(&self) -> Words {
        let Self { text, zero, one, two, few, many, .. } = self;
        Words::typed(text, [zero, one, two, few, many])
    }
}

impl Example for ChangePlatformText {
    fn example() -> Self {
        let (key, language, text) = ("tenancy.title".into(), Language::En, "Companies".into());
        Self { key, language, text, zero: None, one: None, two: None, few: None, many: None }
    }
}

impl Example for ResetPlatformText {
    fn example() -> Self {
        Self { key: "tenancy.title".into(), language: Language::En }
    }
}

impl Example for RestorePlatformText {
    fn example() -> Self {
        Self { key: "tenancy.title".into(), language: Language::En, version: 0 }
    }
}
