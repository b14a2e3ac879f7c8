use super::lead_rows::Row;
use crate::Stop;
use crate::gateway::Context;
use domain::growth::{LeadDetail, ShowLead};
use domain::{Moment, Refusal};

pub async fn show_lead(cx: &mut Context, op: ShowLead) -> Result<LeadDetail, Stop> {
    let row = sqlx::query!(
        "select id, name, email, organisation, message, topic, status, language, page, consent, captured_at, changed_at,
                version
         from growth.leads where id = $1",
        op.id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    cx.version(row.version);
    let lead = Row {
        id: row.id,
        name: row.name,
        email: row.email,
        organisation: row.organisation,
        topic: row.topic,
        status: row.status,
        language: row.language,
        page: row.page,
        captured_at: row.captured_at,
    };
    let changed_at = Moment(row.changed_at);
    Ok(LeadDetail { lead: lead.into(), message: row.message, consent: row.consent, changed_at })
}
