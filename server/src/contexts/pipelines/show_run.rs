use super::steer::{may_decide, may_steer};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::{ExecutionId, PersonId, PipelineId, PipelineRunId, TenantId};
use domain::pipelines::{
    Cause, CauseKind, Graph, PipelineRunDetail, RunStatus, RunStepRow, ShowPipelineRun, Step, StepKind, StepStatus,
    Wait,
};
use domain::policy::{Permission, Subject, may};
use domain::{Moment, Refusal};
use std::collections::HashMap;
use texts::{Catalogue, keys};

pub async fn show_pipeline_run(cx: &mut Context, op: ShowPipelineRun) -> Result<PipelineRunDetail, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        r#"select r.pipeline_id, r.number, r.status, r.cause, r.cause_event, r.cause_event_type, r.depth, r.graph, r.given,
                  r.started_by, r.started_by_name, r.begun_at, r.ended_at, r.version,
                  p.name as "pipeline_name?", p.newest as "newest?"
           from pipelines.pipeline_runs r left join pipelines.pipelines p on p.id = r.pipeline_id
           where r.id = $1 and r.tenant_id = $2"#,
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let graph: Graph = serde_json::from_value(row.graph).map_err(Stop::defect)?;
    let starter = PersonId(row.started_by);
    let reads = reads_all(cx, tenant, starter)?;
    let status = RunStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?;
    let mut known = steps_of(cx, op.id, (tenant, reads)).await?;
    let mut steps = Vec::new();
    for step in &graph.steps {
        let mut shown = known.remove(&step.id).unwrap_or_else(|| pending(step));
        shown.kind = step.kind;
        shown.may_decide = !status.has_ended() && shown.wait == Some(Wait::Approval) && may_decide(cx.actor()?, step);
        if !reads {
            (shown.input, shown.output, shown.detail) = (String::new(), String::new(), String::new());
        }
        steps.push(shown);
    }
    let may_steer = may_steer(cx.actor()?, Some(starter)).is_ok();
    cx.version_in_motion(row.version);
    Ok(PipelineRunDetail {
        id: op.id,
        pipeline_id: PipelineId(row.pipeline_id),
        pipeline_name: row.pipeline_name.unwrap_or_default(),
        version: row.number.unsigned_abs(),
        newest: row.newest.unwrap_or_default().unsigned_abs(),
        status,
        cause: Cause {
            kind: CauseKind::parse(&row.cause).unwrap_or(CauseKind::Person),
            event: row.cause_event,
            event_type: row.cause_event_type,
            depth: u8::try_from(row.depth).unwrap_or(u8::MAX),
        },
        started_by_name: row.started_by_name,
        begun_at: Moment(row.begun_at),
        ended_at: row.ended_at.map(Moment),
        input: if reads { row.given } else { String::new() },
        graph,
        steps,
        masked: !reads,
        may_steer,
    })
}

/// Whether what goes into steps and comes out is the caller's to read: of their own runs, or with the permission.
fn reads_all(cx: &Context, tenant: TenantId, starter: PersonId) -> Result<bool, Refusal> {
    let actor = cx.actor()?;
    let subject = Subject { tenant: Some(tenant), ..Subject::default() };
    Ok(actor.person_id == starter || may(actor, Permission::ViewModelOutputs, &subject).is_ok())
}

async fn steps_of(
    cx: &mut Context,
    run: PipelineRunId,
    (tenant, reads): (TenantId, bool),
) -> Result<HashMap<String, RunStepRow>, Stop> {
    let rows = sqlx::query!(
        "select step, status, wait, given, output, error, detail, attempts, begun_at, ended_at, execution_id
         from pipelines.pipeline_run_steps where run_id = $1 and tenant_id = $2",
        run.0,
        tenant.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let texts = cx.caller.texts();
    let mut steps = HashMap::new();
    for row in rows {
        let begun_at = row.begun_at.map(Moment);
        let took_ms = begun_at.zip(row.ended_at.map(Moment)).map(|(begun, ended)| ended.ms_since(begun));
        let shown = RunStepRow {
            step: row.step.clone(),
            kind: StepKind::Prompt,
            status: StepStatus::parse(&row.status).unwrap_or(StepStatus::Pending),
            wait: row.wait.as_deref().and_then(Wait::parse),
            input: row.given,
            output: row.output,
            error_text: row.error.as_deref().map(|code| sentence(texts, code, (&row.detail, reads))),
            error: row.error,
            detail: row.detail,
            attempts: row.attempts.unsigned_abs(),
            begun_at,
            took_ms,
            execution_id: row.execution_id.map(ExecutionId),
            may_decide: false,
        };
        steps.insert(row.step, shown);
    }
    Ok(steps)
}

/// Why a step failed, as a sentence. Its values stand in the detail, as `name: value` one after the other; whoever may not read
/// that sees that there is one.
fn sentence(texts: &'static Catalogue, code: &str, (detail, reads): (&str, bool)) -> String {
    let failed = || texts.named(&format!("workspaces.failure_{code}"));
    let key = texts.named(&format!("errors.{code}")).or_else(failed).unwrap_or(keys::errors::INTERNAL);
    let values = detail.split(", ").filter_map(|pair| pair.split_once(": "));
    let values: Vec<_> = values.map(|(name, value)| (name, if reads { value } else { "…" })).collect();
    texts.fill(key, &values)
}

fn pending(step: &Step) -> RunStepRow {
    RunStepRow {
        step: step.id.clone(),
        kind: step.kind,
        status: StepStatus::Pending,
        wait: None,
        input: String::new(),
        output: String::new(),
        error: None,
        error_text: None,
        detail: String::new(),
        attempts: 0,
        begun_at: None,
        took_ms: None,
        execution_id: None,
        may_decide: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Locale;

    #[test]
    fn a_sentence_names_what_a_step_failed_by_to_those_who_may_read_it() {
        let told = |reads| sentence(Catalogue::of(Locale::En), "reference_empty", ("name: input.guest", reads));
        assert!(told(true).starts_with("input.guest stands for nothing"), "{}", told(true));
        assert!(told(false).starts_with("… stands for nothing"), "{}", told(false));
    }
}
