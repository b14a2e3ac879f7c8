use super::offered::{COLUMNS, Row, back, beyond, is_author};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::templates::{Industry, Purpose, TemplateRow, Templates};

pub async fn templates(cx: &mut Context, op: Templates) -> Result<Page<TemplateRow>, Stop> {
    let (tenant, is_author) = (cx.actor()?.tenant_id, is_author(cx)?);
    let page = List::new(COLUMNS, "templates.prompt_templates", ("name", "text", Direction::Up))
        .offered_to(tenant.0, is_author)
        .only("industry", op.industry.map(Industry::as_str))
        .only("purpose", op.purpose.map(Purpose::as_str))
        .search(&["name", "summary"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(beyond(cx).await?, |row: Row| row.seen_by(tenant))
        .await?;
    back(cx).await?;
    Ok(page)
}
