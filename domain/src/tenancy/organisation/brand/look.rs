//! The aggregate of how a tenant looks.

use super::logo::LogoKind;
use super::{Accents, BrandColour, Ground};
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Brand;

/// What was chosen beside the logo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BrandLook {
    /// What stands in the place of Portico's name.
    pub name: Option<String>,
    /// The colour that the accents are made of.
    pub colour: Option<BrandColour>,
}

/// A logo, by the SHA-256 of its bytes in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LogoDigest {
    /// What kind of picture it is.
    pub kind: LogoKind,
    /// Which bytes.
    pub digest: String,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BrandState {
    look: BrandLook,
    logo: Option<LogoDigest>,
}

impl BrandState {
    /// What was chosen.
    pub const fn look(&self) -> &BrandLook {
        &self.look
    }
}

/// What can be asked of a brand.
pub enum BrandCommand {
    /// Look like this.
    Change(BrandLook),
    /// Show this logo.
    ChangeLogo(LogoDigest),
    /// Show none.
    RemoveLogo,
    /// Look like Portico again.
    Reset,
}

/// What can have happened to a brand.
#[events(Brand, version = 1, audience = ManageTenant)]
pub enum BrandEvent {
    /// Name or colour are others.
    BrandChanged { name: Option<String>, colour: Option<BrandColour> },
    /// It has another logo.
    BrandLogoChanged { logo: LogoDigest },
    /// It has no logo any more.
    BrandLogoRemoved {},
    /// The tenant looks like Portico again.
    BrandReset {},
}

/// Why a brand says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrandRefusal {
    /// Texts in the colour's accents can't be read.
    Unreadable,
}

impl Aggregate for Brand {
    const NAME: &'static str = "brand";
    const CONTEXT: &'static str = "tenancy";
    type State = BrandState;
    type Command = BrandCommand;
    type Event = BrandEvent;
    type Refusal = BrandRefusal;

    fn decide(state: &BrandState, command: BrandCommand, _: Moment) -> Result<Vec<BrandEvent>, BrandRefusal> {
        match command {
            BrandCommand::Change(look) => {
                let name = look.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
                let look = BrandLook { name, ..look };
                if look.colour.as_ref().is_some_and(|colour| !is_readable(colour)) {
                    return Err(BrandRefusal::Unreadable);
                }
                if look == state.look {
                    return Ok(Vec::new());
                }
                Ok(vec![BrandEvent::BrandChanged { name: look.name, colour: look.colour }])
            }
            BrandCommand::ChangeLogo(logo) if state.logo.as_ref() == Some(&logo) => Ok(Vec::new()),
            BrandCommand::ChangeLogo(logo) => Ok(vec![BrandEvent::BrandLogoChanged { logo }]),
            BrandCommand::RemoveLogo if state.logo.is_none() => Ok(Vec::new()),
            BrandCommand::RemoveLogo => Ok(vec![BrandEvent::BrandLogoRemoved {}]),
            BrandCommand::Reset if *state == BrandState::default() => Ok(Vec::new()),
            BrandCommand::Reset => Ok(vec![BrandEvent::BrandReset {}]),
        }
    }

    fn evolve(mut state: BrandState, event: &BrandEvent) -> BrandState {
        match event {
            BrandEvent::BrandChanged { name, colour } => {
                state.look = BrandLook { name: name.clone(), colour: colour.clone() };
            }
            BrandEvent::BrandLogoChanged { logo } => state.logo = Some(logo.clone()),
            BrandEvent::BrandLogoRemoved {} => state.logo = None,
            BrandEvent::BrandReset {} => state = BrandState::default(),
        }
        state
    }
}

fn is_readable(colour: &BrandColour) -> bool {
    [Ground::Light, Ground::Dark].iter().all(|ground| Accents::of(colour.oklch(), *ground).0.are_readable(*ground))
}

impl EventExamples for BrandEvent {
    fn examples() -> Vec<Self> {
        vec![
            Self::BrandChanged { name: Some("Aurora".into()), colour: Some(BrandColour::named("#1f7a4d")) },
            Self::BrandLogoChanged { logo: LogoDigest { kind: LogoKind::Png, digest: "9f86d081884c7d65".repeat(4) } },
            Self::BrandLogoRemoved {},
            Self::BrandReset {},
        ]
    }
}

impl From<BrandRefusal> for Refusal {
    fn from(refusal: BrandRefusal) -> Self {
        match refusal {
            BrandRefusal::Unreadable => Self::invalid_field("colour", "colour_unreadable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn a_brand_is_changed_and_goes_back_to_porticos() {
        let look = BrandLook { name: Some(" Aurora ".into()), colour: Some(BrandColour::named("#1f7a4d")) };
        let mut events = Brand::decide(&BrandState::default(), BrandCommand::Change(look.clone()), NOW).unwrap();
        let state = Brand::replay(&events);
        assert_eq!(state.look().name.as_deref(), Some("Aurora"));
        assert!(Brand::decide(&state, BrandCommand::Change(look), NOW).unwrap().is_empty(), "nothing new");
        events.extend(Brand::decide(&state, BrandCommand::Reset, NOW).unwrap());
        let state = Brand::replay(&events);
        assert_eq!(state, BrandState::default());
        for command in [BrandCommand::Reset, BrandCommand::RemoveLogo] {
            assert!(Brand::decide(&state, command, NOW).unwrap().is_empty());
        }
    }
}
