//! What the form of a schedule needs: the template with its variables, the zones, and the workspaces to choose among.

use crate::port;
use domain::Refusal;
use domain::identity::TimeZones;
use domain::kernel::{RunScheduleId, TemplateId};
use domain::templates::{RunScheduleDetail, ShowRunSchedule, ShowTemplate, TemplateDetail};
use domain::workspaces::{WorkspaceRow, Workspaces};
use serde::{Deserialize, Serialize};

/// What a form offers.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Offered {
    pub template: TemplateDetail,
    pub zones: Vec<String>,
    pub workspaces: Vec<WorkspaceRow>,
}

/// A schedule, and what its form offers; nothing where its template is there no more.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Loaded {
    pub schedule: RunScheduleDetail,
    pub offered: Option<Offered>,
}

/// What the form of a new one offers; nothing where no template is named.
pub(super) async fn offered(template: String) -> Result<Option<Offered>, Refusal> {
    if template.is_empty() {
        return Ok(None);
    }
    // What is no id at all names nothing, as an unknown one does.
    let id = template.parse().map_err(|_| Refusal::not_found())?;
    of(ShowTemplate { id, version: None, label: None, as_of: None }).await.map(Some)
}

/// A schedule with what its form offers.
pub(super) async fn loaded(id: String) -> Result<Loaded, Refusal> {
    let id: RunScheduleId = id.parse().map_err(|_| Refusal::not_found())?;
    let schedule = port::call(ShowRunSchedule { id }).await?;
    let template: TemplateId = schedule.schedule.template;
    let wanted = ShowTemplate { id: template, version: schedule.version, label: schedule.label.clone(), as_of: None };
    let offered = match of(wanted).await {
        Ok(offered) => Some(offered),
        // A version or a label that is gone is no reason not to choose another one.
        Err(_) => of(ShowTemplate { id: template, version: None, label: None, as_of: None }).await.ok(),
    };
    Ok(Loaded { schedule, offered })
}

async fn of(wanted: ShowTemplate) -> Result<Offered, Refusal> {
    let template = port::call(wanted).await?;
    let zones = port::call(TimeZones {}).await?;
    let zones = zones.zones.iter().map(|zone| zone.as_str().to_owned()).collect();
    // Whoever may see no workspaces runs in the main one.
    let workspaces = port::call(Workspaces::default()).await.map(|page| page.data).unwrap_or_default();
    Ok(Offered { template, zones, workspaces })
}
