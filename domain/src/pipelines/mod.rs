//! Steps in a row: what one gives the next takes. What a pipeline may look like, what its text form is, and what comes
//! after what is decided here, the same in the browser as on the server.

mod approve_pipeline_step;
mod cancel_pipeline_run;
mod check;
mod check_pipeline;
mod compare;
mod create_pipeline;
mod cron;
mod edit_pipeline;
mod field;
mod graph;
mod instantiate_pipeline;
mod kind;
mod lists;
mod order;
mod pipeline;
mod pipeline_actions;
mod pipeline_list;
mod pipeline_runs;
mod pipeline_templates;
mod publish_pipeline;
mod reference;
mod resume_pipeline_run;
mod run;
mod run_next;
mod run_pipeline;
mod run_words;
mod show_pipeline;
mod show_pipeline_run;
mod switch_pipeline;
mod trigger;
mod written;

pub use approve_pipeline_step::{ApprovePipelineStep, StepDecision};
pub use cancel_pipeline_run::CancelPipelineRun;
pub use check::faults_of;
pub use check_pipeline::{CheckPipeline, CheckedPipeline};
pub use compare::Comparison;
pub use create_pipeline::{CreatePipeline, PipelineMade};
pub use cron::Cron;
pub use edit_pipeline::EditPipeline;
pub use field::{FieldForm, StepField};
pub use graph::{Graph, STEPS_MAX, Step, StepSetting, VALUE_CHARS_MAX};
pub use instantiate_pipeline::InstantiatePipeline;
pub use kind::{APPROVERS, SHAPES, StepKind, WITH};
pub use lists::{fields_in, labels_in, names_in};
pub use order::{ancestors, layers, row};
pub use pipeline::{Pipeline, PipelineCommand, PipelineEvent, PipelineRefusal, PipelineState, Writer};
pub use pipeline_actions::{ActionLine, ActionLines, ActionMember, ActionMemberKind, PipelineActions};
pub use pipeline_list::{PipelineRow, Pipelines};
pub use pipeline_runs::{PipelineRunRow, PipelineRuns};
pub use pipeline_templates::{PipelineTemplateLine, PipelineTemplateLines, PipelineTemplates};
pub use publish_pipeline::{PipelinePublication, PublishPipeline};
pub use reference::{Part, Reference, Root, Unread, parts, references};
pub use resume_pipeline_run::ResumePipelineRun;
pub use run::{
    Begun, Cause, DEPTH_MAX, PipelineRun, PipelineRunCommand, PipelineRunEvent, PipelineRunRefusal, PipelineRunState,
    StepState,
};
pub use run_next::NextStep;
pub use run_pipeline::{PipelineRunBegun, RunPipeline};
pub use run_words::{CauseKind, RunStatus, StepStatus, Wait};
pub use show_pipeline::{PipelineDetail, PipelineVersionRow, ShowPipeline};
pub use show_pipeline_run::{PipelineRunDetail, RunStepRow, ShowPipelineRun};
pub use switch_pipeline::SwitchPipeline;
pub use trigger::{EventCondition, Trigger, TriggerKind};
pub use written::written;

use crate::kernel::{PipelineId, PipelineRunId};

/// The pipeline of all examples.
const fn example_id() -> PipelineId {
    PipelineId(uuid::Uuid::from_u128(0x0193_5b00_0000_7000_8000_0000_0000_5101))
}

/// The run of all examples.
const fn example_run() -> PipelineRunId {
    PipelineRunId(uuid::Uuid::from_u128(0x0193_5b00_0000_7000_8000_0000_0000_5102))
}
