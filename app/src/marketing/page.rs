//! The list of public pages.

use super::SitePortal;
use texts::{Carried, Locale};

/// A page of the public site, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SitePage {
    /// The start page.
    Home,
    /// How the system works.
    Platform,
    /// One of the portals.
    Portal(SitePortal),
    /// The plans.
    Pricing,
    /// About the company and its product.
    About,
    /// The contact form.
    Contact,
    /// The newsletter's form.
    Newsletter,
    /// Whether it works right now.
    Status,
    /// The terms of use.
    Terms,
    /// What is kept about people.
    Privacy,
    /// Who runs the installation.
    Imprint,
    /// What a campaign says; its code stands behind the path.
    Campaign,
    /// Where the link of a mail confirms an address.
    ConfirmNewsletter,
    /// Where the link of a mail leaves the newsletter.
    LeaveNewsletter,
}

impl SitePage {
    /// Whether the page asks for something, so that code brings it to life. The others are read.
    pub const fn is_asking(self) -> bool {
        match self {
            Self::Home
            | Self::Platform
            | Self::Portal(_)
            | Self::Pricing
            | Self::About
            | Self::Status
            | Self::Terms
            | Self::Privacy
            | Self::Imprint => false,
            Self::Contact | Self::Newsletter | Self::Campaign | Self::ConfirmNewsletter | Self::LeaveNewsletter => true,
        }
    }

    /// Which texts the browser needs.
    pub const fn carried(self) -> Carried {
        if self.is_asking() { Carried::Forms } else { Carried::Few }
    }

    const SINGLE: [Self; 10] = [
        Self::Home,
        Self::Platform,
        Self::Pricing,
        Self::About,
        Self::Contact,
        Self::Newsletter,
        Self::Status,
        Self::Terms,
        Self::Privacy,
        Self::Imprint,
    ];

    /// The pages that anybody may find.
    pub fn listed() -> impl Iterator<Item = Self> {
        Self::SINGLE.into_iter().chain(SitePortal::ALL.into_iter().map(Self::Portal))
    }

    /// Its path in English; in another language it stands below that language's code.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Platform => "/platform",
            Self::Portal(portal) => portal.path(),
            Self::Pricing => "/pricing",
            Self::About => "/about",
            Self::Contact => "/contact",
            Self::Newsletter => "/newsletter",
            Self::Status => "/status",
            Self::Terms => "/legal/terms",
            Self::Privacy => "/legal/privacy",
            Self::Imprint => "/legal/imprint",
            Self::Campaign => "/lp",
            Self::ConfirmNewsletter => "/newsletter/confirm",
            Self::LeaveNewsletter => "/newsletter/leave",
        }
    }

    /// The page at a path, and the language that the path says.
    pub fn at(path: &str) -> Option<(Locale, Self)> {
        let (locale, path) = Locale::of_page(path);
        let mut all = Self::listed().chain([Self::ConfirmNewsletter, Self::LeaveNewsletter]);
        let single = all.find(|page| page.path() == path);
        single.or_else(|| campaign_in(path).map(|_| Self::Campaign)).map(|page| (locale, page))
    }

    /// The code of the campaign whose page stands at a path.
    pub fn campaign_at(path: &str) -> Option<String> {
        let (_, path) = Locale::of_page(path);
        campaign_in(path).map(str::to_owned)
    }

    /// Whether anybody may find it: not what only a mailed link leads to, or what is said for a while and twice.
    pub const fn is_listed(self) -> bool {
        !matches!(self, Self::Campaign | Self::ConfirmNewsletter | Self::LeaveNewsletter)
    }

    /// The name of its picture for previews elsewhere.
    pub fn picture(self) -> String {
        let name = self.path().trim_start_matches('/').replace('/', "-");
        format!("/pictures/{}.png", if name.is_empty() { "home" } else { &name })
    }
}

/// The code behind the path of campaigns, without a language.
fn campaign_in(path: &str) -> Option<&str> {
    let code = path.strip_prefix(SitePage::Campaign.path())?.strip_prefix('/')?;
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    Some(code).filter(|code| (2..=40).contains(&code.len()) && code.chars().all(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_path_in_each_language_and_none_elsewhere() {
        for page in SitePage::listed() {
            for locale in Locale::ALL {
                assert_eq!(SitePage::at(&locale.page(page.path())), Some((locale, page)));
            }
        }
        for locale in Locale::ALL {
            assert_eq!(SitePage::at(&locale.page("/lp/spring-2")), Some((locale, SitePage::Campaign)));
            assert_eq!(SitePage::campaign_at(&locale.page("/lp/spring-2")).as_deref(), Some("spring-2"));
        }
        for path in ["/lp", "/lp/", "/lp/Spring", "/lp/spring/a", "/lpspring"] {
            assert_eq!(SitePage::at(path), None, "{path}");
        }
        for path in ["/en", "/en/pricing", "/pricing/x", "/admin", "/fr", "/ar/admin", "/portals", ""] {
            assert_eq!(SitePage::at(path), if path.is_empty() { Some((Locale::En, SitePage::Home)) } else { None });
        }
    }
}
