//! What identity keeps of a person, for their own copy. Secrets and hashes of secrets stay behind.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("identity.users", "id", "id").without(&["version"]),
    Kept::of("identity.memberships", "user_id", "tenant_id"),
    Kept::of("identity.limited_grants", "user_id", "tenant_id, role, client_id").without(&["client_key"]),
    Kept::of("identity.invitations", "person_id", "id").without(&["subject", "version"]),
    Kept::of("identity.sessions", "user_id", "created_at, id").without(&["cookie_hash", "address"]),
    Kept::of("identity.known_devices", "person_id", "seen_at, device_id").without(&["secret_hash"]),
    Kept::of("identity.sign_in_steps", "user_id", "id").without(&["secret_hash"]),
    Kept::of("identity.challenges", "user_id", "id").without(&["state"]),
    Kept::of("identity.credentials", "user_id", "user_id").without(&["password_hash"]),
    Kept::of("identity.second_factors", "user_id", "user_id").without(&["sealed_in", "sealed", "last_step"]),
    Kept::of("identity.recovery_codes", "user_id", "used_at, hash").without(&["hash"]),
    Kept::of("identity.passkeys", "user_id", "added_at, id").without(&["credential_id", "credential"]),
    Kept::of("identity.links", "person_id", "created_at, id").without(&["secret_hash", "password_hash"]),
    Kept::of("identity.api_keys", "person_id", "created_at, id").without(&["version"]),
    Kept::of("identity.impersonations", "user_id", "begun_at, id").without(&["session_id", "staff_id"]),
    Kept::of("identity.data_exports", "person_id", "made_at, id").without(&["object_id"]),
];
