//! Events of a schedule in the demo world.

use super::*;
use crate::kernel::EventExamples;
use uuid::Uuid;

impl EventExamples for RunScheduleEvent {
    fn examples() -> Vec<Self> {
        let lina = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007);
        let due = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_795_251_600));
        let next_at = Some(Moment(due.0 + chrono::TimeDelta::hours(24)));
        let values = || Personal::of(lina, vec![FilledIn::of("shop", "Aurora Foods")]);
        let name = || Personal::of(lina, "Lina Haddad".to_owned());
        let why = || FallRefusal { code: "workspace_archived".into(), params: BTreeMap::new() };
        let (owner, arrangement) = (PersonId(lina), Arrangement::example);
        let execution = ExecutionId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0010));
        vec![
            Self::RunScheduled {
                arrangement: arrangement(),
                values: values(),
                owner,
                owner_name: name(),
                key: None,
                given: None,
                next_at: Some(due),
            },
            Self::RunRescheduled {
                arrangement: arrangement(),
                values: values(),
                owner,
                owner_name: name(),
                key: None,
                given: None,
                next_at: Some(due),
            },
            Self::RunScheduleSwitchedOn { person_id: owner, next_at: Some(due) },
            Self::RunScheduleSwitchedOff { person_id: owner },
            Self::RunScheduleRemoved { person_id: owner },
            Self::ScheduledRunStarted { due, execution, version: 1, next_at },
            Self::ScheduledRunsMissed { first: due, last: due, falls: 1, next_at },
            Self::ScheduledRunRefused { due, why: why(), next_at },
            Self::RunScheduleGivenUp { why: why(), told: vec![owner] },
        ]
    }
}
