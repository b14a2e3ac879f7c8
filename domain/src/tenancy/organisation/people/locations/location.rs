//! The aggregate of one location.

use crate::kernel::{Aggregate, EventExamples, Moment, Refusal, TimeZone};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Location;

/// What a location is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LocationContent {
    /// What people call it.
    pub name: String,
    /// By whose clocks it works.
    pub time_zone: TimeZone,
    /// Where it is, in one line.
    pub address: Option<String>,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LocationState {
    content: Option<LocationContent>,
    removed: bool,
}

/// What can be asked of a location.
pub enum LocationCommand {
    /// Add it.
    Add(LocationContent),
    /// Make it another.
    Change(LocationContent),
    /// Remove it.
    Remove,
}

/// What can have happened to a location.
#[events(Location, version = 1, audience = ReadOrganisation)]
pub enum LocationEvent {
    /// The tenant works there.
    LocationAdded { location: LocationContent },
    /// Its name, zone or address is another.
    LocationChanged { location: LocationContent },
    /// The tenant doesn't work there any more.
    LocationRemoved {},
}

/// Why a location says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
}

impl LocationContent {
    fn tidy(self) -> Self {
        let address = self.address.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        Self { name: self.name.trim().to_owned(), address, ..self }
    }
}

impl Aggregate for Location {
    const NAME: &'static str = "location";
    const CONTEXT: &'static str = "tenancy";
    type State = LocationState;
    type Command = LocationCommand;
    type Event = LocationEvent;
    type Refusal = LocationRefusal;

    fn decide(
        state: &LocationState,
        command: LocationCommand,
        _: Moment,
    ) -> Result<Vec<LocationEvent>, LocationRefusal> {
        let now = state.content.as_ref().filter(|_| !state.removed);
        match (command, now) {
            (LocationCommand::Add(_), _) if state.content.is_some() => Err(LocationRefusal::Exists),
            (LocationCommand::Add(location), _) => Ok(vec![LocationEvent::LocationAdded { location: location.tidy() }]),
            (_, None) => Err(LocationRefusal::Unknown),
            (LocationCommand::Change(location), Some(now)) => {
                let location = location.tidy();
                let changed = (location != *now).then_some(LocationEvent::LocationChanged { location });
                Ok(changed.into_iter().collect())
            }
            (LocationCommand::Remove, Some(_)) => Ok(vec![LocationEvent::LocationRemoved {}]),
        }
    }

    fn evolve(mut state: LocationState, event: &LocationEvent) -> LocationState {
        match event {
            LocationEvent::LocationAdded { location } | LocationEvent::LocationChanged { location } => {
                state.content = Some(location.clone());
            }
            LocationEvent::LocationRemoved {} => state.removed = true,
        }
        state
    }
}

impl EventExamples for LocationEvent {
    fn examples() -> Vec<Self> {
        let location = LocationContent {
            name: "Casablanca".into(),
            time_zone: TimeZone::named("Africa/Casablanca"),
            address: Some("12 Rue des Orangers, 20250 Casablanca".into()),
        };
        vec![
            Self::LocationAdded { location: location.clone() },
            Self::LocationChanged { location },
            Self::LocationRemoved {},
        ]
    }
}

impl From<LocationRefusal> for Refusal {
    fn from(refusal: LocationRefusal) -> Self {
        match refusal {
            LocationRefusal::Unknown => Self::not_found(),
            LocationRefusal::Exists => Self::new(409, "location_exists"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn a_location_is_changed_until_it_is_removed() {
        let content = LocationContent {
            name: " Seoul ".into(),
            time_zone: TimeZone::named("Asia/Seoul"),
            address: Some(" ".into()),
        };
        let mut events =
            Location::decide(&LocationState::default(), LocationCommand::Add(content.clone()), NOW).unwrap();
        let state = Location::replay(&events);
        assert_eq!(state.content.as_ref().map(|it| (it.name.as_str(), it.address.clone())), Some(("Seoul", None)));
        assert!(Location::decide(&state, LocationCommand::Change(content.clone()), NOW).unwrap().is_empty());
        events.extend(Location::decide(&state, LocationCommand::Remove, NOW).unwrap());
        let late = Location::decide(&Location::replay(&events), LocationCommand::Change(content), NOW);
        assert_eq!(late, Err(LocationRefusal::Unknown));
    }
}
