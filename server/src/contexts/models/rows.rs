//! Rows of providers.

use domain::Moment;
use domain::kernel::ModelProviderId;
use domain::models::{ModelProviderRow, OfferedModel, ProviderKind};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub base_url: Option<String>,
    pub key_fingerprint: Option<String>,
    pub rank: i32,
    pub is_on: bool,
    pub models: Json<Vec<OfferedModel>>,
    pub changed_at: chrono::DateTime<chrono::Utc>,
    pub version: i32,
}

impl Row {
    /// As it is shown; `local` are the models of this process, which stand in no table.
    pub fn shown(self, local: &[OfferedModel]) -> ModelProviderRow {
        let kind = ProviderKind::parse(&self.kind).unwrap_or(ProviderKind::OpenAi);
        let is_local = kind == ProviderKind::Local;
        ModelProviderRow {
            id: ModelProviderId(self.id),
            name: self.name,
            kind,
            base_url: self.base_url.or_else(|| kind.usual_address().map(str::to_owned)),
            key_fingerprint: self.key_fingerprint,
            rank: self.rank.unsigned_abs(),
            is_on: self.is_on,
            models: if is_local { local.to_vec() } else { self.models.0 },
            changed_at: Moment(self.changed_at),
        }
    }
}
