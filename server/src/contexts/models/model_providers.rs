use super::rows::Row;
use super::whose;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::models::{ModelProviderRow, ModelProviders};

const COLUMNS: &str = "id, name, kind, base_url, key_fingerprint, rank, is_on, models, changed_at, version";

pub async fn model_providers(cx: &mut Context, op: ModelProviders) -> Result<Page<ModelProviderRow>, Stop> {
    let tenant = whose::owner(cx, op.of).await?;
    let local = cx.services.models.local_models();
    List::new(COLUMNS, "models.model_providers", ("rank", "integer", Direction::Up))
        .of_tenant(tenant.0)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| row.shown(&local))
        .await
}
