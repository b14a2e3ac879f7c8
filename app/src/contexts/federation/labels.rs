//! What scopes, kinds and states are called.

use crate::ui::Tone;
use crate::words;
use domain::federation::{AppKind, AppScope};
use texts::{Catalogue, Key, keys};

/// What a scope lets an app do.
pub(super) fn scope(texts: &'static Catalogue, scope: AppScope) -> &'static str {
    match scope {
        AppScope::Identity => texts.text(keys::federation::SCOPE_OPENID),
        AppScope::Profile => texts.text(keys::federation::SCOPE_PROFILE),
        AppScope::Email => texts.text(keys::federation::SCOPE_EMAIL),
        AppScope::Offline => texts.text(keys::federation::SCOPE_OFFLINE_ACCESS),
        AppScope::Permission(permission) => words::permission(texts, permission.as_str()),
    }
}

/// Where an app runs.
pub(super) const fn kind(kind: AppKind) -> Key {
    match kind {
        AppKind::Confidential => keys::federation::KIND_CONFIDENTIAL,
        AppKind::Public => keys::federation::KIND_PUBLIC,
    }
}

/// Whether a domain is proved, as colour, icon and word.
pub(super) const fn proved(is_proved: bool) -> (Tone, &'static str, Key) {
    if is_proved {
        (Tone::Success, "circle-check", keys::federation::VERIFIED)
    } else {
        (Tone::Warning, "clock", keys::federation::UNVERIFIED)
    }
}
