//! Events of a thread in the demo world.

use super::super::super::words_key::words_key;
use super::{ThreadEvent, ThreadSharing};
use crate::kernel::{EventExamples, ExecutionId, PersonId, Personal, WorkspaceId};
use uuid::Uuid;

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a01));
/// The day of the demo world, 2026-11-22.
const DAY: i64 = 20_779;
const LINA: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a02);
const SALMA: PersonId = PersonId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a03));

impl EventExamples for ThreadEvent {
    fn examples() -> Vec<Self> {
        let run = |number: u128| ExecutionId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e00 + number));
        let key = words_key(WORKSPACE, DAY);
        let names = |names: Vec<String>| Personal::of(key, names);
        vec![
            Self::ThreadBegun {
                workspace: WORKSPACE,
                title: None,
                begun_by: PersonId(LINA),
                begun_by_name: Personal::of(LINA, "Lina Haddad".into()),
            },
            Self::ThreadAsked {
                turn: 1,
                parent: None,
                execution: run(1),
                attachments: names(vec!["spice-list.csv".into()]),
                left_out: 0,
            },
            Self::ThreadAsked {
                turn: 2,
                parent: Some(1),
                execution: run(2),
                attachments: names(Vec::new()),
                left_out: 0,
            },
            Self::ThreadRenamed { title: Some(Personal::of(key, "Names for the new shop".into())) },
            Self::ThreadShared {
                person_id: PersonId(LINA),
                with: ThreadSharing::People,
                people: vec![SALMA],
                told: vec![SALMA],
            },
            Self::ThreadArchived {},
            Self::ThreadRestored {},
            Self::ThreadRemoved {},
        ]
    }
}
