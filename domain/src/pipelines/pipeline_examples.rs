//! Events of a pipeline in the demo world.

use super::super::{Comparison, EventCondition, Step, StepKind, Trigger, TriggerKind};
use super::*;
use crate::kernel::EventExamples;
use uuid::Uuid;

/// The steps of the examples' pipeline: it finds, writes and asks a model.
pub(in crate::pipelines) fn graph() -> Graph {
    let find = Step::new("find", StepKind::Retrieve).with("query", "{{input.question}}").with("limit", "5");
    let write = Step::new("write", StepKind::Prompt)
        .with("text", "Answer {{input.question}} from this:\n{{steps.find.text}}")
        .after("find");
    let answer = Step::new("answer", StepKind::Model).with("prompt", "{{steps.write.text}}").after("write");
    let condition = EventCondition { member: "name".into(), is: Comparison::Contains, value: "question".into() };
    let trigger = Trigger {
        kind: TriggerKind::Event,
        cron: None,
        event: Some("FileUploaded".into()),
        conditions: vec![condition],
    };
    Graph {
        notes: Some("Answers what customers ask.".into()),
        timeout_s: Some(3_600),
        triggers: vec![trigger],
        steps: vec![find, write, answer],
    }
}

impl EventExamples for PipelineEvent {
    fn examples() -> Vec<Self> {
        let jonas = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0004);
        let (by, by_name) = (PersonId(jonas), Personal::of(jonas, "Jonas Weber".to_owned()));
        let workspace = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        let (name, summary) = ("Answers".to_owned(), "Answers what customers ask.".to_owned());
        let graph = || Box::new(graph());
        vec![
            Self::PipelineCreated {
                name: name.clone(),
                summary: summary.clone(),
                workspace,
                graph: Box::default(),
                template: Some("ask_documents".into()),
                by,
                by_name: by_name.clone(),
            },
            Self::PipelineEdited { name, summary, workspace, graph: graph() },
            Self::PipelinePublished {
                number: 1,
                graph: graph(),
                notes: Some("First version.".into()),
                by,
                by_name: by_name.clone(),
            },
            Self::PipelineSwitchedOn { by, by_name: by_name.clone() },
            Self::PipelineSwitchedOff { by, by_name },
        ]
    }
}
