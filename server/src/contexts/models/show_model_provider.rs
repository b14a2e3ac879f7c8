use super::rows::Row;
use super::whose;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::models::{ModelProviderRow, OfferedModel, ShowModelProvider};
use sqlx::types::Json;
use uuid::Uuid;

pub async fn show_model_provider(cx: &mut Context, op: ShowModelProvider) -> Result<ModelProviderRow, Stop> {
    let owners: Vec<Uuid> = whose::owners(cx)?.into_iter().map(|tenant| tenant.0).collect();
    cx.reach_as_far_as_allowed().await?;
    let row = sqlx::query_as!(
        Row,
        r#"select id, name, kind, base_url, key_fingerprint, rank, is_on, models as "models: Json<Vec<OfferedModel>>",
                  changed_at, version
           from models.model_providers where id = $1 and tenant_id = any($2)"#,
        op.id.0,
        &owners
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    cx.version(row.version);
    Ok(row.shown(&cx.services.models.local_models()))
}
