//! The aggregate of a campaign: a page of the public site with two texts, so that it is known which of them people answer.

use crate::kernel::{Aggregate, EventExamples, Language, Moment, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Campaign;

words! {
    /// One of the two texts of a campaign's page.
    CampaignVariant {
        /// The first.
        A = "a",
        /// The second.
        B = "b",
    }
}

/// What a campaign's page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignText {
    /// What stands above.
    pub headline: String,
    /// What stands below; paragraphs are parted by empty lines.
    pub text: String,
}

/// What a campaign is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignContent {
    /// What its address ends with: `/lp/CODE`.
    pub code: String,
    /// What people call it among themselves.
    pub name: String,
    /// The language of both texts.
    pub language: Language,
    /// The first text.
    pub a: CampaignText,
    /// The second text.
    pub b: CampaignText,
}

impl CampaignContent {
    /// What one of the variants says.
    pub const fn said(&self, variant: CampaignVariant) -> &CampaignText {
        match variant {
            CampaignVariant::A => &self.a,
            CampaignVariant::B => &self.b,
        }
    }
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignState {
    content: Option<CampaignContent>,
    is_ended: bool,
}

impl CampaignState {
    /// What its page says or said; `None`: there never was one.
    pub const fn content(&self) -> Option<&CampaignContent> {
        self.content.as_ref()
    }

    /// What its page says while it runs.
    pub fn running(&self) -> Option<&CampaignContent> {
        self.content.as_ref().filter(|_| !self.is_ended)
    }
}

/// What can be asked of a campaign.
pub enum CampaignCommand {
    /// Show its page to everybody.
    Start(CampaignContent),
    /// Show it to nobody any more.
    End,
}

/// What can have happened to a campaign.
#[events(Campaign, version = 1, audience = ReadLeads)]
pub enum CampaignEvent {
    /// Its page is on the public site.
    CampaignStarted { code: String, name: String, language: Language, a: CampaignText, b: CampaignText },
    /// Its page is there no more; what it came to stays known.
    CampaignEnded {},
}

/// Why a campaign says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignRefusal {
    /// There was one of this code.
    Exists,
    /// There is none.
    Unknown,
}

impl Aggregate for Campaign {
    const NAME: &'static str = "campaign";
    const CONTEXT: &'static str = "growth";
    type State = CampaignState;
    type Command = CampaignCommand;
    type Event = CampaignEvent;
    type Refusal = CampaignRefusal;

    fn decide(
        state: &CampaignState,
        command: CampaignCommand,
        _: Moment,
    ) -> Result<Vec<CampaignEvent>, CampaignRefusal> {
        match (command, &state.content) {
            (CampaignCommand::Start(CampaignContent { code, name, language, a, b }), None) => {
                let name = name.trim().to_owned();
                Ok(vec![CampaignEvent::CampaignStarted { code, name, language, a: trimmed(&a), b: trimmed(&b) }])
            }
            // What an address came to is known by it, so that it isn't used for something else later.
            (CampaignCommand::Start(_), Some(_)) => Err(CampaignRefusal::Exists),
            (CampaignCommand::End, None) => Err(CampaignRefusal::Unknown),
            (CampaignCommand::End, Some(_)) if state.is_ended => Ok(Vec::new()),
            (CampaignCommand::End, Some(_)) => Ok(vec![CampaignEvent::CampaignEnded {}]),
        }
    }

    fn evolve(mut state: CampaignState, event: &CampaignEvent) -> CampaignState {
        match event {
            CampaignEvent::CampaignStarted { code, name, language, a, b } => {
                let (code, name, a, b) = (code.clone(), name.clone(), a.clone(), b.clone());
                state.content = Some(CampaignContent { code, name, language: *language, a, b });
            }
            CampaignEvent::CampaignEnded {} => state.is_ended = true,
        }
        state
    }
}

fn trimmed(said: &CampaignText) -> CampaignText {
    CampaignText { headline: said.headline.trim().to_owned(), text: said.text.trim().to_owned() }
}

impl EventExamples for CampaignEvent {
    fn examples() -> Vec<Self> {
        let said = |headline: &str, text: &str| CampaignText { headline: headline.into(), text: text.into() };
        vec![
            Self::CampaignStarted {
                code: "spring".into(),
                name: "Spring".into(),
                language: Language::En,
                a: said("Runs that you can show", "Every answer with its model, its time and its cost."),
                b: said("Know what your models said", "Ask for any answer of last year, and see who asked."),
            },
            Self::CampaignEnded {},
        ]
    }
}

impl From<CampaignRefusal> for Refusal {
    fn from(refusal: CampaignRefusal) -> Self {
        match refusal {
            CampaignRefusal::Exists => Self::new(409, "campaign_code_taken"),
            CampaignRefusal::Unknown => Self::not_found(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn start() -> CampaignCommand {
        let said = |headline: &str| CampaignText { headline: headline.into(), text: " It works. ".into() };
        CampaignCommand::Start(CampaignContent {
            code: "spring".into(),
            name: " Spring ".into(),
            language: Language::Ko,
            a: said(" One "),
            b: said("Two"),
        })
    }

    #[test]
    fn a_campaign_runs_with_both_of_its_texts_until_it_is_ended() {
        let mut events = Campaign::decide(&CampaignState::default(), start(), NOW).unwrap();
        let state = Campaign::replay(&events);
        let content = state.running().expect("it runs");
        assert_eq!((content.name.as_str(), content.said(CampaignVariant::A).headline.as_str()), ("Spring", "One"));
        assert_eq!(content.said(CampaignVariant::B).text, "It works.");
        events.extend(Campaign::decide(&state, CampaignCommand::End, NOW).unwrap());
        let ended = Campaign::replay(&events);
        assert_eq!(ended.running(), None);
        assert_eq!(Campaign::decide(&ended, CampaignCommand::End, NOW), Ok(Vec::new()));
    }

    #[test]
    fn an_address_is_used_once() {
        let events = Campaign::decide(&CampaignState::default(), start(), NOW).unwrap();
        assert_eq!(Campaign::decide(&Campaign::replay(&events), start(), NOW), Err(CampaignRefusal::Exists));
        let nothing = Campaign::decide(&CampaignState::default(), CampaignCommand::End, NOW);
        assert_eq!(nothing, Err(CampaignRefusal::Unknown));
    }
}
