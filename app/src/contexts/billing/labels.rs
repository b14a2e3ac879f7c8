//! What modules and limits are called.

use domain::billing::{Feature, LimitKind};
use texts::{Key, keys};

/// What a module is called.
pub const fn feature(feature: Feature) -> Key {
    match feature {
        Feature::AiRuns => keys::billing::FEATURE_AI_RUNS,
        Feature::Files => keys::billing::FEATURE_FILES,
        Feature::ApiKeys => keys::billing::FEATURE_API_KEYS,
        Feature::Apps => keys::billing::FEATURE_APPS,
        Feature::OwnRoles => keys::billing::FEATURE_OWN_ROLES,
        Feature::AuditLog => keys::billing::FEATURE_AUDIT_LOG,
        Feature::IdentityProviders => keys::billing::FEATURE_IDENTITY_PROVIDERS,
        Feature::DedicatedDatabase => keys::billing::FEATURE_DEDICATED_DATABASE,
    }
}

/// What a limit is called.
pub const fn limit(kind: LimitKind) -> Key {
    match kind {
        LimitKind::Seats => keys::billing::LIMIT_SEATS,
        LimitKind::StorageBytes => keys::billing::LIMIT_STORAGE,
        LimitKind::CallsPerMonth => keys::billing::LIMIT_CALLS_PER_MONTH,
        LimitKind::RequestsPerMinute => keys::billing::LIMIT_REQUESTS_PER_MINUTE,
        LimitKind::AiTokensPerMonth => keys::billing::LIMIT_AI_TOKENS_PER_MONTH,
        LimitKind::Clients => keys::billing::LIMIT_CLIENTS,
    }
}
