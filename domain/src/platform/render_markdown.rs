use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Text in Markdown as HTML that may stand in any page: no script, style, form or picture comes through, whatever the
/// text says. It knows headings, lists, tables, tasks, code and links; HTML within the text is shown as it was typed.
#[operation(query, platform, needs = Public, output = RenderedMarkdown)]
pub struct RenderMarkdown {
    /// The text, 100,000 bytes at most.
    #[garde(length(max = 100_000), custom(rules::optional_prose))]
    pub text: String,
}

/// A text as HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RenderedMarkdown {
    /// Blocks without a frame around them. Headings begin at the third level, below those of a page and its parts.
    pub html: String,
}

impl Example for RenderMarkdown {
    fn example() -> Self {
        Self { text: "Quarterly review\n\n- [x] figures\n- [ ] **risks**".to_owned() }
    }
}
