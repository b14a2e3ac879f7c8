use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{LocationId, TimeZone};
use domain::tenancy::{LocationRow, LocationSort, Locations};
use domain::{Moment, Page};

pub async fn locations(cx: &mut Context, op: Locations) -> Result<Page<LocationRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(LocationSort::Name) {
        LocationSort::Name => ("lower(name)", "text", Direction::Up),
        LocationSort::NameDown => ("lower(name)", "text", Direction::Down),
        LocationSort::AddedAtDown => ("added_at", "timestamptz", Direction::Down),
    };
    List::new("id, name, time_zone, address, added_at", "tenancy.locations", order)
        .of_tenant(tenant)
        .search(&["name", "coalesce(address, '')"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| LocationRow {
            id: LocationId(row.id),
            name: row.name,
            time_zone: TimeZone::named(row.time_zone),
            address: row.address,
            added_at: Moment(row.added_at),
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    time_zone: String,
    address: Option<String>,
    added_at: chrono::DateTime<chrono::Utc>,
}
