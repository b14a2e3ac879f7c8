//! Templates of prompts: written and published once, filled in and run by many. What a prompt looks like once it is
//! filled in is decided here, the same in the browser as on the server.

mod audience;
mod authored_templates;
mod check;
mod content;
mod create_template;
mod edit_template;
mod estimate;
mod history;
mod move_label;
mod name;
mod offer;
mod parse;
mod preview_template;
mod prompt_template;
mod publish_template;
mod render;
mod retire_template;
mod run_template;
mod schedules;
mod set_template_visibility;
mod show_authored_template;
mod show_template;
mod template_list;
mod template_questions;
mod values;

pub use audience::Audience;
pub use authored_templates::{AuthoredTemplateRow, AuthoredTemplates};
pub use check::faults_of;
pub use content::{About, Industry, PromptContent, Purpose, VARIABLES_MAX, Variable, VariableKind};
pub use create_template::{CreateTemplate, TemplateMade};
pub use edit_template::EditTemplate;
pub use estimate::{Estimate, tokens_of};
pub use history::{TemplateHistory, TemplateMoment, TemplateStep};
pub use move_label::MoveLabel;
pub use offer::{TemplateOrigin, TemplateRow, VersionRow};
pub use preview_template::{PreviewTemplate, TemplatePreview};
pub use prompt_template::{
    Author, PRODUCTION, PromptTemplate, TemplateCommand, TemplateEvent, TemplateRefusal, TemplateState,
};
pub use publish_template::{PublishTemplate, TemplatePublication};
pub use render::{Rendered, render};
pub use retire_template::RetireTemplate;
pub use run_template::RunTemplate;
pub use schedules::{
    Arrangement, Drafted, EVERY_HOURS, EditRunSchedule, FallOutcome, FallRefusal, FallRow, Fallen, IN_TIME_S, Outcome,
    REFUSALS_MAX, RemoveRunSchedule, Rhythm, RhythmKind, RunSchedule, RunScheduleCommand, RunScheduleDetail,
    RunScheduleEvent, RunScheduleMade, RunScheduleRefusal, RunScheduleRow, RunScheduleState, RunScheduleStatus,
    RunSchedules, ScheduleRun, ShowRunSchedule, SwitchRunSchedule, SwitchTo, TimeOfDay, Weekday,
};
pub use set_template_visibility::SetTemplateVisibility;
pub use show_authored_template::{AuthoredTemplate, DraftFault, ShowAuthoredTemplate, TemplateTenant};
pub use show_template::{LabelRow, ShowTemplate, TemplateDetail};
pub use template_list::Templates;
pub use template_questions::{TemplateQuestion, TemplateQuestions};
pub use values::{FilledIn, member_of};

use crate::kernel::TemplateId;

/// The template of all examples.
const fn example_id() -> TemplateId {
    TemplateId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_7e01))
}
