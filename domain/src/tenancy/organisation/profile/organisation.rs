//! The aggregate of a company's profile. Whom to talk to there is personal; it is sealed under the tenant's own key.

use crate::kernel::{Aggregate, EventExamples, Moment, Personal, Refusal, rules};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Organisation;

/// What a company says about itself. Everything may be left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OrganisationProfile {
    /// As it is registered.
    pub legal_name: Option<String>,
    /// Under which number it is registered.
    pub registration_number: Option<String>,
    /// What invoices to it name.
    pub tax_id: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// City or town.
    pub city: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Whom to talk to.
    pub contact_name: Option<String>,
    /// Where to write to.
    pub contact_email: Option<String>,
    /// Where to call.
    pub contact_phone: Option<String>,
}

impl OrganisationProfile {
    /// Without blanks around its texts, and without empty ones.
    #[must_use]
    pub fn tidy(self) -> Self {
        let tidy = |text: Option<String>| text.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        Self {
            legal_name: tidy(self.legal_name),
            registration_number: tidy(self.registration_number),
            tax_id: tidy(self.tax_id),
            street: tidy(self.street),
            postal_code: tidy(self.postal_code),
            city: tidy(self.city),
            country: tidy(self.country),
            contact_name: tidy(self.contact_name),
            contact_email: tidy(self.contact_email),
            contact_phone: tidy(self.contact_phone),
        }
    }
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OrganisationState {
    profile: OrganisationProfile,
}

/// What can be asked of an organisation.
pub enum OrganisationCommand {
    /// Say this about itself. `subject` is under whose key the contact lies.
    Describe { subject: uuid::Uuid, profile: OrganisationProfile },
}

/// What can have happened to an organisation.
#[events(Organisation, version = 1, audience = ReadOrganisation)]
pub enum OrganisationEvent {
    /// It says something else about itself.
    OrganisationDescribed {
        legal_name: Option<String>,
        registration_number: Option<String>,
        tax_id: Option<String>,
        street: Option<String>,
        postal_code: Option<String>,
        city: Option<String>,
        country: Option<String>,
        contact_name: Option<Personal<String>>,
        contact_email: Option<Personal<String>>,
        contact_phone: Option<Personal<String>>,
    },
}

/// Why an organisation says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationRefusal {
    /// The address to write to is none.
    Email,
}

impl OrganisationEvent {
    /// What the company says about itself since.
    pub fn profile(&self) -> OrganisationProfile {
        let Self::OrganisationDescribed {
            legal_name,
            registration_number,
            tax_id,
            street,
            postal_code,
            city,
            country,
            contact_name,
            contact_email,
            contact_phone,
        } = self;
        let known = |it: &Option<Personal<String>>| it.as_ref().and_then(Personal::known).cloned();
        OrganisationProfile {
            legal_name: legal_name.clone(),
            registration_number: registration_number.clone(),
            tax_id: tax_id.clone(),
            street: street.clone(),
            postal_code: postal_code.clone(),
            city: city.clone(),
            country: country.clone(),
            contact_name: known(contact_name),
            contact_email: known(contact_email),
            contact_phone: known(contact_phone),
        }
    }

    fn of(subject: uuid::Uuid, profile: OrganisationProfile) -> Self {
        let personal = |text: Option<String>| text.map(|text| Personal::of(subject, text));
        Self::OrganisationDescribed {
            legal_name: profile.legal_name,
            registration_number: profile.registration_number,
            tax_id: profile.tax_id,
            street: profile.street,
            postal_code: profile.postal_code,
            city: profile.city,
            country: profile.country,
            contact_name: personal(profile.contact_name),
            contact_email: personal(profile.contact_email),
            contact_phone: personal(profile.contact_phone),
        }
    }
}

impl Aggregate for Organisation {
    const NAME: &'static str = "organisation";
    const CONTEXT: &'static str = "tenancy";
    type State = OrganisationState;
    type Command = OrganisationCommand;
    type Event = OrganisationEvent;
    type Refusal = OrganisationRefusal;

    fn decide(
        state: &OrganisationState,
        command: OrganisationCommand,
        _: Moment,
    ) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
        let OrganisationCommand::Describe { subject, profile } = command;
        let profile = profile.tidy();
        if profile.contact_email.as_ref().is_some_and(|email| rules::email(email, &()).is_err()) {
            return Err(OrganisationRefusal::Email);
        }
        if profile == state.profile { Ok(Vec::new()) } else { Ok(vec![OrganisationEvent::of(subject, profile)]) }
    }

    fn evolve(_: OrganisationState, event: &OrganisationEvent) -> OrganisationState {
        OrganisationState { profile: event.profile() }
    }
}

impl EventExamples for OrganisationEvent {
    fn examples() -> Vec<Self> {
        vec![Self::of(
            uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001),
            super::change::example_profile(),
        )]
    }
}

impl From<OrganisationRefusal> for Refusal {
    fn from(refusal: OrganisationRefusal) -> Self {
        match refusal {
            OrganisationRefusal::Email => Self::invalid_field("contactEmail", "not_an_email"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn describe(
        state: &OrganisationState,
        profile: OrganisationProfile,
    ) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
        let subject = uuid::Uuid::from_u128(1);
        Organisation::decide(state, OrganisationCommand::Describe { subject, profile }, NOW)
    }

    #[test]
    fn what_is_left_empty_is_nothing_and_the_same_again_is_no_change() {
        let profile = OrganisationProfile {
            legal_name: Some(" Aurora Foods SARL ".into()),
            city: Some("  ".into()),
            ..OrganisationProfile::default()
        };
        let events = describe(&OrganisationState::default(), profile.clone()).unwrap();
        let state = Organisation::replay(&events);
        assert_eq!(state.profile.legal_name.as_deref(), Some("Aurora Foods SARL"));
        assert_eq!(state.profile.city, None);
        assert!(describe(&state, profile).unwrap().is_empty());
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        let profile = OrganisationProfile { contact_email: Some("salma".into()), ..OrganisationProfile::default() };
        assert_eq!(describe(&OrganisationState::default(), profile), Err(OrganisationRefusal::Email));
    }
}
