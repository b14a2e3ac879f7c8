//! The aggregate of a defect: in which releases it showed itself, whether it is resolved, and when it is back.

use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// Releases of one defect that are remembered; of those before nothing is told anew.
const RELEASES_MAX: usize = 50;

words! {
    /// Where something failed.
    DefectSide {
        /// On the server.
        Server = "server",
        /// In somebody's browser.
        Browser = "browser",
    }
}

words! {
    /// How something failed.
    DefectKind {
        /// Code of ours gave up.
        Panic = "panic",
        /// An operation ended with a failure that is nobody's but ours.
        Failure = "failure",
        /// A script threw an error that nobody caught.
        Error = "error",
        /// A script's promise was broken, and nobody heard.
        Rejection = "rejection",
    }
}

words! {
    /// Where a defect stands.
    DefectStatus {
        /// Somebody has to look at it.
        Open = "open",
        /// It is gone, as far as anybody knows.
        Resolved = "resolved",
    }
}

words! {
    /// The release in which a defect is gone.
    FixedIn {
        /// In that which runs.
        ThisRelease = "this_release",
        /// In the one after it.
        NextRelease = "next_release",
    }
}

/// The aggregate; all functions are static.
pub struct Defect;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DefectState {
    /// The releases that it was told of in.
    pub releases: Vec<String>,
    /// While it is resolved: releases that ran first at that moment or later are without it.
    pub gone_from: Option<Moment>,
}

/// What can be asked of a defect.
pub enum DefectCommand {
    /// It happened in a release, which ran first at a moment; nobody knows when where the release isn't ours.
    See { side: DefectSide, release: String, ran_from: Option<Moment> },
    /// It is gone: the release that runs, and when that ran first.
    Resolve { fixed_in: FixedIn, release: String, ran_from: Moment },
    /// It isn't after all.
    Reopen,
}

/// What can have happened to a defect.
#[events(Defect, version = 1, audience = ReadSystem)]
pub enum DefectEvent {
    /// It showed itself in a release for the first time.
    DefectSeen { side: DefectSide, release: String },
    /// Somebody says that it is gone, from the releases on that ran first at that moment or later.
    DefectResolved { fixed_in: FixedIn, release: String, from: Moment },
    /// It was resolved, and has happened again where it should be gone.
    DefectCameBack { side: DefectSide, release: String },
    /// Somebody says that it isn't gone.
    DefectReopened {},
}

/// Why a defect says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefectRefusal {
    /// Nothing of the kind was seen.
    Unknown,
}

impl DefectState {
    /// Whether a release of which it is known when it ran first should be without it.
    fn should_be_gone(&self, ran_from: Option<Moment>) -> bool {
        self.gone_from.zip(ran_from).is_some_and(|(gone, ran)| ran >= gone)
    }

    fn note(&mut self, release: &str) {
        if !self.releases.iter().any(|it| it == release) {
            self.releases.push(release.to_owned());
        }
        if self.releases.len() > RELEASES_MAX {
            self.releases.remove(0);
        }
    }
}

impl Aggregate for Defect {
    const NAME: &'static str = "defect";
    const CONTEXT: &'static str = "platform";
    type State = DefectState;
    type Command = DefectCommand;
    type Event = DefectEvent;
    type Refusal = DefectRefusal;

    fn decide(state: &DefectState, command: DefectCommand, at: Moment) -> Result<Vec<DefectEvent>, DefectRefusal> {
        let is_known = !state.releases.is_empty();
        Ok(match command {
            DefectCommand::See { side, release, ran_from } if state.should_be_gone(ran_from) => {
                vec![DefectEvent::DefectCameBack { side, release }]
            }
            // What is resolved still happens in pages that were opened before.
            DefectCommand::See { .. } if state.gone_from.is_some() => Vec::new(),
            DefectCommand::See { release, .. } if state.releases.contains(&release) => Vec::new(),
            DefectCommand::See { side, release, .. } => vec![DefectEvent::DefectSeen { side, release }],
            DefectCommand::Resolve { .. } | DefectCommand::Reopen if !is_known => return Err(DefectRefusal::Unknown),
            DefectCommand::Resolve { .. } if state.gone_from.is_some() => Vec::new(),
            DefectCommand::Resolve { fixed_in, release, ran_from } => {
                let from = match fixed_in {
                    FixedIn::ThisRelease => ran_from,
                    FixedIn::NextRelease => at,
                };
                vec![DefectEvent::DefectResolved { fixed_in, release, from }]
            }
            DefectCommand::Reopen if state.gone_from.is_none() => Vec::new(),
            DefectCommand::Reopen => vec![DefectEvent::DefectReopened {}],
        })
    }

    fn evolve(mut state: DefectState, event: &DefectEvent) -> DefectState {
        match event {
            DefectEvent::DefectSeen { release, .. } => state.note(release),
            DefectEvent::DefectResolved { from, .. } => state.gone_from = Some(*from),
            DefectEvent::DefectCameBack { release, .. } => {
                state.gone_from = None;
                state.note(release);
            }
            DefectEvent::DefectReopened {} => state.gone_from = None,
        }
        state
    }
}

impl EventExamples for DefectEvent {
    fn examples() -> Vec<Self> {
        let (side, release) = (DefectSide::Browser, "5f0c2a91d3b7e468".to_owned());
        let from = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_778));
        vec![
            Self::DefectSeen { side, release: release.clone() },
            Self::DefectResolved { fixed_in: FixedIn::NextRelease, release: release.clone(), from },
            Self::DefectCameBack { side, release },
            Self::DefectReopened {},
        ]
    }
}

impl From<DefectRefusal> for Refusal {
    fn from(refusal: DefectRefusal) -> Self {
        match refusal {
            DefectRefusal::Unknown => Self::not_found(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days after some first one.
    fn day(days: i64) -> Moment {
        Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(days))
    }

    fn see(release: &str, ran_from: Option<i64>) -> DefectCommand {
        DefectCommand::See { side: DefectSide::Server, release: release.into(), ran_from: ran_from.map(day) }
    }

    fn resolve(fixed_in: FixedIn) -> DefectCommand {
        DefectCommand::Resolve { fixed_in, release: "two".into(), ran_from: day(2) }
    }

    /// How many events each command comes to, all of them on the tenth day.
    fn after(commands: Vec<DefectCommand>) -> (Vec<usize>, DefectState) {
        commands.into_iter().fold((Vec::new(), DefectState::default()), |(mut counts, state), command| {
            let events = Defect::decide(&state, command, day(10)).unwrap();
            counts.push(events.len());
            (counts, events.iter().fold(state, Defect::evolve))
        })
    }

    #[test]
    fn it_is_told_once_for_each_release() {
        let seen = vec![see("one", Some(1)), see("one", Some(1)), see("two", Some(2)), see("one", Some(1))];
        assert_eq!(after(seen).0, [1, 0, 1, 0]);
    }

    #[test]
    fn what_is_gone_with_this_release_comes_back_in_it_and_not_in_pages_of_an_earlier_one() {
        let seen = vec![see("two", Some(2)), resolve(FixedIn::ThisRelease), see("one", Some(1)), see("other", None)];
        let (counts, state) = after(seen);
        assert_eq!(counts, [1, 1, 0, 0]);
        let back = Defect::decide(&state, see("two", Some(2)), day(11)).unwrap();
        assert!(matches!(back[..], [DefectEvent::DefectCameBack { .. }]), "{back:?}");
        assert_eq!(Defect::evolve(state, &back[0]).gone_from, None);
    }

    #[test]
    fn what_will_be_gone_with_the_next_release_comes_back_in_a_later_one_alone() {
        let seen =
            vec![see("two", Some(2)), resolve(FixedIn::NextRelease), see("two", Some(2)), see("three", Some(11))];
        let (counts, state) = after(seen);
        assert_eq!(counts, [1, 1, 0, 1]);
        assert_eq!(state.gone_from, None, "it is open again");
    }

    #[test]
    fn nothing_is_resolved_or_opened_twice_or_before_it_was_seen() {
        for command in [resolve(FixedIn::NextRelease), DefectCommand::Reopen] {
            assert_eq!(Defect::decide(&DefectState::default(), command, day(1)), Err(DefectRefusal::Unknown));
        }
        let again = vec![
            see("one", Some(1)),
            DefectCommand::Reopen,
            resolve(FixedIn::ThisRelease),
            resolve(FixedIn::ThisRelease),
            DefectCommand::Reopen,
        ];
        assert_eq!(after(again).0, [1, 0, 1, 0, 1]);
    }

    #[test]
    fn only_so_many_releases_are_remembered() {
        let state = (0..200).fold(DefectState::default(), |state, number| {
            let release = format!("release {number}");
            Defect::evolve(state, &DefectEvent::DefectSeen { side: DefectSide::Browser, release })
        });
        assert_eq!(state.releases.len(), RELEASES_MAX);
        assert_eq!(state.releases.last().map(String::as_str), Some("release 199"));
    }
}
