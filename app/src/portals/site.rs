//! The public site, one chunk of the WebAssembly.

use crate::marketing::{
    AboutPage, CampaignSite, ConfirmNewsletterPage, ContactPage, HomePage, ImprintPage, LeaveNewsletterPage,
    NewsletterPage, PlatformPage, PortalPage, PricingPage, PrivacyPage, SitePage, StatusPage, TermsPage,
};
use crate::pages::NotFound;
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
            None => view! { <NotFound/> }.into_any(),
        }
    }
}

fn shown(page: SitePage) -> AnyView {
    match page {
        SitePage::Home => view! { <HomePage/> }.into_any(),
        SitePage::Platform => view! { <PlatformPage/> }.into_any(),
        SitePage::Portal(portal) => view! { <PortalPage portal/> }.into_any(),
        SitePage::Pricing => view! { <PricingPage/> }.into_any(),
        SitePage::About => view! { <AboutPage/> }.into_any(),
        SitePage::Contact => view! { <ContactPage/> }.into_any(),
        SitePage::Newsletter => view! { <NewsletterPage/> }.into_any(),
        SitePage::Status => view! { <StatusPage/> }.into_any(),
        SitePage::Terms => view! { <TermsPage/> }.into_any(),
        SitePage::Privacy => view! { <PrivacyPage/> }.into_any(),
        SitePage::Imprint => view! { <ImprintPage/> }.into_any(),
        SitePage::Campaign => view! { <CampaignSite/> }.into_any(),
        SitePage::ConfirmNewsletter => view! { <ConfirmNewsletterPage/> }.into_any(),
        SitePage::LeaveNewsletter => view! { <LeaveNewsletterPage/> }.into_any(),
    }
}
