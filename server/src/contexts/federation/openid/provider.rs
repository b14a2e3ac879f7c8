//! A provider as the protocol needs it, with its secret.

use super::super::secrets;
use crate::Stop;
use crate::gateway::Services;
use domain::Refusal;
use domain::federation::{Admission, ProviderUse};
use domain::kernel::{ProviderId, TenantId};
use serde_json::{Map, Value};
use sqlx::types::Json;
use uuid::Uuid;

/// A provider as the protocol needs it.
pub(in crate::contexts::federation) struct Provider {
    /// Its id.
    pub(in crate::contexts::federation) id: ProviderId,
    /// Who connected it.
    pub(in crate::contexts::federation) tenant: TenantId,
    /// What people call it.
    pub(in crate::contexts::federation) name: String,
    /// Its issuer.
    pub(in crate::contexts::federation) issuer: String,
    /// As whom we are registered there.
    pub(in crate::contexts::federation) client_id: String,
    /// The secret of that.
    pub(in crate::contexts::federation) secret: String,
    /// Whom it is there for.
    pub(in crate::contexts::federation) used_by: ProviderUse,
    /// Whom it brings in, and as what.
    pub(in crate::contexts::federation) admission: Admission,
}

impl Provider {
    /// The values of the claim that tells roles: one text, or a list of them.
    pub(super) fn role_values(&self, claims: &Map<String, Value>) -> Vec<String> {
        let claim = self.admission.role_claim.as_ref().and_then(|claim| claims.get(claim));
        let text = |value: &Value| value.as_str().map(str::to_owned);
        match claim {
            Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
            Some(value) => text(value).into_iter().collect(),
            None => Vec::new(),
        }
    }
}

/// The provider of an id.
pub(in crate::contexts::federation) async fn find(
    services: &Services,
    id: ProviderId,
) -> Result<Option<Provider>, Stop> {
    let mut tx = services.db.as_system("look up an identity provider").await?;
    let row = sqlx::query!(
        r#"select id, tenant_id, name, issuer, client_id, used_by, admission as "admission: Json<Admission>"
           from federation.providers where id = $1"#,
        id.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let tenant = TenantId(row.tenant_id);
    let secret = secrets::open(&mut tx, &services.keys, (tenant, id)).await?;
    Ok(Some(Provider {
        id,
        tenant,
        name: row.name,
        issuer: row.issuer,
        client_id: row.client_id,
        secret: secret.unwrap_or_default(),
        used_by: ProviderUse::parse(&row.used_by).unwrap_or(ProviderUse::Tenant),
        admission: row.admission.0,
    }))
}

/// The provider that people with an address of this domain are led to.
pub(in crate::contexts::federation) async fn for_domain(
    services: &Services,
    domain: &str,
) -> Result<Option<Provider>, Stop> {
    let found: Option<Uuid> = {
        let mut tx = services.db.as_system("look up a domain").await?;
        sqlx::query_scalar!(
            "select provider_id from federation.domains where domain = $1 and verified_at is not null",
            domain
        )
        .fetch_optional(&mut *tx)
        .await?
    };
    match found {
        Some(id) => find(services, ProviderId(id)).await,
        None => Ok(None),
    }
}

/// The provider of an id, if it is there for everybody: only these are chosen by name.
pub(in crate::contexts::federation) async fn for_everybody(
    services: &Services,
    id: ProviderId,
) -> Result<Provider, Stop> {
    let found = find(services, id).await?.filter(|provider| provider.used_by == ProviderUse::Everybody);
    found.ok_or_else(|| Refusal::not_found().into())
}
