use super::lead_rows::{COLUMNS, Row};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::billing::OF_PLATFORM;
use domain::growth::{LeadRow, LeadStatus, Leads};

pub async fn leads(cx: &mut Context, op: Leads) -> Result<Page<LeadRow>, Stop> {
    List::new(COLUMNS, "growth.leads", ("captured_at", "timestamptz", Direction::Down))
        .of_tenant(OF_PLATFORM.0)
        .only("status", op.status.map(LeadStatus::as_str))
        .search(&["name", "email", "organisation"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}
