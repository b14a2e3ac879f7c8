use crate::kernel::{ApiKeyId, Example, LIMIT_MAX, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Calls of programs to the interface in the last 14 days, newest first: the whole tenant's with `read:calls`, otherwise
/// the caller's own. One is found by the id that its answer brought as `x-request-id`. No contents, no addresses and no
/// secrets are kept. A call is listed within two seconds.
#[operation(query, developers, rest = GET "/calls", needs = SignedIn, output = Page<CallRow>)]
#[derive(Default)]
pub struct Calls {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only the call of this id, with or without hyphens.
    pub id: Option<uuid::Uuid>,
    /// Only those made with this key.
    pub key_id: Option<ApiKeyId>,
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

/// A call, answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallRow {
    /// Its id.
    pub id: uuid::Uuid,
    /// When it was answered.
    pub at: Moment,
    /// The key that it came with; none: a session.
    pub key_id: Option<ApiKeyId>,
    /// What the key is called, or the person whose session it was.
    pub by: Option<String>,
    /// The operation; none: nothing that exists.
    pub operation: Option<String>,
    /// The door that it came through.
    pub door: String,
    /// The HTTP method.
    pub method: String,
    /// The template of the operation's path in the REST interface.
    pub path: Option<String>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// Why it was refused.
    pub code: Option<String>,
    /// The microseconds until the answer began.
    pub latency_us: u64,
}

impl Example for Calls {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(404), ..Self::default() }
    }
}
