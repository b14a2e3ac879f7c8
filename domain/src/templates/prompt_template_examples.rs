//! Events of a template in the demo world.

use super::super::{FilledIn, Industry, Purpose, Variable, VariableKind};
use super::*;
use crate::kernel::EventExamples;
use crate::workspaces::Method;
use uuid::Uuid;

/// What the examples' template is called.
pub(in crate::templates) fn about() -> About {
    About {
        name: "Reply to a complaint".into(),
        summary: "Drafts a short, friendly reply to somebody who complains.".into(),
        industry: Industry::Commerce,
        purpose: Purpose::Drafting,
    }
}

/// What stands in it.
pub(in crate::templates) fn content() -> PromptContent {
    PromptContent {
        system: Some("You answer customers of {{shop}} in two sentences.".into()),
        text: "Reply to this complaint: {{complaint}}".into(),
        variables: vec![
            variable("shop", "Name of the shop", VariableKind::Text, "Aurora Foods"),
            variable("complaint", "The complaint", VariableKind::LongText, "My parcel is a week late."),
        ],
        method: Method::Generate,
        model: None,
        max_tokens: Some(96),
        temperature: Some(0.0),
        expects: Some("A short apology that names the late parcel. Check every promise in it.".into()),
    }
}

/// What somebody fills in.
pub(in crate::templates) fn filled_in() -> Vec<FilledIn> {
    FilledIn::example_of(&content())
}

fn variable(name: &str, label: &str, kind: VariableKind, example: &str) -> Variable {
    Variable {
        name: name.into(),
        label: label.into(),
        kind,
        choices: Vec::new(),
        required: true,
        example: example.into(),
    }
}

impl EventExamples for TemplateEvent {
    fn examples() -> Vec<Self> {
        let jonas = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0004);
        let by = Some(PersonId(jonas));
        let by_name = || Some(Personal::of(jonas, "Jonas Weber".to_owned()));
        let aurora = TenantId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        vec![
            Self::TemplateCreated { about: about(), by, by_name: by_name() },
            Self::TemplateEdited { about: about(), content: content() },
            Self::TemplatePublished {
                number: 1,
                content: content(),
                notes: Some("First version.".into()),
                by,
                by_name: by_name(),
            },
            Self::TemplateLabelMoved {
                label: PRODUCTION.into(),
                from: None,
                to: 1,
                why: Some("Read by two of us.".into()),
                by,
                by_name: by_name(),
            },
            Self::TemplateOffered { audience: Audience::Tenants, tenants: vec![aurora], by, by_name: by_name() },
            Self::TemplateRetired { by, by_name: by_name() },
        ]
    }
}
