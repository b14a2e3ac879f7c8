//! Who may be asked for a model, in which order, where, and with which key.

use super::{Ground, Models, keys};
use crate::Stop;
use domain::billing::OF_PLATFORM;
use domain::kernel::{ModelProviderId, TenantId};
use domain::models::{OfferedModel, ProviderKind};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// A provider that may be asked. It has a key in it, so it is shown nowhere.
pub(super) struct Way {
    pub id: ModelProviderId,
    pub name: String,
    pub kind: ProviderKind,
    /// Without a slash at its end; empty for what calls nobody.
    pub address: String,
    pub key: Option<String>,
    /// Its models.
    pub models: Vec<OfferedModel>,
}

struct Row {
    id: Uuid,
    tenant_id: Uuid,
    name: String,
    kind: String,
    base_url: Option<String>,
    models: Json<Vec<OfferedModel>>,
    /// Read together with the address, so that a key never goes to another one than it was given for.
    sealed: Option<Vec<u8>>,
}

impl Way {
    /// What it takes for a million tokens of a model, of prompts and of answers; nothing for what it doesn't offer.
    pub fn prices(&self, model: &str) -> (u64, u64) {
        let offered = self.models.iter().find(|offered| offered.id == model);
        offered.map_or((0, 0), |offered| (offered.prompt_price, offered.completion_price))
    }
}

impl Models {
    /// The providers that a tenant may ask for a model, in their order.
    pub(super) async fn ways(&self, ground: &Ground, tenant: TenantId, model: &str) -> Result<Vec<Way>, Stop> {
        let mut db = ground.db.as_system("look up who answers for a model").await?;
        let rows = sqlx::query_as!(
            Row,
            r#"select p.id, p.tenant_id, p.name, p.kind, p.base_url,
                      p.models as "models: Json<Vec<OfferedModel>>",
                      (select k.sealed from models.provider_keys k where k.provider_id = p.id) as "sealed?"
               from models.model_providers p
               where p.tenant_id in ($1, $2) and p.is_on
               order by p.rank, p.tenant_id = $2, p.id"#,
            tenant.0,
            OF_PLATFORM.0
        )
        .fetch_all(&mut *db)
        .await?;
        let mut ways = Vec::new();
        for row in rows {
            let offers = self.models_of(&row).iter().any(|offered| offered.id == model);
            if offers {
                ways.extend(self.way(&mut db, ground, row).await?);
            }
        }
        Ok(ways)
    }

    /// One provider, whether it is on or not; `None` where it is of none of these tenants.
    pub(super) async fn way_of(
        &self,
        ground: &Ground,
        of: &[TenantId],
        id: ModelProviderId,
    ) -> Result<Option<Way>, Stop> {
        let tenants: Vec<Uuid> = of.iter().map(|tenant| tenant.0).collect();
        let mut db = ground.db.as_system("look up a provider to try it").await?;
        let row = sqlx::query_as!(
            Row,
            r#"select p.id, p.tenant_id, p.name, p.kind, p.base_url,
                      p.models as "models: Json<Vec<OfferedModel>>",
                      (select k.sealed from models.provider_keys k where k.provider_id = p.id) as "sealed?"
               from models.model_providers p
               where p.id = $1 and p.tenant_id = any($2)"#,
            id.0,
            &tenants
        )
        .fetch_optional(&mut *db)
        .await?;
        match row {
            Some(row) => self.way(&mut db, ground, row).await,
            None => Ok(None),
        }
    }

    async fn way(&self, db: &mut PgConnection, ground: &Ground, row: Row) -> Result<Option<Way>, Stop> {
        // A kind that a later release has written is none that this one can ask.
        let Some(kind) = ProviderKind::parse(&row.kind) else { return Ok(None) };
        let (id, models) = (ModelProviderId(row.id), self.models_of(&row));
        let key = match &row.sealed {
            Some(sealed) => keys::open_key(db, &ground.keys, (TenantId(row.tenant_id), id), sealed).await?,
            None => None,
        };
        let address = row.base_url.as_deref().or(kind.usual_address()).unwrap_or_default();
        let address = address.trim_end_matches('/').to_owned();
        Ok(Some(Way { id, name: row.name, kind, address, key, models }))
    }

    fn models_of(&self, row: &Row) -> Vec<OfferedModel> {
        if row.kind == ProviderKind::Local.as_str() { self.local_models() } else { row.models.0.clone() }
    }
}
