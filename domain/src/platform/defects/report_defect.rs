use super::DefectKind;
use crate::kernel::{Example, rules};
use crate::words;
use domain_macros::operation;

words! {
    /// How something failed in a browser.
    BrowserDefect {
        /// Code of ours gave up.
        Panic = "panic",
        /// A script threw an error that nobody caught.
        Error = "error",
        /// A script's promise was broken, and nobody heard.
        Rejection = "rejection",
    }
}

impl BrowserDefect {
    /// As defects of both sides have it.
    pub const fn kind(self) -> DefectKind {
        match self {
            Self::Panic => DefectKind::Panic,
            Self::Error => DefectKind::Error,
            Self::Rejection => DefectKind::Rejection,
        }
    }
}

/// Tells that something failed in a browser. Pages do it by themselves, whoever is signed in or nobody. Of the message its shape
/// is kept, of the stack its places, and nothing of what was typed or where exactly one was.
#[operation(command, platform, rest = POST "/platform/defects", needs = Public)]
pub struct ReportDefect {
    /// How it failed.
    pub kind: BrowserDefect,
    /// What the browser says.
    #[garde(length(chars, max = 1000), custom(rules::prose))]
    pub message: String,
    /// Where in the code, if that is known.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub place: Option<String>,
    /// The stack.
    #[garde(inner(length(chars, max = 4000), custom(rules::optional_prose)))]
    pub stack: Option<String>,
    /// The release of the page.
    #[garde(length(chars, max = 64), custom(rules::optional_line))]
    pub release: String,
    /// The route of the page that was loaded, as `/admin/tenants/{id}`.
    #[garde(inner(length(chars, max = 200), custom(rules::optional_line)))]
    pub page: Option<String>,
}

impl Example for ReportDefect {
    fn example() -> Self {
        Self {
            kind: BrowserDefect::Panic,
            message: "index out of bounds: the len is 3 but the index is 3".into(),
            place: Some("app/src/ui/chart_lines.rs:60:21".into()),
            stack: None,
            release: "5f0c2a91d3b7e468".into(),
            page: Some("/admin/tenants/{id}".into()),
        }
    }
}
