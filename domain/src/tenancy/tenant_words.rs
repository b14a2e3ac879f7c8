//! What kinds of tenants there are, and where they can stand.

use crate::words;

words! {
    /// What kind of customer a tenant is.
    TenantKind {
        /// A company or institution.
        Organisation = "organisation",
        /// A company that runs clients of its own.
        Agency = "agency",
        /// One person.
        Individual = "individual",
    }
}

words! {
    /// Where a tenant stands.
    TenantStatus {
        /// It is being set up; its people can't work yet.
        Provisioning = "provisioning",
        /// Its people can work.
        Active = "active",
        /// Its people, keys and sites are refused until it is restored.
        Suspended = "suspended",
        /// It is deleted and can be restored until its period of grace ends.
        Closed = "closed",
        /// Its keys are destroyed: nobody can read any more what it had.
        Purged = "purged",
        /// It could not be set up; what was begun is undone.
        Failed = "failed",
    }
}
