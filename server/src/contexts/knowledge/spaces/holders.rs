use super::find_space;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::files::Use;
use domain::knowledge::{HolderKind, HolderRow, HolderSort, SpaceHolders};

pub async fn space_holders(cx: &mut Context, op: SpaceHolders) -> Result<Page<HolderRow>, Stop> {
    find_space(cx, op.id, Use::Write).await?;
    let tenant = cx.actor()?.tenant_id;
    let order = match op.sort.unwrap_or(HolderSort::Name) {
        HolderSort::Name => ("lower(name)", "text", Direction::Up),
        HolderSort::NameDown => ("lower(name)", "text", Direction::Down),
    };
    List::new("kind, id, name", "knowledge.holders", order)
        .of_tenant(tenant.0)
        .only("kind", op.kind.map(HolderKind::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    id: uuid::Uuid,
    name: String,
}

impl From<Row> for HolderRow {
    fn from(row: Row) -> Self {
        Self { kind: HolderKind::parse(&row.kind).unwrap_or(HolderKind::Person), id: row.id, name: row.name }
    }
}
