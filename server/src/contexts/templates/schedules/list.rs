use super::found::manages;
use crate::Stop;
use crate::contexts::templates::offered::{back, beyond};
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PersonId, RunScheduleId, TemplateId, TimeZone};
use domain::policy::Permission;
use domain::templates::{FallOutcome, RunScheduleRow, RunScheduleStatus, RunSchedules};
use domain::{Moment, Page, Refusal};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

const COLUMNS: &str = "id, name, status, template_id, rhythm, time_zone, next_at, last_at, last_outcome, owned_by, \
                       owned_by_name";

pub async fn run_schedules(cx: &mut Context, op: RunSchedules) -> Result<Page<RunScheduleRow>, Stop> {
    let actor = cx.actor()?.clone();
    let everybody = op.everybody.unwrap_or(false);
    if everybody && !manages(&actor) {
        let missing = Permission::ManageExecutions.as_str();
        return Err(Refusal::new(403, "permission_missing").with("permission", missing).with("roles", "").into());
    }
    let page = List::new(COLUMNS, "templates.run_schedules", ("name", "text", Direction::Up))
        .of_tenant(actor.tenant_id.0)
        .only_id("owned_by", (!everybody).then_some(actor.person_id.0))
        .only_id("template_id", op.template_id.map(|template| template.0))
        .only("status", op.status.map(RunScheduleStatus::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| row)
        .await?;
    let templates: Vec<Uuid> = page.data.iter().map(|row| row.template_id).collect();
    let names = names_of(cx, &templates).await?;
    let Page { data, next_cursor } = page;
    let data = data.into_iter().map(|row| row.named(&names)).collect::<Result<_, Stop>>()?;
    Ok(Page { data, next_cursor })
}

/// What templates are called, wherever they were written: each of them was offered to whoever arranged a run of it.
pub(super) async fn names_of(cx: &mut Context, templates: &[Uuid]) -> Result<HashMap<Uuid, String>, Stop> {
    if templates.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!("select id, name from templates.prompt_templates where id = any($1)", templates)
        .fetch_all(&mut **beyond(cx).await?)
        .await?;
    back(cx).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A schedule as its row has it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub id: Uuid,
    pub name: String,
    pub status: String,
    pub template_id: Uuid,
    pub rhythm: Value,
    pub time_zone: String,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_outcome: Option<String>,
    pub owned_by: Uuid,
    pub owned_by_name: String,
}

impl Row {
    /// With what its template is called.
    pub fn named(self, names: &HashMap<Uuid, String>) -> Result<RunScheduleRow, Stop> {
        Ok(RunScheduleRow {
            id: RunScheduleId(self.id),
            name: self.name,
            status: RunScheduleStatus::parse(&self.status).unwrap_or(RunScheduleStatus::Off),
            template: TemplateId(self.template_id),
            template_name: names.get(&self.template_id).cloned().unwrap_or_default(),
            rhythm: serde_json::from_value(self.rhythm).map_err(Stop::defect)?,
            time_zone: TimeZone::named(self.time_zone),
            next_at: self.next_at.map(Moment),
            last_at: self.last_at.map(Moment),
            last_outcome: self.last_outcome.as_deref().and_then(FallOutcome::parse),
            owner: PersonId(self.owned_by),
            owner_name: self.owned_by_name,
        })
    }
}
