//! Things of the other tenant that no single operation makes: a run, a thread and an errand, since this installation may have no
//! model, a schedule, which needs a template that was published, a file, since nothing is to be written to its store, a job, a
//! session, a passkey, an entry of the log.

use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::{Caller, Context, JobOrder, Services};
use domain::agent::{Errand, ErrandCommand, Planner, Sent};
use domain::federation::{DirectoryEntry, Provisioning, ProvisioningCommand};
use domain::files::{Content, File, FileCommand, FileOwner};
use domain::kernel::{JobId, PipelineId, TemplateId, TimeZone, WorkspaceId, Zone};
use domain::pipelines::{Begun, Cause, CauseKind, Graph, PipelineRun, PipelineRunCommand, Step, StepKind};
use domain::platform::ProveIsolation;
use domain::policy::{Actor, Reach};
use domain::templates::{Arrangement, Drafted, Rhythm, RhythmKind, RunSchedule, RunScheduleCommand, TimeOfDay};
use domain::workspaces::chat::{Thread, ThreadCommand};
use domain::workspaces::{Asked, Execution, ExecutionCommand, Origin, Prompt};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

/// Things by the names of their ids' schemas.
type Things = Vec<(&'static str, Uuid)>;

/// A run, a file and a job of the owner's, and what a directory says of them.
pub async fn aggregates(services: &Arc<Services>, by: &Caller, owner: &Actor, marker: &str) -> Result<Things, Stop> {
    let (run, file, job) = (new_id(), new_id(), JobId(new_id()));
    let mut cx = Context::for_look::<ProveIsolation>(services, by, Reach::Platform);
    cx.create::<Execution>(owner.tenant_id, run, asked(owner, marker)).await?;
    cx.create::<File>(owner.tenant_id, file, upload(owner, marker)).await?;
    let thread = new_id();
    cx.create::<Thread>(owner.tenant_id, thread, begin(owner, marker)).await?;
    let errand = new_id();
    cx.create::<Errand>(owner.tenant_id, errand, sent(owner, marker)).await?;
    let piped = new_id();
    cx.create::<PipelineRun>(owner.tenant_id, piped, begun(owner, marker)).await?;
    let schedule = new_id();
    cx.create::<RunSchedule>(owner.tenant_id, schedule, arrange(owner, marker)).await?;
    let provisioning = new_id();
    let entry = DirectoryEntry { directory_name: marker.to_owned(), ..DirectoryEntry::default() };
    let begin = ProvisioningCommand::Begin { person: owner.person_id, entry };
    cx.create::<Provisioning>(owner.tenant_id, provisioning, begin).await?;
    let order = JobOrder {
        id: job,
        tenant: Some(owner.tenant_id),
        actor: Some(owner.clone()),
        operation: "platform.prove_isolation",
        input: Value::Null,
        correlation_id: marker.to_owned(),
        trace_id: marker.to_owned(),
    };
    services.jobs.enqueue(cx.tx().await?, order).await?;
    cx.leave_stage(true).await?;
    Ok(vec![
        ("ErrandId", errand),
        ("ExecutionId", run),
        ("FileId", file),
        ("JobId", job.0),
        ("PipelineRunId", piped),
        ("ProvisioningId", provisioning),
        ("RunScheduleId", schedule),
        ("ThreadId", thread),
    ])
}

fn asked(owner: &Actor, marker: &str) -> ExecutionCommand {
    ExecutionCommand::Queue(Box::new(Asked {
        workspace: WorkspaceId(owner.tenant_id.0),
        prompt: Prompt { text: marker.to_owned(), max_tokens: 1, ..Prompt::default() },
        origin: Origin { local: true, ..Origin::default() },
        findings: Vec::new(),
        by: owner.person_id,
        by_name: owner.name.clone(),
    }))
}

/// A run of a pipeline that isn't there any more, which waits at its first step.
fn begun(owner: &Actor, marker: &str) -> PipelineRunCommand {
    let step = Step::new("first", StepKind::Prompt).with("text", marker);
    PipelineRunCommand::Begin(Box::new(Begun {
        pipeline: PipelineId(new_id()),
        version: 1,
        workspace: WorkspaceId(owner.tenant_id.0),
        graph: Graph { steps: vec![step], ..Graph::default() },
        input: marker.to_owned(),
        cause: Cause { kind: CauseKind::Person, event: None, event_type: None, depth: 0 },
        by: owner.person_id,
        by_name: owner.name.clone(),
        key: None,
    }))
}

/// A conversation in the main workspace, which bears the tenant's own id.
fn begin(owner: &Actor, marker: &str) -> ThreadCommand {
    ThreadCommand::Begin {
        workspace: WorkspaceId(owner.tenant_id.0),
        title: Some(marker.to_owned()),
        by: owner.person_id,
        by_name: owner.name.clone(),
    }
}

/// What the owner had the agent do.
fn sent(owner: &Actor, marker: &str) -> ErrandCommand {
    ErrandCommand::Send(Box::new(Sent {
        workspace: WorkspaceId(owner.tenant_id.0),
        text: marker.to_owned(),
        instructions: marker.to_owned(),
        planner: Planner::BuiltIn,
        model: String::new(),
        by: owner.person_id,
        by_name: owner.name.clone(),
        key: None,
        given: None,
    }))
}

/// What the owner has run by the clock.
fn arrange(owner: &Actor, marker: &str) -> RunScheduleCommand {
    let at = TimeOfDay::written("08:00");
    let rhythm = Rhythm { kind: RhythmKind::Hourly, days: Vec::new(), day: None, hours: Some(12), at };
    let arrangement = Arrangement {
        name: marker.to_owned(),
        template: TemplateId(new_id()),
        label: None,
        version: None,
        workspace: None,
        rhythm,
        time_zone: TimeZone::default(),
        until: None,
    };
    RunScheduleCommand::Arrange(Box::new(Drafted {
        arrangement,
        values: Vec::new(),
        zone: Arc::new(Zone::utc()),
        owner: owner.person_id,
        owner_name: owner.name.clone(),
        key: None,
        given: None,
    }))
}

fn upload(owner: &Actor, marker: &str) -> FileCommand {
    let content = Content {
        object: new_id(),
        preview: None,
        media_type: "text/plain".into(),
        size_bytes: 1,
        checksum: "0".repeat(64),
    };
    FileCommand::Upload {
        owner: FileOwner::workspace_of(owner),
        name: format!("{marker}.txt"),
        content,
        by: owner.person_id,
        by_name: owner.name.clone(),
    }
}

/// A session, a passkey, a copy of their data and a notice of the owner's, and the first entry of the tenant's log.
pub async fn rows(services: &Arc<Services>, system: &Caller, owner: &Actor, marker: &str) -> Result<Things, Stop> {
    let (session, passkey, export, now) = (new_id(), new_id(), new_id(), machine_now().0);
    let mut cx = Context::for_look::<ProveIsolation>(services, system, Reach::Platform);
    let tx = cx.tx().await?;
    sqlx::query!(
        "insert into identity.sessions
             (id, user_id, tenant_id, user_agent, device, proved_by, created_at, last_used_at, expires_at)
         values ($1, $2, $3, $4, $4, '{password}', $5, $5, $6)",
        session,
        owner.person_id.0,
        owner.tenant_id.0,
        marker,
        now,
        now + chrono::TimeDelta::days(1)
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into identity.passkeys (id, user_id, credential_id, credential, name, added_at)
         values ($1, $2, $3, '{}', $4, $5)",
        passkey,
        owner.person_id.0,
        passkey.as_bytes(),
        marker,
        now
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into identity.data_exports
             (id, tenant_id, person_id, asked_by, object_id, size_bytes, checksum, made_at, expires_at)
         values ($1, $2, $3, $3, $1, 1, $4, $5, $6)",
        export,
        owner.tenant_id.0,
        owner.person_id.0,
        marker,
        now,
        now + chrono::TimeDelta::days(1)
    )
    .execute(&mut **tx)
    .await?;
    let notice = new_id();
    sqlx::query!(
        "insert into notify.notices (id, person_id, tenant_id, is_personal, event_id, event_type, kind, topic, kept, at,
                                     decided_at, in_app, shown_from, mail)
         values ($1, $2, $3, false, $1, '', 'plan_changed', 'plan', '{}', $4, $4, 'told', $4, 'off')",
        notice,
        owner.person_id.0,
        owner.tenant_id.0,
        now
    )
    .execute(&mut **tx)
    .await?;
    let entry = sqlx::query_scalar!(
        "select event_id from log.events where tenant_id = $1 order by transaction_id, position limit 1",
        owner.tenant_id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    cx.leave_stage(true).await?;
    Ok(vec![
        ("SessionId", session),
        ("PasskeyId", passkey),
        ("DataExportId", export),
        ("EntryId", entry),
        ("NoticeId", notice),
    ])
}
