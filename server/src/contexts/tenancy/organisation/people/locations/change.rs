use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::kernel::LocationId;
use domain::tenancy::{
    AddLocation, ChangeLocation, Location, LocationAdded, LocationCommand, LocationContent, RemoveLocation,
};

pub async fn add_location(cx: &mut Context, op: AddLocation) -> Result<LocationAdded, Stop> {
    let (tenant, id) = (cx.actor()?.tenant_id, LocationId(new_id()));
    let content = LocationContent { name: op.name, time_zone: op.time_zone, address: op.address };
    check(cx, &content, id).await?;
    cx.create::<Location>(tenant, id.0, LocationCommand::Add(content)).await?;
    Ok(LocationAdded { id })
}

pub async fn change_location(cx: &mut Context, op: ChangeLocation) -> Result<(), Stop> {
    let loaded = cx.load::<Location>(op.id.0).await?;
    let content = LocationContent { name: op.name, time_zone: op.time_zone, address: op.address };
    check(cx, &content, op.id).await?;
    cx.decide::<Location>(op.id.0, &loaded, LocationCommand::Change(content)).await
}

pub async fn remove_location(cx: &mut Context, op: RemoveLocation) -> Result<(), Stop> {
    let loaded = cx.load::<Location>(op.id.0).await?;
    cx.decide::<Location>(op.id.0, &loaded, LocationCommand::Remove).await
}

/// There is such a zone, and no other location of the tenant is called alike.
async fn check(cx: &mut Context, content: &LocationContent, but: LocationId) -> Result<(), Stop> {
    if !zones::is_known(&content.time_zone) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let tenant = cx.actor()?.tenant_id.0;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.locations where tenant_id = $1 and lower(name) = lower($2) and id <> $3"#,
        tenant,
        content.name.trim(),
        but.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "location_exists").into()) } else { Ok(()) }
}
