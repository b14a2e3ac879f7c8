use super::AddressRange;
use crate::kernel::{ApiKeyId, Example, LIMIT_MAX, Moment, Page, PersonId, ServiceAccountId};
use crate::policy::Permissions;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The API keys of the tenant: one's own and those of service accounts, with `manage:people` everybody's. No secret is
/// among it: nobody has one but whoever it was shown to.
#[operation(query, identity, rest = GET "/api-keys", needs = ReadKeys, output = Page<ApiKeyRow>)]
#[derive(Default)]
pub struct ApiKeys {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ApiKeySort>,
    /// Only one's own.
    pub mine: Option<bool>,
    /// Only this service account's.
    pub service_account_id: Option<ServiceAccountId>,
}

words! {
    /// The order of the list.
    ApiKeySort {
        /// Newest first.
        CreatedAtDown = "-createdAt",
        /// Oldest first.
        CreatedAt = "createdAt",
    }
}

words! {
    /// Whether a key works.
    KeyStatus {
        /// It does.
        Active = "active",
        /// Its time is over.
        Expired = "expired",
        /// Somebody ended it.
        Revoked = "revoked",
    }
}

/// A key in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ApiKeyRow {
    /// Its id.
    pub id: ApiKeyId,
    /// What people call it.
    pub name: String,
    /// How its text begins: enough to tell it from others, and no secret.
    pub prefix: String,
    /// The person whose it is.
    pub person_id: Option<PersonId>,
    /// The service account whose it is.
    pub service_account_id: Option<ServiceAccountId>,
    /// What the person or service account is called.
    pub owner_name: String,
    /// The most that it may.
    pub scopes: Permissions,
    /// Where it may be used from; none: from anywhere.
    pub ranges: Vec<AddressRange>,
    /// Whether it works.
    pub status: KeyStatus,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends by itself.
    pub expires_at: Option<Moment>,
    /// Until when the secret before the present one works, where it still does.
    pub old_until: Option<Moment>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Moment>,
}

impl Example for ApiKeys {
    fn example() -> Self {
        Self { limit: Some(20), mine: Some(true), ..Self::default() }
    }
}
