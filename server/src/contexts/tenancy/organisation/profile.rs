//! What a tenant says about itself as a company.

use super::stream;
use crate::Stop;
use crate::gateway::{Context, GatewayBuilder};
use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{
    ChangeOrganisation, Organisation, OrganisationCommand, OrganisationEvent, OrganisationProfile, OrganisationView,
    ShowOrganisation,
};
use sqlx::PgConnection;
use sqlx::types::Json;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway.serve(show_organisation).serve(change_organisation)
}

async fn show_organisation(cx: &mut Context, _: ShowOrganisation) -> Result<OrganisationView, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let row = sqlx::query!(
        r#"select profile as "profile: Json<OrganisationProfile>", version from tenancy.organisations
           where tenant_id = $1"#,
        tenant
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let Some(row) = row else { return Ok(OrganisationView::default()) };
    cx.version(row.version);
    Ok(OrganisationView { profile: row.profile.0, version: row.version.unsigned_abs() })
}

async fn change_organisation(cx: &mut Context, op: ChangeOrganisation) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let at = stream::of("organisation", tenant, tenant.0);
    let loaded = stream::load::<Organisation>(cx, at).await?;
    if let Some(seen) = op.version {
        cx.same_version(&loaded, i32::try_from(seen).unwrap_or(i32::MAX))?;
    }
    let command = OrganisationCommand::Describe { subject: tenant.0, profile: op.profile() };
    stream::decide(cx, (tenant, at), &loaded, command).await
}

inventory::submit! { Projection::of::<Organisation>() }

impl Projected for Organisation {
    const TABLES: &'static [&'static str] = &["tenancy.organisations"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<OrganisationEvent>) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "insert into organisations (tenant_id, profile, version) values ($1, $2, $3)
             on conflict (tenant_id) do update set profile = excluded.profile, version = excluded.version",
            recorded.tenant.0,
            Json(recorded.event.profile()) as Json<OrganisationProfile>,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}
