//! What stays of a tenant whose keys are destroyed, so that the record stays whole.

/// Tables that keep the rows of a tenant that is gone, each with the reason.
pub const KEPT: &[(&str, &str)] = &[
    ("files.stored_objects", "what the object store holds; each row goes when its object is destroyed"),
    ("gateway.requests", "the installation's own log of requests, kept for days"),
    ("gateway.usage_logs", "numbers of calls"),
    ("identity.users", "people are global; their own events say that they left or were erased"),
    ("log.accesses", "who looked at what is never removed; what is personal in it lies under a key that is gone"),
    ("log.events", "what happened is never removed; what is personal in it lies under a key that is gone"),
    ("log.tenants", "says that the tenant is gone"),
    ("platform.event_counts", "numbers of events"),
    ("platform.saga_turns", "the saga that removes the rows is among them"),
    ("platform.sagas", "ids, steps and times"),
    ("tenancy.tenants", "says that the tenant is gone, and holds the certificate"),
];
