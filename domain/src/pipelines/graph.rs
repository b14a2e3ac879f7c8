//! What a pipeline is made of: steps, what each comes after, what is set in each, and what begins a run by itself.

use super::{StepKind, Trigger, reference};
use crate::kernel::rules;
use garde::Error;
use serde::{Deserialize, Serialize};

/// Steps that a pipeline may have.
pub const STEPS_MAX: usize = 40;
/// Characters that may stand in one setting.
pub const VALUE_CHARS_MAX: usize = 16_000;

/// A pipeline's steps and triggers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Graph {
    /// What its writers say about it, up to 4,000 characters.
    #[garde(inner(length(chars, max = 4_000), custom(rules::optional_prose)))]
    pub notes: Option<String>,
    /// Seconds after which a run is given up, 60 to 2,592,000 (30 days); a day unless told.
    #[garde(inner(range(min = 60, max = 2_592_000)))]
    pub timeout_s: Option<u32>,
    /// What begins a run by itself, up to 10. People and programs may begin one at any time.
    #[garde(length(max = 10), dive)]
    pub triggers: Vec<Trigger>,
    /// The steps, up to 40.
    #[garde(length(max = STEPS_MAX), dive)]
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Step {
    /// What others refer to it by: a small letter, then small letters, digits and underscores, up to 40 in all.
    #[garde(length(chars, min = 1, max = 40), custom(step_id))]
    pub id: String,
    /// What it does.
    pub kind: StepKind,
    /// The steps that it comes after; none: it is among the first.
    #[serde(default)]
    #[garde(length(max = STEPS_MAX), inner(length(chars, max = 40)))]
    pub after: Vec<String>,
    /// What is set in it, each by its name. Which there are, its kind says.
    #[serde(default)]
    #[garde(length(max = 60), dive)]
    pub settings: Vec<StepSetting>,
    /// How often it is tried again after it failed, 0 to 5; twice unless told.
    #[serde(default)]
    #[garde(inner(range(max = 5)))]
    pub retries: Option<u8>,
    /// Seconds that one try may take, 1 to 300; 60 unless told. A step that waits for a model or for somebody isn't at work.
    #[serde(default)]
    #[garde(inner(range(min = 1, max = 300)))]
    pub timeout_s: Option<u16>,
    /// What its writers say about it, up to 2,000 characters.
    #[serde(default)]
    #[garde(inner(length(chars, max = 2_000), custom(rules::optional_prose)))]
    pub notes: Option<String>,
}

/// One thing that is set in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct StepSetting {
    /// Its name; an argument of an operation is `with.` and the member's name.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// What is set; `{{steps.find.text}}` in it stands for what another step gave.
    #[garde(length(chars, max = VALUE_CHARS_MAX), custom(rules::optional_prose))]
    pub value: String,
}

fn step_id(text: &str, _: &()) -> garde::Result {
    if reference::is_name(text) { Ok(()) } else { Err(Error::new("not_a_variable")) }
}

impl Step {
    /// A step of that kind, with nothing set.
    pub fn new(id: impl Into<String>, kind: StepKind) -> Self {
        Self {
            id: id.into(),
            kind,
            after: Vec::new(),
            settings: Vec::new(),
            retries: None,
            timeout_s: None,
            notes: None,
        }
    }

    /// What is set under a name; blank reads as not set.
    pub fn setting(&self, name: &str) -> Option<&str> {
        let set = self.settings.iter().find(|setting| setting.name == name)?;
        Some(set.value.as_str()).filter(|value| !value.trim().is_empty())
    }

    /// Sets something; an empty value takes it away.
    pub fn set(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.settings.retain(|setting| setting.name != name);
        } else if let Some(set) = self.settings.iter_mut().find(|setting| setting.name == name) {
            value.clone_into(&mut set.value);
        } else {
            self.settings.push(StepSetting { name: name.to_owned(), value: value.to_owned() });
        }
    }

    /// The same step with something set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// The same step after another.
    #[must_use]
    pub fn after(mut self, id: &str) -> Self {
        self.after.push(id.to_owned());
        self
    }

    /// Tries that it has, the first among them.
    pub fn tries(&self) -> u32 {
        u32::from(self.retries.unwrap_or(2)) + 1
    }
}

impl Graph {
    /// The step of that name.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Without what was left blank, as forms send it, and without what is said twice; settings in the order of their kind, so that
    /// whichever form it comes from, the same pipeline is the same graph.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        self.notes = filled(self.notes);
        for step in &mut self.steps {
            step.notes = filled(step.notes.take());
            step.settings.retain(|setting| !setting.value.trim().is_empty());
            let kind = step.kind;
            let place = |name: &str| kind.fields().iter().position(|field| field.name == name).unwrap_or(usize::MAX);
            step.settings.sort_by(|one, other| (place(&one.name), &one.name).cmp(&(place(&other.name), &other.name)));
            let mut seen: Vec<String> = Vec::new();
            step.after.retain(|id| {
                let is_new = !id.is_empty() && !seen.contains(id);
                seen.push(id.clone());
                is_new
            });
        }
        self
    }
}
