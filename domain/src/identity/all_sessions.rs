use super::{Means, Network, SessionHolder, SessionSort};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, SessionId, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The sessions of everybody in one's own tenant; with `reach:platform` of everybody, or of one tenant.
#[operation(query, identity, rest = GET "/sessions", needs = ReadSessions, output = Page<PersonSessionRow>)]
#[derive(Default)]
pub struct AllSessions {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; the one used last first unless told.
    pub sort: Option<SessionSort>,
    /// Part of a person's name or address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state; those that stand unless told.
    pub state: Option<SessionState>,
    /// Only of browsers, or only of programs.
    pub holder: Option<SessionHolder>,
    /// Only of this person.
    pub person_id: Option<PersonId>,
    /// Only in this tenant; needs `reach:platform` for another than one's own.
    pub tenant_id: Option<TenantId>,
    /// Only last used from this moment on.
    pub used_from: Option<Moment>,
    /// Only last used before this moment.
    pub used_to: Option<Moment>,
}

words! {
    /// Where a session stands.
    SessionState {
        /// It can be used.
        Standing = "standing",
        /// Its time is over.
        Expired = "expired",
        /// Somebody ended it.
        Ended = "ended",
    }
}

/// Somebody's session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonSessionRow {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// The address that they sign in with.
    pub email: String,
    /// The tenant that it works in.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Where it stands.
    pub state: SessionState,
    /// Program and system as it named itself: `Firefox · Linux`; empty where it said nothing.
    pub device: String,
    /// What holds it.
    pub holder: SessionHolder,
    /// The address that it was last used from.
    pub address: Option<String>,
    /// Where that address lies.
    pub network: Option<Network>,
    /// How its person proved who they are.
    pub proved_by: Vec<Means>,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used, to the minute.
    pub last_used_at: Moment,
    /// When it ends by itself, or ended.
    pub expires_at: Moment,
    /// Whether it is the session that asks.
    pub current: bool,
}

impl Example for AllSessions {
    fn example() -> Self {
        Self { limit: Some(20), state: Some(SessionState::Standing), ..Self::default() }
    }
}
