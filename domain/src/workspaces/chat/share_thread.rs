use super::ThreadSharing;
use super::show_thread::example_id;
use crate::kernel::{Example, PersonId, ThreadId};
use domain_macros::operation;

/// People whom a thread can be shared with by name.
pub const READERS_MAX: usize = 50;

/// Says who may read a conversation beside the person who began it. They see its questions and,
/// where they may read what models answered, its answers; nobody else asks in it.
#[operation(command, workspaces, rest = PUT "/threads/{id}/sharing", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct ShareThread {
    /// The thread.
    pub id: ThreadId,
    /// With whom.
    pub with: ThreadSharing,
    /// The people, where it is shared with people by name; at most 50. They read it as long as they may enter its workspace.
    #[serde(default)]
    #[garde(length(max = READERS_MAX))]
    pub people: Vec<PersonId>,
}

impl Example for ShareThread {
    fn example() -> Self {
        let colleague = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a03));
        Self { id: example_id(), with: ThreadSharing::People, people: vec![colleague] }
    }
}
