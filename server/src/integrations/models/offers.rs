//! What may be asked for, and what it costs.

use super::Models;
use crate::Stop;
use domain::billing::OF_PLATFORM;
use domain::kernel::TenantId;
use domain::models::{OfferedModel, ProviderKind};
use domain::workspaces::{Expectation, ModelInfo};
use sqlx::PgConnection;
use sqlx::types::Json;

/// A model that may be asked for. Prices are in millionths of a US dollar for a million tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What people see of it.
    pub info: ModelInfo,
    /// What a million tokens of prompts cost.
    pub prompt_price: u64,
    /// What a million tokens of answers cost.
    pub completion_price: u64,
}

impl Models {
    /// What a tenant may name: the models of its own providers and of the platform's, those that are on, in the order in
    /// which they are asked. A model of several is there once, as the first has it.
    ///
    /// # Errors
    /// The database's.
    pub async fn offered(&self, db: &mut PgConnection, tenant: TenantId) -> Result<Vec<Offer>, Stop> {
        let rows = sqlx::query!(
            r#"select name as "name!", kind as "kind!", models as "models!: Json<Vec<OfferedModel>>"
               from (
                   select id, name, kind, rank, models, 0 as turn from models.model_providers
                   where tenant_id = $1 and tenant_id <> $2 and is_on
                   union all
                   select id, name, kind, rank, models, 1 from models.platform_offers where is_on
               ) as asked
               order by rank, turn, id"#,
            tenant.0,
            OF_PLATFORM.0
        )
        .fetch_all(db)
        .await?;
        let mut offers: Vec<Offer> = Vec::new();
        for row in rows {
            let is_local = ProviderKind::parse(&row.kind) == Some(ProviderKind::Local);
            let models = if is_local { self.local_models() } else { row.models.0 };
            for model in models {
                if !offers.iter().any(|offer| offer.info.id == model.id) {
                    offers.push(Offer::of(model, &row.name, is_local));
                }
            }
        }
        Ok(offers)
    }

    /// The models that this process can have answered, for whichever tenant: its own, and those of providers that are on.
    /// For a transaction that sees every tenant.
    ///
    /// # Errors
    /// The database's.
    pub async fn runnable(&self, db: &mut PgConnection) -> Result<Vec<String>, Stop> {
        let rows = sqlx::query_scalar!(
            r#"select models as "models: Json<Vec<OfferedModel>>" from models.model_providers where is_on"#
        )
        .fetch_all(db)
        .await?;
        let mut ids: Vec<_> = rows.into_iter().flat_map(|row| row.0).map(|model| model.id).collect();
        ids.extend(self.local_ids());
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// The models of this process, as a provider offers its own. They cost nothing.
    pub fn local_models(&self) -> Vec<OfferedModel> {
        let models = self.local.iter().map(|local| OfferedModel {
            id: local.id().to_owned(),
            name: local.label().to_owned(),
            context_tokens: local.context_tokens(),
            prompt_price: 0,
            completion_price: 0,
        });
        models.collect()
    }
}

impl Offer {
    fn of(model: OfferedModel, provider: &str, is_local: bool) -> Self {
        Self {
            prompt_price: model.prompt_price,
            completion_price: model.completion_price,
            info: ModelInfo {
                id: model.id,
                name: model.name,
                local: is_local,
                context_tokens: model.context_tokens,
                provider: provider.to_owned(),
                prompt_price: model.prompt_price,
                completion_price: model.completion_price,
                expects: is_local.then_some(Expectation::SmallLocal),
            },
        }
    }
}
