use super::prompt_template::about;
use super::{About, Industry, Purpose};
use crate::kernel::{Example, TemplateId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Begins a template, with an empty draft that nobody but its authors sees.
#[operation(command, templates, rest = POST "/authored-templates", needs = WriteTemplates, output = TemplateMade, creates)]
pub struct CreateTemplate {
    /// What people call it, 2 to 80 characters.
    #[garde(length(chars, min = 2, max = 80), custom(rules::line))]
    pub name: String,
    /// One or two sentences about it.
    #[garde(length(chars, max = 300), custom(rules::line))]
    pub summary: String,
    /// The trade that it is for.
    pub industry: Industry,
    /// What it does.
    pub purpose: Purpose,
}

/// The template is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateMade {
    /// Its id.
    pub id: TemplateId,
}

impl CreateTemplate {
    /// What it is called and for.
    pub fn about(self) -> About {
        About { name: self.name, summary: self.summary, industry: self.industry, purpose: self.purpose }
    }
}

impl Example for CreateTemplate {
    fn example() -> Self {
        let About { name, summary, industry, purpose } = about();
        Self { name, summary, industry, purpose }
    }
}
