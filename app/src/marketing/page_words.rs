//! What the public pages are called, and a sentence about each.

use super::SitePage;
use texts::{Key, keys};

impl SitePage {
    /// Its title.
    pub(super) const fn title(self) -> Key {
        match self {
            Self::Home => keys::marketing::PAGE_TITLE,
            Self::Platform => keys::site::PLATFORM,
            Self::Portal(portal) => portal.words().name,
            Self::Pricing => keys::site::PRICING,
            Self::About => keys::site::ABOUT,
            Self::Contact => keys::site::CONTACT,
            Self::Newsletter => keys::site::NEWSLETTER,
            Self::Status => keys::site::STATUS,
            Self::Terms => keys::site::TERMS,
            Self::Privacy => keys::site::PRIVACY,
            Self::Imprint => keys::site::IMPRINT,
            Self::Campaign => keys::site_contact::CAMPAIGN_TITLE,
            Self::ConfirmNewsletter => keys::site_contact::CONFIRM_TITLE,
            Self::LeaveNewsletter => keys::site_contact::LEAVE_TITLE,
        }
    }

    /// A sentence about it, for those who search the web.
    pub(super) const fn description(self) -> Key {
        match self {
            Self::Home => keys::marketing::DESCRIPTION,
            Self::Platform => keys::site::PLATFORM_ABOUT,
            Self::Portal(portal) => portal.words().lead,
            Self::Pricing => keys::site::PRICING_ABOUT,
            Self::About => keys::site::ABOUT_ABOUT,
            Self::Contact => keys::site::CONTACT_ABOUT,
            Self::Newsletter => keys::site::NEWSLETTER_ABOUT,
            Self::Status => keys::site::STATUS_ABOUT,
            Self::Terms => keys::site::TERMS_ABOUT,
            Self::Privacy => keys::site::PRIVACY_ABOUT,
            Self::Imprint => keys::site::IMPRINT_ABOUT,
            Self::Campaign => keys::site_contact::CAMPAIGN_LEAD,
            Self::ConfirmNewsletter => keys::site_contact::CONFIRM_LEAD,
            Self::LeaveNewsletter => keys::site_contact::LEAVE_LEAD,
        }
    }
}
