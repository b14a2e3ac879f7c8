//! The aggregate of a prompt template: its draft, what was published of it, and which version each of its labels names.
//! What was published stays as it is, so that whoever runs a version gets the same prompt for good.

use super::{About, Audience, PromptContent, faults_of};
use crate::kernel::{Aggregate, FieldFault, Moment, PersonId, Personal, Refusal, TenantId};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The aggregate; all functions are static.
pub struct PromptTemplate;

/// The label that runs take unless told.
pub const PRODUCTION: &str = "production";

/// Who does something to a template; the installation itself where it is nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author(pub Option<(PersonId, String)>);

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateState {
    /// What it is called; `None` before it was made.
    pub about: Option<About>,
    /// What is being written.
    pub draft: PromptContent,
    /// What was published last.
    pub published: Option<PromptContent>,
    /// The number of its newest version; 0: nothing was published.
    pub newest: u32,
    /// The version that each label names.
    pub labels: BTreeMap<String, u32>,
    /// Who may run it.
    pub audience: Option<Audience>,
    /// The tenants that it was chosen for.
    pub tenants: Vec<TenantId>,
    /// Whether nobody may run it any more.
    pub is_retired: bool,
}

/// What can be asked of a template.
#[derive(Clone, Debug)]
pub enum TemplateCommand {
    /// Make it, with an empty draft.
    Create { about: About, by: Author },
    /// Write its draft.
    Edit { about: About, content: PromptContent },
    /// Make the draft its next version, and let a label name that.
    Publish { notes: Option<String>, label: Option<String>, why: Option<String>, by: Author },
    /// Let a label name another version.
    MoveLabel { label: String, to: u32, why: Option<String>, by: Author },
    /// Say who may run it.
    Offer { audience: Audience, tenants: Vec<TenantId>, by: Author },
    /// Let nobody run it any more.
    Retire { by: Author },
}

/// What can have happened to a template.
#[events(PromptTemplate, version = 1, audience = WriteTemplates)]
pub enum TemplateEvent {
    /// Somebody began to write it. Where `by` is absent, it was the installation.
    TemplateCreated { about: About, by: Option<PersonId>, by_name: Option<Personal<String>> },
    /// Its draft or its name is another one.
    TemplateEdited { about: About, content: PromptContent },
    /// There is another version of it.
    TemplatePublished {
        number: u32,
        content: PromptContent,
        notes: Option<String>,
        by: Option<PersonId>,
        by_name: Option<Personal<String>>,
    },
    /// A label names another version from now on.
    TemplateLabelMoved {
        label: String,
        from: Option<u32>,
        to: u32,
        why: Option<String>,
        by: Option<PersonId>,
        by_name: Option<Personal<String>>,
    },
    /// Others may run it from now on.
    TemplateOffered {
        audience: Audience,
        tenants: Vec<TenantId>,
        by: Option<PersonId>,
        by_name: Option<Personal<String>>,
    },
    /// Nobody may run it any more.
    TemplateRetired { by: Option<PersonId>, by_name: Option<Personal<String>> },
}

/// Why a template says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateRefusal {
    /// It was made before.
    Exists,
    /// There is none.
    Unknown,
    /// It is retired.
    Retired,
    /// The draft can't be published.
    Unfit(Vec<FieldFault>),
    /// There is no such version.
    NoVersion,
}

impl Author {
    fn named(self) -> (Option<PersonId>, Option<Personal<String>>) {
        match self.0 {
            Some((person, name)) => (Some(person), Some(Personal::of(person.0, name))),
            None => (None, None),
        }
    }
}

impl Aggregate for PromptTemplate {
    const NAME: &'static str = "prompt_template";
    const CONTEXT: &'static str = "templates";
    type State = TemplateState;
    type Command = TemplateCommand;
    type Event = TemplateEvent;
    type Refusal = TemplateRefusal;

    fn decide(
        state: &TemplateState,
        command: TemplateCommand,
        _: Moment,
    ) -> Result<Vec<TemplateEvent>, TemplateRefusal> {
        let Some(known) = &state.about else {
            let TemplateCommand::Create { about, by } = command else { return Err(TemplateRefusal::Unknown) };
            let (by, by_name) = by.named();
            return Ok(vec![TemplateEvent::TemplateCreated { about: about.tidy(), by, by_name }]);
        };
        match command {
            TemplateCommand::Create { .. } => Err(TemplateRefusal::Exists),
            TemplateCommand::Retire { .. } if state.is_retired => Ok(Vec::new()),
            _ if state.is_retired => Err(TemplateRefusal::Retired),
            TemplateCommand::Edit { about, content } => {
                let (about, content) = (about.tidy(), content.tidy());
                let same = *known == about && state.draft == content;
                Ok(if same { Vec::new() } else { vec![TemplateEvent::TemplateEdited { about, content }] })
            }
            TemplateCommand::Publish { notes, label, why, by } => publish(state, notes, label.zip(Some(why)), by),
            TemplateCommand::MoveLabel { to, .. } if to == 0 || to > state.newest => Err(TemplateRefusal::NoVersion),
            TemplateCommand::MoveLabel { label, to, why, by } => {
                Ok(moved(state, label, to, why, by).into_iter().collect())
            }
            TemplateCommand::Offer { audience, tenants, by } => Ok(offered(state, audience, tenants, by)),
            TemplateCommand::Retire { by } => {
                let (by, by_name) = by.named();
                Ok(vec![TemplateEvent::TemplateRetired { by, by_name }])
            }
        }
    }

    fn evolve(mut state: TemplateState, event: &TemplateEvent) -> TemplateState {
        match event {
            TemplateEvent::TemplateCreated { about, .. } => {
                state.about = Some(about.clone());
                state.audience = Some(Audience::Internal);
            }
            TemplateEvent::TemplateEdited { about, content } => {
                state.about = Some(about.clone());
                state.draft = content.clone();
            }
            TemplateEvent::TemplatePublished { number, content, .. } => {
                state.newest = *number;
                state.published = Some(content.clone());
            }
            TemplateEvent::TemplateLabelMoved { label, to, .. } => {
                state.labels.insert(label.clone(), *to);
            }
            TemplateEvent::TemplateOffered { audience, tenants, .. } => {
                state.audience = Some(*audience);
                state.tenants.clone_from(tenants);
            }
            TemplateEvent::TemplateRetired { .. } => state.is_retired = true,
        }
        state
    }
}

/// The draft as the next version, where it differs from the last; and the label that names it from now on.
fn publish(
    state: &TemplateState,
    notes: Option<String>,
    label: Option<(String, Option<String>)>,
    by: Author,
) -> Result<Vec<TemplateEvent>, TemplateRefusal> {
    let faults = faults_of(&state.draft);
    if !faults.is_empty() {
        return Err(TemplateRefusal::Unfit(faults));
    }
    let mut events = Vec::new();
    let mut number = state.newest;
    if state.published.as_ref() != Some(&state.draft) {
        number += 1;
        let (by, by_name) = by.clone().named();
        events.push(TemplateEvent::TemplatePublished { number, content: state.draft.clone(), notes, by, by_name });
    }
    events.extend(label.and_then(|(label, why)| moved(state, label, number, why, by)));
    Ok(events)
}

fn moved(state: &TemplateState, label: String, to: u32, why: Option<String>, by: Author) -> Option<TemplateEvent> {
    let from = state.labels.get(&label).copied();
    let (by, by_name) = by.named();
    (from != Some(to)).then_some(TemplateEvent::TemplateLabelMoved { label, from, to, why, by, by_name })
}

fn offered(state: &TemplateState, audience: Audience, mut tenants: Vec<TenantId>, by: Author) -> Vec<TemplateEvent> {
    tenants.sort_unstable();
    tenants.dedup();
    if audience != Audience::Tenants {
        tenants.clear();
    }
    if state.audience == Some(audience) && state.tenants == tenants {
        return Vec::new();
    }
    let (by, by_name) = by.named();
    vec![TemplateEvent::TemplateOffered { audience, tenants, by, by_name }]
}

impl From<TemplateRefusal> for Refusal {
    fn from(refusal: TemplateRefusal) -> Self {
        match refusal {
            TemplateRefusal::Exists => Self::conflict(),
            TemplateRefusal::Unknown => Self::not_found(),
            TemplateRefusal::Retired => Self::new(409, "template_retired"),
            TemplateRefusal::Unfit(faults) => Self::invalid(faults),
            TemplateRefusal::NoVersion => Self::invalid_field("version", "template_version_unknown"),
        }
    }
}

#[path = "prompt_template_examples.rs"]
mod examples;
pub(super) use examples::{about, content, filled_in};

#[cfg(test)]
#[path = "prompt_template_tests.rs"]
mod tests;
