use crate::Stop;
use crate::gateway::Context;
use domain::platform::ReportVitals;

pub async fn report_vitals(cx: &mut Context, op: ReportVitals) -> Result<(), Stop> {
    // On a stage nothing is meant, and what is counted here would stay. A page that has no route is none of ours.
    if cx.caller.stage.is_none() && op.page.starts_with('/') {
        cx.services.figures.measured(&op);
    }
    Ok(())
}
