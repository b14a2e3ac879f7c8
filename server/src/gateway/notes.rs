//! What becomes known of a request on its way through the gateway, for the door that answers it and for the log of
//! requests: a cell that the caller carries.

use super::{Caller, Standing};
use domain::Refusal;
use domain::kernel::{ApiKeyId, PersonId, TenantId};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The cell. Copies are the same cell.
#[derive(Clone, Debug, Default)]
pub struct Notes(Arc<Mutex<Noted>>);

/// What is known of a request so far.
#[derive(Debug, Default)]
pub struct Noted {
    /// It goes into the log of requests.
    pub logged: bool,
    /// The answer is that of an earlier request with the same key.
    pub replayed: bool,
    /// How the caller stands with each limit that the request counted against.
    pub standings: Vec<Standing>,
    /// The tenant that it was made in.
    pub tenant: Option<TenantId>,
    /// Who made it.
    pub person: Option<PersonId>,
    /// The key that it came with.
    pub key: Option<ApiKeyId>,
    /// What the tenant has used of models this month, read with who asks and good for one question.
    pub ai_used: Option<u64>,
    /// The first operation that it called; a page may call several.
    pub operation: Option<&'static str>,
    /// The door that it came through.
    pub door: Option<&'static str>,
    /// Why it was refused.
    pub code: Option<String>,
    /// Where it came from.
    pub address: Option<IpAddr>,
    /// The name under which its page is counted, where the route doesn't say it: the variant of a campaign's page.
    pub page: Option<String>,
    /// One request that goes on in further calls, page after page: the first was counted, limited and recorded for all.
    pub goes_on: bool,
}

impl Notes {
    /// The cell's inside. Nobody panics while holding it, and a poisoned one still reads.
    pub fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the beginning of a call: one that never ends is known by its operation all the same.
    pub(super) fn begun(&self, operation: &'static str) {
        self.noted().operation.get_or_insert(operation);
    }

    /// Notes the end of a call.
    pub(super) fn call(&self, operation: &'static str, caller: &Caller, refusal: Option<&Refusal>) {
        let mut noted = self.noted();
        noted.operation.get_or_insert(operation);
        noted.door = Some(caller.door.as_str());
        if let Some(refusal) = refusal {
            noted.code.get_or_insert_with(|| refusal.code.to_string());
        }
    }
}
