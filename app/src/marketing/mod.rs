//! The public site: hydrated server rendering with a deferred start. Every page stands at a path of each language; the list
//! of them is [`SitePage`], and nothing else knows which there are.

mod about;
mod brand;
mod campaign;
mod contact;
mod doors;
mod foot;
mod head;
mod home;
mod legal;
mod newsletter;
mod page;
mod page_words;
mod picture;
mod plan_table;
mod platform;
mod portal_cards;
mod portal_page;
mod pricing;
mod screen;
mod site_frame;
mod site_portal;
mod status;

pub use about::AboutPage;
pub use brand::Brand;
pub use campaign::CampaignSite;
pub use contact::ContactPage;
pub use head::SiteHead;
pub use home::HomePage;
pub use legal::{ImprintPage, PrivacyPage, TermsPage};
pub use newsletter::{ConfirmNewsletterPage, LeaveNewsletterPage, NewsletterPage};
pub use page::SitePage;
pub use platform::PlatformPage;
pub use portal_page::PortalPage;
pub use pricing::PricingPage;
pub use site_portal::SitePortal;
pub use status::StatusPage;
