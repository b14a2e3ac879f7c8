//! The public site, in two chunks of the WebAssembly: what is read, and what asks for something.

use crate::marketing::{
    AboutPage, CampaignSite, ConfirmNewsletterPage, ContactPage, HomePage, ImprintPage, LeaveNewsletterPage,
    NewsletterPage, PlatformPage, PortalPage, PricingPage, PrivacyPage, SitePage, StatusPage, TermsPage,
};
use crate::pages::NotFound;
use crate::port::Erased;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages that are read. The path says which one it is.
pub struct PublicSite;

#[lazy_route]
impl LazyRoute for PublicSite {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PublicSite = this;
        match here() {
            Some(SitePage::Home) => view! { <HomePage/> }.erased(),
            Some(SitePage::Platform) => view! { <PlatformPage/> }.erased(),
            Some(SitePage::Portal(portal)) => view! { <PortalPage portal/> }.erased(),
            Some(SitePage::About) => view! { <AboutPage/> }.erased(),
            Some(SitePage::Terms) => view! { <TermsPage/> }.erased(),
            Some(SitePage::Privacy) => view! { <PrivacyPage/> }.erased(),
            Some(SitePage::Imprint) => view! { <ImprintPage/> }.erased(),
            _ => view! { <NotFound/> }.erased(),
        }
    }
}

/// The pages that ask for something or show what is kept. The path says which one it is.
pub struct SiteForms;

#[lazy_route]
impl LazyRoute for SiteForms {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SiteForms = this;
        match here() {
            Some(SitePage::Pricing) => view! { <PricingPage/> }.erased(),
            Some(SitePage::Contact) => view! { <ContactPage/> }.erased(),
            Some(SitePage::Newsletter) => view! { <NewsletterPage/> }.erased(),
            Some(SitePage::Status) => view! { <StatusPage/> }.erased(),
            Some(SitePage::Campaign) => view! { <CampaignSite/> }.erased(),
            Some(SitePage::ConfirmNewsletter) => view! { <ConfirmNewsletterPage/> }.erased(),
            Some(SitePage::LeaveNewsletter) => view! { <LeaveNewsletterPage/> }.erased(),
            _ => view! { <NotFound/> }.erased(),
        }
    }
}

/// The page of the site that the address names.
fn here() -> Option<SitePage> {
    use_location().pathname.with_untracked(|path| SitePage::at(path)).map(|(_, page)| page)
}
