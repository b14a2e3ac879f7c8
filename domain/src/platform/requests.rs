use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Requests of the last 14 days, newest first; one is found by the id that its caller was told. Bodies and addresses
/// aren't kept. A request is listed within two seconds.
#[operation(query, platform, rest = GET "/platform/requests", needs = ReadSystem, reach = Platform, output = Page<RequestRow>)]
#[derive(Default)]
pub struct Requests {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only the request of this id, with or without hyphens, as `x-request-id` and errors name it.
    pub id: Option<uuid::Uuid>,
    /// Only of this tenant.
    pub tenant_id: Option<TenantId>,
    /// Only this operation, `context.verb_noun`.
    #[garde(inner(length(chars, max = 200)))]
    pub operation: Option<String>,
    /// Only those answered with this HTTP status.
    #[garde(inner(range(min = 100, max = 599)))]
    pub status: Option<u16>,
    /// Only those answered then or later.
    pub from: Option<Moment>,
    /// Only those answered earlier than that.
    pub until: Option<Moment>,
}

/// A request, answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RequestRow {
    /// Its id.
    pub id: uuid::Uuid,
    /// When it was answered.
    pub at: Moment,
    /// The tenant that it was made in; none: nobody was signed in.
    pub tenant_id: Option<TenantId>,
    /// Who made it; none: nobody was signed in.
    pub person_id: Option<PersonId>,
    /// The operation that it called first; none: a page without any, or nothing that exists.
    pub operation: Option<String>,
    /// The door that it came through.
    pub door: String,
    /// The HTTP method.
    pub method: String,
    /// The HTTP status of the answer.
    pub status: u16,
    /// Why it was refused.
    pub code: Option<String>,
    /// The microseconds until the answer began.
    pub latency_us: u64,
    /// Tells requests from one network address from those of others, and not the address.
    pub address_hash: Option<String>,
}

impl Example for Requests {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(404), ..Self::default() }
    }
}
