//! Events of a run in the demo world.

use super::super::pipeline::example_graph;
use super::super::{CauseKind, Wait, example_id};
use super::*;
use crate::kernel::EventExamples;

impl EventExamples for PipelineRunEvent {
    fn examples() -> Vec<Self> {
        let jonas = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0004);
        let words = Uuid::from_u128(0x0193_5b00_0000_7000_8000_0000_0000_5103);
        let (by, by_name) = (PersonId(jonas), Personal::of(jonas, "Jonas Weber".to_owned()));
        let said = |text: &str| Personal::of(words, text.to_owned());
        let at =
            |seconds: i64| Moment::from_unix_s(1_795_251_900 + seconds).unwrap_or(Moment(chrono::DateTime::UNIX_EPOCH));
        let step = |name: &str| name.to_owned();
        vec![
            Self::PipelineRunBegun {
                pipeline: example_id(),
                version: 1,
                workspace: WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)),
                graph: Box::new(example_graph()),
                input: said(r#"{"question":"When do you open?"}"#),
                cause: Cause { kind: CauseKind::Person, event: None, event_type: None, depth: 0 },
                key: None,
                started_by: by,
                started_by_name: by_name.clone(),
            },
            Self::PipelineStepDone {
                step: step("find"),
                input: said(r#"{"query":"When do you open?"}"#),
                output: said(r#"{"text":"We open at nine.","passages":[],"count":0}"#),
                unmet: false,
                attempt: 1,
                begun_at: at(0),
                at: at(1),
            },
            Self::PipelineStepWaits {
                step: step("answer"),
                input: said(r#"{"prompt":"Answer from this"}"#),
                wait: Wait::Model,
                execution: Some(ExecutionId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e01))),
                attempt: 1,
                begun_at: at(1),
            },
            Self::PipelineStepSkipped { step: step("team") },
            Self::PipelineStepFailed {
                step: step("answer"),
                input: said(r#"{"prompt":"Answer from this"}"#),
                code: "model_broke".into(),
                detail: said(""),
                again: true,
                attempt: 1,
                begun_at: at(1),
                at: at(2),
            },
            Self::PipelineStepDecided {
                step: step("send"),
                approved: true,
                note: Some(said("Reads well.")),
                by,
                by_name: by_name.clone(),
            },
            Self::PipelineRunResumed { version: 2, graph: Box::new(example_graph()), by, by_name: by_name.clone() },
            Self::PipelineRunEnded { outcome: RunStatus::Cancelled, by: Some(by), by_name: Some(by_name) },
        ]
    }
}
