use super::{ApiKeySort, KeyStatus};
use crate::kernel::{ApiKeyId, Example, LIMIT_MAX, Moment, Page, PersonId, ServiceAccountId, TenantId};
use crate::policy::Permissions;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The API keys of every tenant, for those who run the installation. No secret is among it.
#[operation(query, identity, rest = GET "/platform/api-keys", needs = ReadKeys, reach = Platform, output = Page<TenantKeyRow>)]
#[derive(Default)]
pub struct AllApiKeys {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ApiKeySort>,
    /// Part of a key's name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<KeyStatus>,
    /// Only of this tenant.
    pub tenant_id: Option<TenantId>,
    /// Only of this person.
    pub person_id: Option<PersonId>,
    /// Only last used from this moment on.
    pub used_from: Option<Moment>,
    /// Only last used before this moment.
    pub used_to: Option<Moment>,
}

/// A tenant's key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantKeyRow {
    /// Its id.
    pub id: ApiKeyId,
    /// What people call it.
    pub name: String,
    /// The tenant whose it is.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// The person whose it is.
    pub person_id: Option<PersonId>,
    /// The service account whose it is.
    pub service_account_id: Option<ServiceAccountId>,
    /// What the person or service account is called.
    pub owner_name: String,
    /// The most that it may.
    pub scopes: Permissions,
    /// Whether it works.
    pub status: KeyStatus,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends by itself.
    pub expires_at: Option<Moment>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Moment>,
}

impl Example for AllApiKeys {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(KeyStatus::Active), ..Self::default() }
    }
}
