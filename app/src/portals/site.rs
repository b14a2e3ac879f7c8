//! The public site, one chunk of the WebAssembly.

use crate::marketing::{
    AboutPage, CampaignSite, ConfirmNewsletterPage, ContactPage, HomePage, ImprintPage, LeaveNewsletterPage,
    NewsletterPage, PlatformPage, PortalPage, PricingPage, PrivacyPage, SitePage, StatusPage, TermsPage,
};
use crate::pages::NotFound;
use crate::port::Erased;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the public site. The path says which one it is.
pub struct PublicSite;

#[lazy_route]
impl LazyRoute for PublicSite {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PublicSite = this;
        match use_location().pathname.with_untracked(|path| SitePage::at(path)) {
            Some((_, page)) => shown(page),
            None => view! { <NotFound/> }.erased(),
        }
    }
}

fn shown(page: SitePage) -> AnyView {
    match page {
        SitePage::Home => view! { <HomePage/> }.erased(),
        SitePage::Platform => view! { <PlatformPage/> }.erased(),
        SitePage::Portal(portal) => view! { <PortalPage portal/> }.erased(),
        SitePage::Pricing => view! { <PricingPage/> }.erased(),
        SitePage::About => view! { <AboutPage/> }.erased(),
        SitePage::Contact => view! { <ContactPage/> }.erased(),
        SitePage::Newsletter => view! { <NewsletterPage/> }.erased(),
        SitePage::Status => view! { <StatusPage/> }.erased(),
        SitePage::Terms => view! { <TermsPage/> }.erased(),
        SitePage::Privacy => view! { <PrivacyPage/> }.erased(),
        SitePage::Imprint => view! { <ImprintPage/> }.erased(),
        SitePage::Campaign => view! { <CampaignSite/> }.erased(),
        SitePage::ConfirmNewsletter => view! { <ConfirmNewsletterPage/> }.erased(),
        SitePage::LeaveNewsletter => view! { <LeaveNewsletterPage/> }.erased(),
    }
}
