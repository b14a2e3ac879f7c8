//! The public site, in two chunks of the WebAssembly: what is read, and what asks for something.

use crate::marketing::{
    AboutPage, CampaignSite, ConfirmNewsletterPage, ContactPage, HomePage, ImprintPage, LeaveNewsletterPage,
    NewsletterPage, PlatformPage, PortalPage, PricingPage, PrivacyPage, SitePage, StatusPage, TermsPage,
};
use crate::pages::NotFound;
use crate::port::{self, Erased};
use leptos::prelude::*;

group! {
    /// The pages that are read: the server writes them whole, and the browser has no code of them.
    PublicSite: |path| port::written(|| read(path))
}

group! {
    /// The pages that ask for something. The path says which one it is.
    SiteForms: |path| match page(path) {
        Some(SitePage::Contact) => view! { <ContactPage/> }.erased(),
        Some(SitePage::Newsletter) => view! { <NewsletterPage/> }.erased(),
        Some(SitePage::Campaign) => view! { <CampaignSite/> }.erased(),
        Some(SitePage::ConfirmNewsletter) => view! { <ConfirmNewsletterPage/> }.erased(),
        Some(SitePage::LeaveNewsletter) => view! { <LeaveNewsletterPage/> }.erased(),
        _ => view! { <NotFound/> }.erased(),
    }
}

fn read(path: &str) -> AnyView {
    match page(path) {
        Some(SitePage::Home) => view! { <HomePage/> }.erased(),
        Some(SitePage::Platform) => view! { <PlatformPage/> }.erased(),
        Some(SitePage::Portal(portal)) => view! { <PortalPage portal/> }.erased(),
        Some(SitePage::Pricing) => view! { <PricingPage/> }.erased(),
        Some(SitePage::About) => view! { <AboutPage/> }.erased(),
        Some(SitePage::Status) => view! { <StatusPage/> }.erased(),
        Some(SitePage::Terms) => view! { <TermsPage/> }.erased(),
        Some(SitePage::Privacy) => view! { <PrivacyPage/> }.erased(),
        Some(SitePage::Imprint) => view! { <ImprintPage/> }.erased(),
        _ => view! { <NotFound/> }.erased(),
    }
}

/// The page of the site at a path.
fn page(path: &str) -> Option<SitePage> {
    SitePage::at(path).map(|(_, page)| page)
}
