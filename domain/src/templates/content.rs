//! What a template is made of: the prompt with its variables, how it is answered, and what to expect.

use super::name;
use crate::kernel::rules;
use crate::words;
use crate::workspaces::Method;
use serde::{Deserialize, Serialize};

/// Variables that a template may have.
pub const VARIABLES_MAX: usize = 20;

words! {
    /// What may stand in a variable.
    VariableKind {
        /// One line of text.
        Text = "text",
        /// Text of several lines.
        LongText = "long_text",
        /// A number, with a point before its decimals.
        Number = "number",
        /// A day, `2026-11-22`.
        Date = "date",
        /// One of the choices.
        Choice = "choice",
    }
}

words! {
    /// The trade that a template is for.
    Industry {
        /// Any.
        General = "general",
        /// Shops and their customers.
        Commerce = "commerce",
        /// Accounts, invoices and payments.
        Finance = "finance",
        /// Transport and stock.
        Logistics = "logistics",
        /// Policies and claims.
        Insurance = "insurance",
        /// Whoever hires and looks after people.
        HumanResources = "human_resources",
        /// Whoever makes and runs software.
        Software = "software",
    }
}

words! {
    /// What a template does.
    Purpose {
        /// Sorts texts into kinds.
        Sorting = "sorting",
        /// Takes facts out of texts.
        Extraction = "extraction",
        /// Writes a first version.
        Drafting = "drafting",
        /// Says the same in other words.
        Rewriting = "rewriting",
    }
}

/// One variable of a prompt, `{{name}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Variable {
    /// As the prompt writes it: small letters, digits and underscores, up to 40. A variable without a name is left out.
    #[garde(length(chars, max = 40), custom(name::variable))]
    pub name: String,
    /// What people are asked for.
    #[serde(default)]
    #[garde(length(chars, max = 120), custom(rules::optional_line))]
    pub label: String,
    /// What may stand in it.
    pub kind: VariableKind,
    /// What there is to choose from, up to 20; of a choice alone.
    #[serde(default)]
    #[garde(length(max = 20), inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub choices: Vec<String>,
    /// Whether it has to be filled in; what may stay empty is an empty text in the prompt.
    #[serde(default)]
    pub required: bool,
    /// What stands in it in the template's example.
    #[serde(default)]
    #[garde(length(chars, max = 4_000), custom(rules::optional_prose))]
    pub example: String,
}

/// A prompt with its variables, and how it is answered. What was published stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PromptContent {
    /// Instructions that stand above the prompt; variables may stand in them too.
    pub system: Option<String>,
    /// The prompt, with variables as `{{name}}`.
    pub text: String,
    /// What has to be filled in, in the order in which people are asked.
    pub variables: Vec<Variable>,
    /// How it is answered.
    pub method: Method,
    /// The model that it was written for; whichever the workspace has unless told.
    pub model: Option<String>,
    /// Where the answer is cut off.
    pub max_tokens: Option<u32>,
    /// 0 always gives the same answer.
    pub temperature: Option<f32>,
    /// The result to expect of the example, and what not to expect.
    pub expects: Option<String>,
}

impl Default for PromptContent {
    fn default() -> Self {
        Self {
            system: None,
            text: String::new(),
            variables: Vec::new(),
            method: Method::Generate,
            model: None,
            max_tokens: None,
            temperature: None,
            expects: None,
        }
    }
}

/// What a template is called, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct About {
    /// Its name.
    pub name: String,
    /// One or two sentences about it.
    pub summary: String,
    /// The trade that it is for.
    pub industry: Industry,
    /// What it does.
    pub purpose: Purpose,
}

impl PromptContent {
    /// Without what was left blank, as forms send rows that nobody filled in.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.system = filled(self.system);
        self.model = filled(self.model);
        self.expects = filled(self.expects);
        self.variables.retain(|variable| !variable.name.trim().is_empty());
        for variable in &mut self.variables {
            variable.name = variable.name.trim().to_owned();
            variable.choices.retain(|choice| !choice.trim().is_empty());
            if variable.kind != VariableKind::Choice {
                variable.choices.clear();
            }
        }
        match &mut self.method {
            Method::Generate | Method::Answer { .. } => {}
            Method::Classify { labels } => {
                labels.retain(|label| !label.name.trim().is_empty());
                for label in labels {
                    label.examples.retain(|example| !example.trim().is_empty());
                }
            }
            Method::Extract { fields } => {
                fields.retain(|field| !field.name.trim().is_empty());
                for field in fields {
                    field.after = filled(field.after.take());
                }
            }
        }
        self
    }

    /// The variable of that name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name == name)
    }
}

impl About {
    /// Without blanks around it.
    #[must_use]
    pub fn tidy(self) -> Self {
        Self { name: self.name.trim().to_owned(), summary: self.summary.trim().to_owned(), ..self }
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
