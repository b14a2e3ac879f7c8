//! The aggregate of what stands in the place of one text, in one language, for one owner.

use super::Words;
use crate::kernel::{Aggregate, EventExamples, FieldFault, Language, Moment, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// Texts in the place of built-in ones that the platform may have, and each tenant: every process that serves a tenant
/// keeps them in memory.
pub const TEXTS_MAX: u32 = 500;

/// The aggregate; all functions are static.
pub struct Wording;

words! {
    /// Whose wording it is.
    WordingOwner {
        /// The platform's: it holds for every tenant that has none of its own.
        Platform = "platform",
        /// A tenant's own.
        Tenant = "tenant",
    }
}

/// Which text, in which language, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// Whose wording it is.
    pub owner: WordingOwner,
    /// The name of the text, `tenancy.title`.
    pub key: String,
    /// The language.
    pub language: Language,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WordingState {
    words: Option<Words>,
}

/// What can be asked of a wording.
pub enum WordingCommand {
    /// Put these words in the place of the built-in ones. `holds` is what is read at present; `held` says in how many places
    /// the owner has words of its own.
    Change { place: TextPlace, words: Words, built_in: Box<Words>, holds: Box<Words>, held: u32 },
    /// Take one's own words back, so that `fallback` is read.
    Reset { place: TextPlace, fallback: Words },
}

/// What can have happened to a wording.
#[events(Wording, version = 1, audience = ManageTenant)]
pub enum WordingEvent {
    /// A text reads otherwise.
    TextChanged { owner: WordingOwner, key: String, language: Language, before: Words, after: Words },
    /// A text reads again as it would without these words.
    TextReset { owner: WordingOwner, key: String, language: Language, before: Words, after: Words },
}

/// Why a wording says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordingRefusal {
    /// The words can't stand in the place of the built-in ones.
    Unfit(Vec<FieldFault>),
    /// There are as many of the owner's own as there may be.
    TooMany,
}

impl Aggregate for Wording {
    const NAME: &'static str = "wording";
    const CONTEXT: &'static str = "tenancy";
    type State = WordingState;
    type Command = WordingCommand;
    type Event = WordingEvent;
    type Refusal = WordingRefusal;

    fn decide(state: &WordingState, command: WordingCommand, _: Moment) -> Result<Vec<WordingEvent>, WordingRefusal> {
        match command {
            WordingCommand::Change { place, words, built_in, holds, held } => {
                let faults = words.faults(&built_in);
                if !faults.is_empty() {
                    return Err(WordingRefusal::Unfit(faults));
                }
                match &state.words {
                    Some(own) if *own == words => return Ok(Vec::new()),
                    None if held >= TEXTS_MAX => return Err(WordingRefusal::TooMany),
                    _ => {}
                }
                let TextPlace { owner, key, language } = place;
                Ok(vec![WordingEvent::TextChanged { owner, key, language, before: *holds, after: words }])
            }
            WordingCommand::Reset { place, fallback: after } => {
                let Some(before) = state.words.clone() else { return Ok(Vec::new()) };
                let TextPlace { owner, key, language } = place;
                Ok(vec![WordingEvent::TextReset { owner, key, language, before, after }])
            }
        }
    }

    fn evolve(_: WordingState, event: &WordingEvent) -> WordingState {
        match event {
            WordingEvent::TextChanged { after, .. } => WordingState { words: Some(after.clone()) },
            WordingEvent::TextReset { .. } => WordingState { words: None },
        }
    }
}

impl EventExamples for WordingEvent {
    fn examples() -> Vec<Self> {
        let (owner, key, language) = (WordingOwner::Tenant, "tenancy.title".to_owned(), Language::En);
        let (built_in, own) = (Words::plain("Tenants"), Words::plain("Companies"));
        vec![
            Self::TextChanged { owner, key: key.clone(), language, before: built_in.clone(), after: own.clone() },
            Self::TextReset { owner, key, language, before: own, after: built_in },
        ]
    }
}

impl From<WordingRefusal> for Refusal {
    fn from(refusal: WordingRefusal) -> Self {
        match refusal {
            WordingRefusal::Unfit(faults) => Self::invalid(faults),
            WordingRefusal::TooMany => Self::new(409, "too_many_texts").with("max", TEXTS_MAX),
        }
    }
}
