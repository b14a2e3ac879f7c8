use super::{rights, schedule, text};
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::workspaces::enter;
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::kernel::{PipelineId, WorkspaceId, validate};
use domain::pipelines::{
    CreatePipeline, EditPipeline, Graph, Pipeline, PipelineCommand, PipelineMade, PipelinePublication, PipelineState,
    PublishPipeline, SwitchPipeline, Writer,
};

pub async fn create_pipeline(cx: &mut Context, op: CreatePipeline) -> Result<PipelineMade, Stop> {
    let (by, tenant) = (writer(cx)?, cx.actor()?.tenant_id);
    let workspace = workspace(cx, op.workspace_id).await?;
    let id = PipelineId(new_id());
    let (name, summary) = (op.name, op.summary.unwrap_or_default());
    let create = PipelineCommand::Create { name, summary, workspace, graph: Graph::default(), template: None, by };
    cx.create::<Pipeline>(tenant, id.0, create).await?;
    cx.effects.push(Effect::GoTo(format!("/client/pipelines/{id}")));
    Ok(PipelineMade { id })
}

pub async fn edit_pipeline(cx: &mut Context, op: EditPipeline) -> Result<(), Stop> {
    let op = match &op.text {
        Some(written) => {
            let graph = text::read(written).map_err(|fault| Refusal::invalid(vec![fault]))?;
            EditPipeline { graph: Some(graph), text: None, ..op }
        }
        None => op,
    };
    // What was written as text is held to the same rules.
    validate(&op)?;
    let loaded = cx.load::<Pipeline>(op.id.0).await?;
    let graph = op.graph;
    // A draft may be unfinished, but nobody writes down what they may not have done.
    if let Some(graph) = &graph {
        let faults = rights::faults_of(cx, graph)?;
        if !faults.is_empty() {
            return Err(Refusal::invalid(faults).into());
        }
    }
    if let Some(base) = op.base {
        cx.same_version(&loaded, base)?;
    }
    let workspace = match op.workspace_id {
        Some(named) => workspace(cx, Some(named)).await?,
        None => loaded.state.workspace.ok_or_else(Refusal::not_found)?,
    };
    let (name, summary) = (op.name, op.summary.unwrap_or_else(|| loaded.state.summary.clone()));
    let graph = graph.unwrap_or_else(|| loaded.state.draft.clone());
    cx.decide::<Pipeline>(op.id.0, &loaded, PipelineCommand::Edit { name, summary, workspace, graph }).await
}

pub async fn publish_pipeline(cx: &mut Context, op: PublishPipeline) -> Result<PipelinePublication, Stop> {
    let by = writer(cx)?;
    let loaded = cx.load::<Pipeline>(op.id.0).await?;
    // Its models run in its workspace, which whoever publishes has to be let into.
    workspace(cx, loaded.state.workspace).await?;
    let faults = super::check::all_faults(cx, &loaded.state.draft)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults).into());
    }
    let publish = PipelineCommand::Publish { notes: op.notes.filter(|notes| !notes.trim().is_empty()), by };
    cx.decide::<Pipeline>(op.id.0, &loaded, publish).await?;
    let state = match op.on {
        Some(on) => switch(cx, op.id, Some(on)).await?,
        None => cx.load::<Pipeline>(op.id.0).await?.state,
    };
    schedule::follow(cx, op.id, &state).await?;
    Ok(PipelinePublication { id: op.id, version: state.newest })
}

pub async fn switch_pipeline(cx: &mut Context, op: SwitchPipeline) -> Result<(), Stop> {
    let state = switch(cx, op.id, op.on).await?;
    schedule::follow(cx, op.id, &state).await
}

async fn switch(cx: &mut Context, id: PipelineId, on: Option<bool>) -> Result<PipelineState, Stop> {
    let by = writer(cx)?;
    let loaded = cx.load::<Pipeline>(id.0).await?;
    let on = on.unwrap_or(!loaded.state.is_on);
    cx.decide::<Pipeline>(id.0, &loaded, PipelineCommand::Switch { on, by }).await?;
    Ok(cx.load::<Pipeline>(id.0).await?.state)
}

/// Who does it.
pub(super) fn writer(cx: &Context) -> Result<Writer, Refusal> {
    let actor = cx.actor()?;
    Ok(Writer(actor.person_id, actor.name.clone()))
}

/// The workspace, if the caller may work in it; the main one unless told.
///
/// # Errors
/// As [`enter`].
pub(super) async fn workspace(cx: &mut Context, named: Option<WorkspaceId>) -> Result<WorkspaceId, Stop> {
    Ok(enter(cx, named).await?.workspace)
}
