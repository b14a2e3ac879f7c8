//! What the steps and triggers of a pipeline may call and hear of: nothing that whoever the run is for may not do and read
//! themselves. It is asked when a pipeline is saved, and again by the gateway with each step of each run.

use crate::Stop;
use crate::contexts::developers::members;
use crate::gateway::Context;
use crate::tools::{Tool, tools_for};
use domain::catalogue;
use domain::developers::MemberLine;
use domain::kernel::FieldFault;
use domain::pipelines::{Graph, Step, StepKind, TriggerKind, WITH, references};
use domain::policy::{Permission, Subject, may};

/// Faults of the steps and triggers that the caller has no right to, and of arguments that don't fit their operation.
///
/// # Errors
/// `not_signed_in` where it is nobody.
pub(super) fn faults_of(cx: &Context, graph: &Graph) -> Result<Vec<FieldFault>, Stop> {
    let actor = cx.actor()?;
    let tools = tools_for(&cx.caller);
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    let holds = |permission| may(actor, permission, &subject).is_ok();
    let mut faults = Vec::new();
    for step in &graph.steps {
        let needed = match step.kind {
            StepKind::Retrieve => Some(Permission::ReadKnowledge),
            StepKind::Model | StepKind::Classify => Some(Permission::RunExecutions),
            StepKind::Extract => step.setting("schema").map(|_| Permission::RunExecutions),
            StepKind::Operation => {
                faults.extend(operation_faults(&tools, step));
                None
            }
            StepKind::Prompt | StepKind::Shape | StepKind::Condition | StepKind::Approval => None,
        };
        if let Some(permission) = needed.filter(|permission| !holds(*permission)) {
            let params = [("permission", permission.as_str())];
            faults.push(fault(&format!("steps.{}", step.id), "step_not_allowed", &params));
        }
    }
    for (place, trigger) in graph.triggers.iter().enumerate() {
        let Some(name) = trigger.event.as_deref().filter(|_| trigger.kind == TriggerKind::Event) else { continue };
        let field = format!("triggers.{place}.event");
        match audience(name) {
            None => faults.push(fault(&field, "event_unknown", &[("name", name)])),
            Some(audience) if !holds(audience) => {
                faults.push(fault(&field, "event_not_allowed", &[("permission", audience.as_str())]));
            }
            Some(_) => {}
        }
    }
    Ok(faults)
}

/// The permission that lets a person read events of a type; none: there is no such type.
pub(super) fn audience(event: &str) -> Option<Permission> {
    catalogue::events().into_iter().find(|known| known.name == event).map(|known| known.set.audience)
}

fn operation_faults(tools: &[&'static Tool], step: &Step) -> Vec<FieldFault> {
    let Some(name) = step.setting("operation") else { return Vec::new() };
    let at = |setting: &str| format!("steps.{}.{setting}", step.id);
    if !tools.iter().any(|tool| tool.name == name) {
        let code = if catalogue::find(name).is_some() { "operation_not_allowed" } else { "operation_unknown" };
        return vec![fault(&at("operation"), code, &[("operation", name)])];
    }
    let Some(entry) = catalogue::find(name) else { return Vec::new() };
    let members = members(entry);
    let mut faults = Vec::new();
    for set in &step.settings {
        let Some(argument) = set.name.strip_prefix(WITH) else { continue };
        match members.iter().find(|member| member.name == argument) {
            None => faults.push(fault(&at(&set.name), "unknown_field", &[])),
            Some(member) if !fits(member, &set.value) => {
                faults.push(fault(&at(&set.name), "argument_unfit", &[("kind", &member.kind)]));
            }
            Some(_) => {}
        }
    }
    for member in members.iter().filter(|member| member.required) {
        let name = format!("{WITH}{}", member.name);
        if step.setting(&name).is_none() {
            faults.push(fault(&at(&name), "required", &[]));
        }
    }
    faults
}

/// Whether what is written can be what the operation takes. What references stand for shows when it runs.
fn fits(member: &MemberLine, value: &str) -> bool {
    if !references(value).is_empty() {
        return true;
    }
    let listed = member.values.is_empty() || member.values.iter().any(|known| known == value.trim());
    listed && super::arguments::read(&member.kind, value.into()).is_some()
}

fn fault(field: &str, code: &str, params: &[(&str, &str)]) -> FieldFault {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    FieldFault { field: field.to_owned(), code: code.to_owned(), params, message: String::new() }
}
