use super::prompt_template::{about, content};
use super::{About, Industry, PromptContent, Purpose, VARIABLES_MAX, Variable, example_id};
use crate::kernel::{Example, TemplateId, rules};
use crate::workspaces::Method;
use domain_macros::operation;
use garde::Error;

/// Rows that a form may send, those that stay empty among them.
const ROWS_MAX: usize = VARIABLES_MAX + 5;

/// Writes the draft of a template, whole. It may be unfinished; what is published has to be right.
#[operation(command, templates, rest = PUT "/authored-templates/{id}", needs = WriteTemplates, idempotent)]
pub struct EditTemplate {
    /// Which one.
    pub id: TemplateId,
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
    /// Instructions that stand above the prompt, up to 4,000 characters; variables may stand in them too.
    #[garde(inner(length(chars, max = 4_000), custom(rules::optional_prose)))]
    pub system: Option<String>,
    /// The prompt, up to 8,000 characters, with variables as `{{name}}`; `\{{` is two braces.
    #[serde(default)]
    #[garde(length(chars, max = 8_000), custom(rules::optional_prose))]
    pub text: String,
    /// What has to be filled in, up to 20, in the order in which people are asked.
    #[serde(default)]
    #[garde(length(max = ROWS_MAX), dive)]
    pub variables: Vec<Variable>,
    /// How it is answered.
    #[garde(custom(fitting))]
    pub method: Method,
    /// The model that it is written for; whichever the workspace has unless told.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub model: Option<String>,
    /// Where the answer is cut off, 1 to 2,048 tokens; 256 unless told.
    #[garde(inner(range(min = 1, max = 2_048)))]
    pub max_tokens: Option<u32>,
    /// 0 to 2; 0, the default, always gives the same answer.
    #[garde(inner(range(min = 0.0, max = 2.0)))]
    pub temperature: Option<f32>,
    /// The result to expect of the example, and what not to expect.
    #[garde(inner(length(chars, max = 1_000), custom(rules::optional_prose)))]
    pub expects: Option<String>,
}

/// Kinds with their examples, or fields: few and short, and nothing hidden in them.
fn fitting(method: &Method, _: &()) -> garde::Result {
    let texts: Vec<&str> = match method {
        Method::Generate => Vec::new(),
        Method::Answer { .. } => return Err(Error::new("not_a_value")),
        Method::Classify { labels } => {
            let examples = labels.iter().flat_map(|label| &label.examples).map(String::as_str);
            labels.iter().map(|label| label.name.as_str()).chain(examples).collect()
        }
        Method::Extract { fields } => {
            let after = fields.iter().filter_map(|field| field.after.as_deref());
            fields.iter().map(|field| field.name.as_str()).chain(after).collect()
        }
    };
    if texts.len() > 200 {
        return Err(Error::new("too_long max=200"));
    }
    for text in texts {
        if text.chars().count() > 500 {
            return Err(Error::new("too_long max=500"));
        }
        rules::optional_prose(text, &())?;
    }
    Ok(())
}

impl EditTemplate {
    /// What the template is called and for, and its draft.
    pub fn parts(self) -> (About, PromptContent) {
        let Self { name, summary, industry, purpose, .. } = self;
        let Self { system, text, variables, method, model, max_tokens, temperature, expects, .. } = self;
        let content = PromptContent { system, text, variables, method, model, max_tokens, temperature, expects };
        (About { name, summary, industry, purpose }, content)
    }
}

impl Example for EditTemplate {
    fn example() -> Self {
        let About { name, summary, industry, purpose } = about();
        let PromptContent { system, text, variables, method, model, max_tokens, temperature, expects } = content();
        Self {
            id: example_id(),
            name,
            summary,
            industry,
            purpose,
            system,
            text,
            variables,
            method,
            model,
            max_tokens,
            temperature,
            expects,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn a_draft_may_be_unfinished_but_hides_nothing() {
        assert!(validate(&EditTemplate::example()).is_ok());
        let unfinished = EditTemplate { text: "Dear {{who".into(), ..EditTemplate::example() };
        assert!(validate(&unfinished).is_ok());
        let hidden = EditTemplate { text: "Dear\u{202e}".into(), ..EditTemplate::example() };
        assert_eq!(validate(&hidden).unwrap_err().fields[0].code, "not_allowed");
        let mut named = EditTemplate::example();
        named.variables[0].name = "Not a name".into();
        let refusal = validate(&named).unwrap_err();
        assert_eq!(
            (refusal.fields[0].field.as_str(), refusal.fields[0].code.as_str()),
            ("variables[0].name", "not_a_variable")
        );
    }
}
