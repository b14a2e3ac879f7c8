//! What things are called that something happens to.

use super::who::tail;
use crate::port::Erased;
use crate::words;
use domain::platform::AuditRow;
use leptos::prelude::*;
use texts::{Key, keys};

/// What an entry happened to: kind and end of its id; nothing for most accesses.
pub(super) fn thing(row: &AuditRow) -> Option<AnyView> {
    let kind = kind(row.stream_type.as_deref()?);
    let id = row.stream_id.map(|id| id.to_string()).unwrap_or_default();
    let short = tail(&id).to_owned();
    Some(view! { <span>{kind} " " <code dir="ltr" title=id>{short}</code></span> }.erased())
}

/// What a kind of aggregate is called; its wire name where the catalogue has none.
pub(super) fn kind(wire: &str) -> String {
    key(wire).map_or_else(|| wire.to_owned(), |key| words::texts().text(key).to_owned())
}

fn key(wire: &str) -> Option<Key> {
    Some(match wire {
        "api_key" => keys::audit_log::THING_API_KEY,
        "app" => keys::audit_log::THING_APP,
        "charter" => keys::agent::RULES_TITLE,
        "errand" => keys::agent::ERRAND_TITLE,
        "execution" => keys::audit_log::THING_EXECUTION,
        "file" => keys::audit_log::THING_FILE,
        "identity_provider" => keys::audit_log::THING_IDENTITY_PROVIDER,
        "invitation" => keys::audit_log::THING_INVITATION,
        "person" => keys::audit_log::THING_PERSON,
        "role" => keys::audit_log::THING_ROLE,
        "saga" => keys::platform::SAGA,
        "service_account" => keys::audit_log::THING_SERVICE_ACCOUNT,
        "tenant" => keys::audit_log::THING_TENANT,
        "thread" => keys::audit_log::THING_THREAD,
        _ => return None,
    })
}
