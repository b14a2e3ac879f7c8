//! Events of an errand in the demo world.

use super::*;
use crate::agent::ForeseenLine;
use crate::kernel::{DocumentId, ErrandId, EventExamples};
use crate::workspaces::{day_of, words_key};

/// The errand of all examples.
pub(in crate::agent) const fn example_id() -> ErrandId {
    ErrandId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_1001))
}

impl EventExamples for ErrandEvent {
    fn examples() -> Vec<Self> {
        let workspace = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        let lina = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007);
        let at = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_795_251_900));
        let later = Moment(at.0 + chrono::TimeDelta::hours(24));
        let key = words_key(workspace, day_of(at));
        let words = |text: &str| Personal::of(key, text.to_owned());
        let name = || Personal::of(lina, "Lina Haddad".to_owned());
        let operation = || "tenancy.add_team".to_owned();
        let wish = Wish {
            id: "call_1".into(),
            tool: "tenancy_add_team".into(),
            arguments: r#"{"name":"Spice buyers"}"#.into(),
        };
        let line = ForeseenLine {
            kind: "TeamAdded".into(),
            thing: "team".into(),
            text: "The team Spice buyers was added.".into(),
            members: None,
        };
        let source = ErrandSource {
            document: DocumentId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d01)),
            version: 3,
            title: "Travel policy".into(),
            from: 120,
            to: 214,
        };
        vec![
            Self::ErrandSent {
                text: words("Make a team for those who buy our spices."),
                instructions: words("You act for Lina Haddad at Aurora Foods."),
                planner: Planner::Model,
                model: "aurora-small".into(),
                workspace,
                sent_by: PersonId(lina),
                sent_by_name: name(),
                key: None,
                given: None,
            },
            Self::ErrandBegun { at },
            Self::ErrandReturned { at },
            Self::ErrandThought {
                offered: vec![operation(), "tenancy.teams".into()],
                said: words("I add the team."),
                calls: Personal::of(key, vec![wish]),
                count: 1,
                bill: Bill::of_attempt("Aurora's models".into(), (412, 31), (150_000, 600_000)),
            },
            Self::ErrandCallRefused {
                call: 1,
                operation: operation(),
                why: WhyNot::ForeignId,
                argument: "leadId".into(),
                at,
            },
            Self::ErrandCallCleared { call: 1, operation: "tenancy.teams".into(), at },
            Self::ErrandCallHeld {
                call: 1,
                operation: operation(),
                why: WhyAsk::Writes,
                foreseen: Personal::of(key, Foreseen { lines: vec![line], ..Foreseen::default() }),
                expires_at: later,
                told: vec![PersonId(lina)],
                at,
            },
            Self::ErrandCallApproved { call: 1, person_id: PersonId(lina), person_name: name(), at },
            Self::ErrandCallDeclined {
                call: 1,
                person_id: Some(PersonId(lina)),
                person_name: Some(name()),
                note: Some(words("We have one already.")),
                at,
            },
            Self::ErrandCallMade {
                call: 1,
                result: words(r#"{"id":"01920000-0000-7000-8000-0000000000a1"}"#),
                left_out: 0,
                code: None,
                at,
            },
            Self::ErrandAnswered {
                answer: words("The team Spice buyers is there."),
                sources: Personal::of(key, vec![source]),
            },
            Self::ErrandFailed { failure: ErrandFailure::BudgetUsedUp, code: Some("budget_used_up".into()) },
            Self::ErrandCancelled { person_id: PersonId(lina) },
        ]
    }
}
