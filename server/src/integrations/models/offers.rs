//! What may be asked for, and what it costs.

use super::Models;
use crate::Stop;
use domain::kernel::TenantId;
use domain::models::{OfferedModel, ProviderKind};
use domain::workspaces::{Expectation, ModelInfo};
use serde::Deserialize;
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

/// A provider with its models, as `models.offers_of` lists it.
#[derive(Debug, Deserialize)]
pub struct Listed {
    name: String,
    kind: String,
    models: Vec<OfferedModel>,
}

impl Models {
    /// What a tenant may name: the models of its own providers and of the platform's, those that are on, in the order in
    /// which they are asked. A model of several is there once, as the first has it.
    ///
    /// # Errors
    /// The database's.
    pub async fn offered(&self, db: &mut PgConnection, tenant: TenantId) -> Result<Vec<Offer>, Stop> {
        let listed = sqlx::query_scalar!(r#"select models.offers_of($1) as "listed!: Json<Vec<Listed>>""#, tenant.0)
            .fetch_one(db);
        Ok(self.offers(listed.await?.0))
    }

    /// The same, of what a statement has listed among other things.
    pub fn offers(&self, listed: Vec<Listed>) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for Listed { name, kind, models } in listed {
            let is_local = ProviderKind::parse(&kind) == Some(ProviderKind::Local);
            let models = if is_local { self.local_models() } else { models };
            for model in models {
                if !offers.iter().any(|offer| offer.info.id == model.id) {
                    offers.push(Offer::of(model, &name, is_local));
                }
            }
        }
        offers
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
