//! The aggregate of one conversation: a tree of questions. Asking after an earlier turn than the last one, or asking
//! the same again, begins a branch; nothing that was asked is taken back.
//!
//! It holds no question and no answer: those are the runs'. So whatever is masked, removed or kept there holds here. Its name and
//! those of attached texts lie under the key of the workspace and the day on which they were given, as the runs' words do.

use super::super::words_key::{day_of, words_key};
use super::tree::TurnPlace;
use crate::kernel::{Aggregate, ExecutionId, Moment, PersonId, Personal, Refusal, WorkspaceId};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// Turns that a thread may have in all of its branches.
pub const TURNS_MAX: u32 = 500;

words! {
    /// Whether a thread is there.
    ThreadStatus {
        /// It goes on.
        Open = "open",
        /// It is put away, and can be opened again.
        Archived = "archived",
        /// It was taken away for good; its runs stay.
        Removed = "removed",
    }
}

words! {
    /// Who may read a thread beside the person who began it.
    ThreadSharing {
        /// Nobody.
        Nobody = "nobody",
        /// Whoever may enter its workspace.
        Workspace = "workspace",
        /// Some people, as long as they may enter its workspace.
        People = "people",
    }
}

/// The aggregate; all functions are static.
pub struct Thread;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThreadState {
    /// Whether it is there; `None` before it began.
    pub status: Option<ThreadStatus>,
    /// Where its questions are asked.
    pub workspace: Option<WorkspaceId>,
    /// Whose it is.
    pub begun_by: Option<PersonId>,
    /// Whether somebody has named it.
    pub is_named: bool,
    /// The turn that each turn follows; the first is turn 1.
    parents: Vec<Option<u32>>,
    /// Who may read it; `None` until it was shared.
    pub sharing: Option<ThreadSharing>,
    /// The people whom it is shared with by name.
    pub people: Vec<PersonId>,
}

/// What can be asked of a thread.
pub enum ThreadCommand {
    /// Open it.
    Begin { workspace: WorkspaceId, title: Option<String>, by: PersonId, by_name: String },
    /// Say whether something can be asked after a turn, before a run is made of it. Nothing happens.
    Prepare { parent: Option<u32> },
    /// Ask after a turn, or at a beginning of its own; `left_out` earlier turns didn't fit into the model's context.
    Ask { parent: Option<u32>, execution: ExecutionId, attachments: Vec<String>, left_out: u32 },
    /// Call it something; `None` takes the name away.
    Rename { title: Option<String> },
    /// Say who may read it. Of the people who are named, `entering` may enter its workspace.
    Share { by: PersonId, with: ThreadSharing, people: Vec<PersonId>, entering: Vec<PersonId> },
    /// Put it away.
    Archive,
    /// Open it again.
    Restore,
    /// Take it away for good.
    Remove,
}

/// What can have happened to a thread.
#[events(Thread, version = 1, audience = ReadExecutions)]
pub enum ThreadEvent {
    /// Somebody began it.
    ThreadBegun {
        workspace: WorkspaceId,
        title: Option<Personal<String>>,
        begun_by: PersonId,
        begun_by_name: Personal<String>,
    },
    /// Something was asked in it, after the turn `parent`. `left_out` earlier turns didn't fit into the model's context.
    ThreadAsked {
        turn: u32,
        parent: Option<u32>,
        execution: ExecutionId,
        attachments: Personal<Vec<String>>,
        left_out: u32,
    },
    /// It is called something else.
    ThreadRenamed { title: Option<Personal<String>> },
    /// Others may read it, or may no more. Of the people who are named, `told` hadn't been before and can read it.
    ThreadShared { person_id: PersonId, with: ThreadSharing, people: Vec<PersonId>, told: Vec<PersonId> },
    /// It was put away.
    ThreadArchived {},
    /// It was opened again.
    ThreadRestored {},
    /// It was taken away for good.
    ThreadRemoved {},
}

/// Why a thread says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadRefusal {
    /// It was begun before.
    Exists,
    /// There is no such thread or turn.
    Gone,
    /// It is put away.
    Archived,
    /// It has as many turns as a thread may have.
    Full,
}

impl ThreadState {
    /// Its turns, oldest first.
    pub fn turns(&self) -> Vec<TurnPlace> {
        (1..).zip(&self.parents).map(|(turn, parent)| TurnPlace { turn, parent: *parent }).collect()
    }

    /// The number of its newest turn; 0 where there is none.
    pub fn newest(&self) -> u32 {
        u32::try_from(self.parents.len()).unwrap_or(u32::MAX)
    }

    /// Whether somebody who may enter its workspace may read it.
    pub fn is_read_by(&self, person: PersonId) -> bool {
        let is_shared = match self.sharing {
            None | Some(ThreadSharing::Nobody) => false,
            Some(ThreadSharing::Workspace) => true,
            Some(ThreadSharing::People) => self.people.contains(&person),
        };
        is_shared || self.begun_by == Some(person)
    }
}

impl Aggregate for Thread {
    const NAME: &'static str = "thread";
    const CONTEXT: &'static str = "workspaces";
    type State = ThreadState;
    type Command = ThreadCommand;
    type Event = ThreadEvent;
    type Refusal = ThreadRefusal;

    fn decide(state: &ThreadState, command: ThreadCommand, at: Moment) -> Result<Vec<ThreadEvent>, ThreadRefusal> {
        use ThreadStatus::{Archived, Open};
        let words = state.workspace.map(|workspace| words_key(workspace, day_of(at))).unwrap_or_default();
        let event = match (command, state.status) {
            (ThreadCommand::Begin { workspace, title, by, by_name }, None) => {
                let title = title.map(|title| Personal::of(words_key(workspace, day_of(at)), title));
                ThreadEvent::ThreadBegun { workspace, title, begun_by: by, begun_by_name: Personal::of(by.0, by_name) }
            }
            (ThreadCommand::Begin { .. }, Some(_)) => return Err(ThreadRefusal::Exists),
            (_, None | Some(ThreadStatus::Removed)) => return Err(ThreadRefusal::Gone),
            (ThreadCommand::Remove, Some(_)) => ThreadEvent::ThreadRemoved {},
            (ThreadCommand::Archive, Some(Archived)) | (ThreadCommand::Restore, Some(Open)) => return Ok(Vec::new()),
            (ThreadCommand::Archive, Some(Open)) => ThreadEvent::ThreadArchived {},
            (ThreadCommand::Restore, Some(Archived)) => ThreadEvent::ThreadRestored {},
            (_, Some(Archived)) => return Err(ThreadRefusal::Archived),
            (ThreadCommand::Prepare { parent }, Some(Open)) => return asked(state, parent).map(|_| Vec::new()),
            (ThreadCommand::Ask { parent, execution, attachments, left_out }, Some(Open)) => {
                let (turn, attachments) = (asked(state, parent)?, Personal::of(words, attachments));
                ThreadEvent::ThreadAsked { turn, parent, execution, attachments, left_out }
            }
            (ThreadCommand::Rename { title: None }, Some(Open)) if !state.is_named => return Ok(Vec::new()),
            (ThreadCommand::Rename { title }, Some(Open)) => {
                ThreadEvent::ThreadRenamed { title: title.map(|title| Personal::of(words, title)) }
            }
            (ThreadCommand::Share { by, with, people, entering }, Some(Open)) => {
                let Some((with, people)) = shared(state, with, people) else { return Ok(Vec::new()) };
                let is_told =
                    |person: &PersonId| entering.contains(person) && !state.people.contains(person) && *person != by;
                let told = people.iter().copied().filter(is_told).collect();
                ThreadEvent::ThreadShared { person_id: by, with, people, told }
            }
        };
        Ok(vec![event])
    }

    fn evolve(mut state: ThreadState, event: &ThreadEvent) -> ThreadState {
        match event {
            ThreadEvent::ThreadBegun { workspace, title, begun_by, .. } => {
                state.status = Some(ThreadStatus::Open);
                state.workspace = Some(*workspace);
                state.begun_by = Some(*begun_by);
                state.is_named = title.is_some();
            }
            ThreadEvent::ThreadAsked { parent, .. } => state.parents.push(*parent),
            ThreadEvent::ThreadRenamed { title } => state.is_named = title.is_some(),
            ThreadEvent::ThreadShared { with, people, .. } => {
                state.sharing = Some(*with);
                state.people.clone_from(people);
            }
            ThreadEvent::ThreadArchived {} => state.status = Some(ThreadStatus::Archived),
            ThreadEvent::ThreadRestored {} => state.status = Some(ThreadStatus::Open),
            ThreadEvent::ThreadRemoved {} => state.status = Some(ThreadStatus::Removed),
        }
        state
    }
}

/// The number of the turn that is asked after `parent`.
fn asked(state: &ThreadState, parent: Option<u32>) -> Result<u32, ThreadRefusal> {
    let newest = state.newest();
    if parent.is_some_and(|parent| !(1..=newest).contains(&parent)) {
        return Err(ThreadRefusal::Gone);
    }
    if newest >= TURNS_MAX { Err(ThreadRefusal::Full) } else { Ok(newest + 1) }
}

/// What sharing comes to; nothing where it changes nothing. Sharing with nobody by name is sharing with nobody.
fn shared(
    state: &ThreadState,
    with: ThreadSharing,
    mut people: Vec<PersonId>,
) -> Option<(ThreadSharing, Vec<PersonId>)> {
    people.retain(|person| with == ThreadSharing::People && state.begun_by != Some(*person));
    people.sort_unstable();
    people.dedup();
    let is_nobody = with == ThreadSharing::People && people.is_empty();
    let with = if is_nobody { ThreadSharing::Nobody } else { with };
    let before = state.sharing.unwrap_or(ThreadSharing::Nobody);
    (with != before || people != state.people).then_some((with, people))
}

impl From<ThreadRefusal> for Refusal {
    fn from(refusal: ThreadRefusal) -> Self {
        match refusal {
            ThreadRefusal::Exists => Self::conflict(),
            ThreadRefusal::Gone => Self::not_found(),
            ThreadRefusal::Archived => Self::new(409, "thread_archived"),
            ThreadRefusal::Full => Self::new(409, "thread_full").with("max", TURNS_MAX),
        }
    }
}

#[path = "thread_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "thread_tests.rs"]
mod tests;
