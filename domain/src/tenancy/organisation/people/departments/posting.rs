//! The aggregate of one person's place in a tenant: in which department they work.

use crate::kernel::{Aggregate, DepartmentId, EventExamples, Moment, PersonId, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Posting;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PostingState {
    department: Option<DepartmentId>,
}

/// What can be asked of a posting.
pub enum PostingCommand {
    /// Let the person work in this department, or in none. `is_in`: they work in one already, and have been a member of
    /// the tenant all the while.
    Post { person: PersonId, department: Option<DepartmentId>, is_in: bool },
}

/// What can have happened to a posting.
#[events(Posting, version = 1, audience = ReadOrganisation)]
pub enum PostingEvent {
    /// Somebody works in a department, or in none any more.
    PersonPosted { person_id: PersonId, department_id: Option<DepartmentId> },
}

/// A posting never says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostingRefusal {}

impl Aggregate for Posting {
    const NAME: &'static str = "posting";
    const CONTEXT: &'static str = "tenancy";
    type State = PostingState;
    type Command = PostingCommand;
    type Event = PostingEvent;
    type Refusal = PostingRefusal;

    fn decide(state: &PostingState, command: PostingCommand, _: Moment) -> Result<Vec<PostingEvent>, PostingRefusal> {
        let PostingCommand::Post { person, department, is_in } = command;
        let event = PostingEvent::PersonPosted { person_id: person, department_id: department };
        let is_new = state.department != department || (department.is_some() && !is_in);
        Ok(is_new.then_some(event).into_iter().collect())
    }

    fn evolve(_: PostingState, event: &PostingEvent) -> PostingState {
        let PostingEvent::PersonPosted { department_id, .. } = event;
        PostingState { department: *department_id }
    }
}

impl EventExamples for PostingEvent {
    fn examples() -> Vec<Self> {
        let person_id = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));
        vec![Self::PersonPosted { person_id, department_id: Some(super::change::example_id()) }]
    }
}

impl From<PostingRefusal> for Refusal {
    fn from(refusal: PostingRefusal) -> Self {
        match refusal {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_posted_once_to_the_same_department() {
        let now = Moment(chrono::DateTime::UNIX_EPOCH);
        let (person, department) = (PersonId(uuid::Uuid::from_u128(1)), Some(DepartmentId(uuid::Uuid::from_u128(2))));
        let post = |state: &PostingState, department| {
            Posting::decide(state, PostingCommand::Post { person, department, is_in: true }, now).unwrap()
        };
        let events = post(&PostingState::default(), department);
        assert_eq!(events.len(), 1);
        assert!(post(&Posting::replay(&events), department).is_empty());
        assert_eq!(post(&Posting::replay(&events), None).len(), 1);
        assert!(post(&PostingState::default(), None).is_empty());
        let back = PostingCommand::Post { person, department, is_in: false };
        let again = Posting::decide(&Posting::replay(&events), back, now).unwrap();
        assert_eq!(again.len(), 1, "who left the tenant and came back is posted anew");
    }
}
