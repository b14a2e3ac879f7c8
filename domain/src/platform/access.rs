//! What somebody did that is no event.

use crate::words;

words! {
    /// What somebody did that is no event.
    AccessKind {
        /// They began a session.
        SignedIn = "signed_in",
        /// They tried to, and could not.
        SignInFailed = "sign_in_failed",
        /// They ended their session.
        SignedOut = "signed_out",
        /// They, or somebody who may, ended sessions of theirs elsewhere.
        SessionsEnded = "sessions_ended",
        /// A refresh token of theirs was used again: somebody has a copy, and the session was ended.
        TokenReused = "token_reused",
        /// They asked for what they may not: a permission was missing, or the thing is another tenant's.
        Refused = "refused",
        /// They took a list with them.
        Exported = "exported",
        /// They read something that is declared sensitive.
        ReadSensitive = "read_sensitive",
        /// They looked beyond their own tenant.
        FarReach = "far_reach",
        /// A key was used; counted by the minute.
        KeyUsed = "key_used",
        /// Somebody began to act as them.
        ImpersonationBegan = "impersonation_began",
        /// Somebody looked at something as them.
        Impersonated = "impersonated",
        /// Whoever acted as them is themselves again.
        ImpersonationEnded = "impersonation_ended",
    }
}
