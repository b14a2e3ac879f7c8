//! The aggregate of a lead: somebody wrote through the public site and wants an answer.

use crate::kernel::{Aggregate, EventExamples, Language, Moment, Personal, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The aggregate; all functions are static.
pub struct Lead;

words! {
    /// What somebody writes about.
    LeadTopic {
        /// Anything.
        Question = "question",
        /// They want to be shown the system.
        Demonstration = "demonstration",
        /// They want a plan.
        Plan = "plan",
        /// They want to work with the company.
        Partnership = "partnership",
    }
}

words! {
    /// Where a lead stands.
    LeadStatus {
        /// Nobody has answered.
        New = "new",
        /// Somebody has.
        Contacted = "contacted",
        /// There is nothing left to do.
        Closed = "closed",
    }
}

/// Folded from the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LeadState {
    status: Option<LeadStatus>,
    is_erased: bool,
}

/// What can be asked of a lead.
pub enum LeadCommand {
    /// Take it in. The personal members lie under a key of their own, so that they can be erased alone.
    Capture {
        subject: Uuid,
        name: String,
        email: String,
        organisation: Option<String>,
        message: String,
        topic: LeadTopic,
        consent: String,
        page: String,
        language: Language,
    },
    /// Say where it stands now.
    Move { status: LeadStatus },
    /// Forget who it was and what they wrote.
    Erase,
}

/// What can have happened to a lead.
#[events(Lead, version = 1, audience = ReadLeads)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "each is on its own for a moment, between a decision and the log")
)]
pub enum LeadEvent {
    /// Somebody wrote through the public site, and agreed to be answered.
    LeadCaptured {
        name: Personal<String>,
        email: Personal<String>,
        organisation: Option<Personal<String>>,
        message: Personal<String>,
        topic: LeadTopic,
        consent: String,
        page: String,
        language: Language,
    },
    /// It stands elsewhere now.
    LeadMoved { status: LeadStatus },
    /// Who it was and what they wrote is gone for good.
    LeadErased {},
}

/// Why a lead says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadRefusal {
    /// It was taken in already.
    Exists,
    /// There is none.
    Unknown,
    /// Nothing is left of it.
    Erased,
}

impl Aggregate for Lead {
    const NAME: &'static str = "lead";
    const CONTEXT: &'static str = "growth";
    type State = LeadState;
    type Command = LeadCommand;
    type Event = LeadEvent;
    type Refusal = LeadRefusal;

    fn decide(state: &LeadState, command: LeadCommand, _: Moment) -> Result<Vec<LeadEvent>, LeadRefusal> {
        match (command, state.status) {
            (
                LeadCommand::Capture { subject, name, email, organisation, message, topic, consent, page, language },
                None,
            ) => Ok(vec![LeadEvent::LeadCaptured {
                name: Personal::of(subject, name.trim().to_owned()),
                email: Personal::of(subject, email.trim().to_lowercase()),
                organisation: organisation
                    .map(|it| it.trim().to_owned())
                    .filter(|it| !it.is_empty())
                    .map(|it| Personal::of(subject, it)),
                message: Personal::of(subject, message.trim().to_owned()),
                topic,
                consent,
                page,
                language,
            }]),
            (LeadCommand::Capture { .. }, Some(_)) => Err(LeadRefusal::Exists),
            (_, None) => Err(LeadRefusal::Unknown),
            (LeadCommand::Move { .. }, Some(_)) if state.is_erased => Err(LeadRefusal::Erased),
            (LeadCommand::Move { status }, Some(now)) if status == now => Ok(Vec::new()),
            (LeadCommand::Move { status }, Some(_)) => Ok(vec![LeadEvent::LeadMoved { status }]),
            (LeadCommand::Erase, Some(_)) if state.is_erased => Ok(Vec::new()),
            (LeadCommand::Erase, Some(_)) => Ok(vec![LeadEvent::LeadErased {}]),
        }
    }

    fn evolve(mut state: LeadState, event: &LeadEvent) -> LeadState {
        match event {
            LeadEvent::LeadCaptured { .. } => state.status = Some(LeadStatus::New),
            LeadEvent::LeadMoved { status } => state.status = Some(*status),
            LeadEvent::LeadErased {} => {
                state.status = Some(LeadStatus::Closed);
                state.is_erased = true;
            }
        }
        state
    }
}

impl EventExamples for LeadEvent {
    fn examples() -> Vec<Self> {
        let subject = Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00e1);
        vec![
            Self::LeadCaptured {
                name: Personal::of(subject, "Noor Aziz".into()),
                email: Personal::of(subject, "noor.aziz@zephyr.example".into()),
                organisation: Some(Personal::of(subject, "Zephyr Sails".into())),
                message: Personal::of(subject, "We'd like to see how runs are recorded.".into()),
                topic: LeadTopic::Demonstration,
                consent: super::CONSENT.into(),
                page: "/pricing".into(),
                language: Language::En,
            },
            Self::LeadMoved { status: LeadStatus::Contacted },
            Self::LeadErased {},
        ]
    }
}

impl From<LeadRefusal> for Refusal {
    fn from(refusal: LeadRefusal) -> Self {
        match refusal {
            LeadRefusal::Exists => Self::conflict(),
            LeadRefusal::Unknown => Self::not_found(),
            LeadRefusal::Erased => Self::new(409, "lead_erased"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn decide(state: LeadState, command: LeadCommand) -> Result<Vec<LeadEvent>, LeadRefusal> {
        Lead::decide(&state, command, NOW)
    }

    fn capture() -> LeadCommand {
        LeadCommand::Capture {
            subject: Uuid::from_u128(7),
            name: " Noor Aziz ".into(),
            email: "Noor@Zephyr.example".into(),
            organisation: Some(" ".into()),
            message: "Hello".into(),
            topic: LeadTopic::Question,
            consent: "2026-11".into(),
            page: "/contact".into(),
            language: Language::Ko,
        }
    }

    #[test]
    fn a_lead_is_taken_in_once_and_everything_personal_lies_under_its_own_key() {
        let events = decide(LeadState::default(), capture()).unwrap();
        let LeadEvent::LeadCaptured { name, email, organisation, message, .. } = &events[0] else { panic!() };
        assert_eq!(name.known().map(String::as_str), Some("Noor Aziz"));
        assert_eq!(email.known().map(String::as_str), Some("noor@zephyr.example"));
        assert_eq!(organisation, &None, "an empty field says nothing");
        assert!([name, email, message].iter().all(|it| it.subject() == Uuid::from_u128(7)));
        assert_eq!(decide(Lead::replay(&events), capture()), Err(LeadRefusal::Exists));
    }

    #[test]
    fn a_lead_moves_both_ways_and_says_nothing_where_nothing_changes() {
        let mut state = Lead::replay(&decide(LeadState::default(), capture()).unwrap());
        for status in [LeadStatus::Contacted, LeadStatus::Closed, LeadStatus::New] {
            let events = decide(state, LeadCommand::Move { status }).unwrap();
            assert_eq!(events, [LeadEvent::LeadMoved { status }]);
            state = Lead::evolve(state, &events[0]);
            assert_eq!(decide(state, LeadCommand::Move { status }), Ok(Vec::new()));
        }
    }

    #[test]
    fn an_erased_lead_is_closed_for_good() {
        let state = Lead::replay(&LeadEvent::examples());
        assert_eq!(decide(state, LeadCommand::Move { status: LeadStatus::New }), Err(LeadRefusal::Erased));
        assert_eq!(decide(state, LeadCommand::Erase), Ok(Vec::new()));
        assert_eq!(decide(LeadState::default(), LeadCommand::Erase), Err(LeadRefusal::Unknown));
    }
}
