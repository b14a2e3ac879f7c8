use crate::Stop;
use crate::gateway::Context;
use domain::platform::{DefectSide, Occurrence, ReportDefect};

pub async fn report_defect(cx: &mut Context, op: ReportDefect) -> Result<(), Stop> {
    // On a stage nothing is meant, and what is noted here would stay.
    if cx.caller.stage.is_some() {
        return Ok(());
    }
    let kind = (DefectSide::Browser, op.kind.kind());
    let stack = op.stack.unwrap_or_default();
    let occurrence = Occurrence::new(kind, &op.message, op.place.as_deref(), &stack, &op.release);
    let occurrence = Occurrence { during: op.page.filter(|page| page.starts_with('/')), ..occurrence };
    let request_id = Some(cx.caller.request_id.as_str());
    cx.services.defects.note(occurrence, cx.caller.subject(), request_id);
    Ok(())
}
