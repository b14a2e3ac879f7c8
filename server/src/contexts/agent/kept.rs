//! What the agent's tables keep of a person, for their own copy: what they had it do, and what they decided.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("agent.errands", "sent_by", "created_at, id").in_tenants().without(&[
        "instructions",
        "given",
        "key_id",
        "version",
    ]),
    // What was called is the sender's; that this person decided on it is theirs.
    Kept::of("agent.errand_calls", "decided_by", "errand_id, call").in_tenants().without(&[
        "wish_id",
        "arguments",
        "result",
        "foreseen",
    ]),
];
