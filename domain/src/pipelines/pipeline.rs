//! The aggregate of a pipeline: its draft, what was published of it, and whether it is on. What was published stays as it
//! is; runs that have begun go on with the steps that they began with.

use super::{Graph, faults_of};
use crate::kernel::{Aggregate, FieldFault, Moment, PersonId, Personal, Refusal, WorkspaceId};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Pipeline;

/// Who does something to a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer(pub PersonId, pub String);

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineState {
    /// What people call it; `None` before it was made.
    pub name: Option<String>,
    /// One or two sentences about it.
    pub summary: String,
    /// Where its models run.
    pub workspace: Option<WorkspaceId>,
    /// What is being written.
    pub draft: Graph,
    /// What was published last.
    pub published: Option<Graph>,
    /// The number of its newest version; 0: nothing was published.
    pub newest: u32,
    /// Whether it may run.
    pub is_on: bool,
    /// Whose rights the runs have that nobody begins: whoever published last.
    pub owner: Option<PersonId>,
}

/// What can be asked of a pipeline.
#[derive(Clone, Debug)]
pub enum PipelineCommand {
    /// Make it, with a draft.
    Create { name: String, summary: String, workspace: WorkspaceId, graph: Graph, template: Option<String>, by: Writer },
    /// Write its draft.
    Edit { name: String, summary: String, workspace: WorkspaceId, graph: Graph },
    /// Make the draft its next version.
    Publish { notes: Option<String>, by: Writer },
    /// Let it run, or not any more.
    Switch { on: bool, by: Writer },
}

/// What can have happened to a pipeline.
#[events(Pipeline, version = 1, audience = ReadPipelines)]
pub enum PipelineEvent {
    /// Somebody began to write it; from a template where one is named.
    PipelineCreated {
        name: String,
        summary: String,
        workspace: WorkspaceId,
        graph: Box<Graph>,
        template: Option<String>,
        by: PersonId,
        by_name: Personal<String>,
    },
    /// Its draft, its name or its workspace is another one.
    PipelineEdited { name: String, summary: String, workspace: WorkspaceId, graph: Box<Graph> },
    /// There is another version of it, which runs that nobody begins have the rights of `by` for.
    PipelinePublished { number: u32, graph: Box<Graph>, notes: Option<String>, by: PersonId, by_name: Personal<String> },
    /// It runs from now on.
    PipelineSwitchedOn { by: PersonId, by_name: Personal<String> },
    /// It doesn't run any more.
    PipelineSwitchedOff { by: PersonId, by_name: Personal<String> },
}

/// Why a pipeline says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PipelineRefusal {
    /// It was made before.
    Exists,
    /// There is none.
    Unknown,
    /// The draft can't be published.
    Unfit(Vec<FieldFault>),
    /// Nothing of it was published yet.
    Unpublished,
}

impl Aggregate for Pipeline {
    const NAME: &'static str = "pipeline";
    const CONTEXT: &'static str = "pipelines";
    type State = PipelineState;
    type Command = PipelineCommand;
    type Event = PipelineEvent;
    type Refusal = PipelineRefusal;

    fn decide(
        state: &PipelineState,
        command: PipelineCommand,
        _: Moment,
    ) -> Result<Vec<PipelineEvent>, PipelineRefusal> {
        match (command, &state.name) {
            (PipelineCommand::Create { .. }, Some(_)) => Err(PipelineRefusal::Exists),
            (PipelineCommand::Create { name, summary, workspace, graph, template, by: Writer(by, by_name) }, None) => {
                let (name, summary, graph) = (trimmed(&name), trimmed(&summary), Box::new(graph.tidy()));
                let by_name = Personal::of(by.0, by_name);
                let created = PipelineEvent::PipelineCreated { name, summary, workspace, graph, template, by, by_name };
                Ok(vec![created])
            }
            (_, None) => Err(PipelineRefusal::Unknown),
            (PipelineCommand::Edit { name, summary, workspace, graph }, Some(known)) => {
                let (name, summary, graph) = (trimmed(&name), trimmed(&summary), graph.tidy());
                let is_same = *known == name
                    && state.summary == summary
                    && state.workspace == Some(workspace)
                    && state.draft == graph;
                let graph = Box::new(graph);
                let edited = PipelineEvent::PipelineEdited { name, summary, workspace, graph };
                Ok(if is_same { Vec::new() } else { vec![edited] })
            }
            (PipelineCommand::Publish { notes, by: Writer(by, by_name) }, Some(_)) => {
                let faults = faults_of(&state.draft);
                if !faults.is_empty() {
                    return Err(PipelineRefusal::Unfit(faults));
                }
                // The same steps under somebody else's rights are another version.
                if state.published.as_ref() == Some(&state.draft) && state.owner == Some(by) {
                    return Ok(Vec::new());
                }
                let (number, graph) = (state.newest + 1, Box::new(state.draft.clone()));
                let by_name = Personal::of(by.0, by_name);
                Ok(vec![PipelineEvent::PipelinePublished { number, graph, notes, by, by_name }])
            }
            (PipelineCommand::Switch { on: true, .. }, Some(_)) if state.newest == 0 => {
                Err(PipelineRefusal::Unpublished)
            }
            (PipelineCommand::Switch { on, .. }, Some(_)) if on == state.is_on => Ok(Vec::new()),
            (PipelineCommand::Switch { on, by: Writer(by, by_name) }, Some(_)) => {
                let by_name = Personal::of(by.0, by_name);
                Ok(vec![if on {
                    PipelineEvent::PipelineSwitchedOn { by, by_name }
                } else {
                    PipelineEvent::PipelineSwitchedOff { by, by_name }
                }])
            }
        }
    }

    fn evolve(mut state: PipelineState, event: &PipelineEvent) -> PipelineState {
        match event {
            PipelineEvent::PipelineCreated { name, summary, workspace, graph, .. }
            | PipelineEvent::PipelineEdited { name, summary, workspace, graph } => {
                state.name = Some(name.clone());
                state.summary.clone_from(summary);
                state.workspace = Some(*workspace);
                state.draft = (**graph).clone();
            }
            PipelineEvent::PipelinePublished { number, graph, by, .. } => {
                state.newest = *number;
                state.published = Some((**graph).clone());
                state.owner = Some(*by);
            }
            PipelineEvent::PipelineSwitchedOn { .. } => state.is_on = true,
            PipelineEvent::PipelineSwitchedOff { .. } => state.is_on = false,
        }
        state
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl From<PipelineRefusal> for Refusal {
    fn from(refusal: PipelineRefusal) -> Self {
        match refusal {
            PipelineRefusal::Exists => Self::conflict(),
            PipelineRefusal::Unknown => Self::not_found(),
            PipelineRefusal::Unfit(faults) => Self::invalid(faults),
            PipelineRefusal::Unpublished => Self::new(409, "pipeline_unpublished"),
        }
    }
}

#[path = "pipeline_examples.rs"]
mod examples;
pub(super) use examples::graph as example_graph;

#[cfg(test)]
#[path = "pipeline_tests.rs"]
mod tests;
