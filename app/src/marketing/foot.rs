//! The foot of the public site: every page, the languages, the theme.

use super::site_frame::PageLink;
use super::{SitePage, SitePortal};
use crate::port::{self, Erased, Theme, escape};
use crate::words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::{Key, Locale, keys};

/// The foot of a page.
#[component]
pub(super) fn Foot(page: SitePage) -> impl IntoView {
    let texts = words::texts();
    let portals = SitePortal::ALL.map(SitePage::Portal);
    view! {
        <footer class="site-foot">
            <div class="foot-grid">
                {column(keys::site::PRODUCT, &[SitePage::Platform, SitePage::Pricing, SitePage::Status], page)}
                {column(keys::site::PORTALS, &portals, page)}
                {column(keys::site::COMPANY, &[SitePage::About, SitePage::Contact, SitePage::Newsletter], page)}
                {column(keys::site::LEGAL, &[SitePage::Terms, SitePage::Privacy, SitePage::Imprint], page)}
            </div>
            <div class="site-bar foot-bar">
                <p>{texts.text(keys::marketing::FOOTER)}</p>
                <nav class="languages" aria-label=texts.text(keys::shell::THEME)>{themes(page)}</nav>
                <nav class="languages" aria-label=texts.text(keys::shell::LANGUAGE)>{languages(page)}</nav>
            </div>
        </footer>
    }
    .erased()
}

fn column(title: Key, pages: &[SitePage], current: SitePage) -> impl IntoView {
    let title = words::texts().text(title);
    let links: Vec<_> = pages.iter().map(|to| view! { <li><PageLink to=*to current/></li> }).collect();
    view! {
        <nav class="foot-column" aria-label=title>
            <p class="foot-title">{title}</p>
            <ul>{links}</ul>
        </nav>
    }
}

/// The same page in each language; the choice is remembered.
fn languages(page: SitePage) -> impl IntoView {
    let (current, path) = (words::texts().locale(), bare(page));
    let link = |locale: Locale| {
        let href = format!("/preferences?lang={}&next={}", locale.code(), escape(&locale.page(&path)));
        let is_here = (locale == current).then_some("true");
        view! {
            <a href=href rel="external" lang=locale.tag() hreflang=locale.tag() aria-current=is_here>
                {locale.native_name()}
            </a>
        }
    };
    Locale::ALL.map(link).into_iter().collect::<Vec<_>>()
}

/// Where a page stands, without a language. Behind the path of campaigns stands a code.
fn bare(page: SitePage) -> String {
    match page {
        SitePage::Campaign => use_location().pathname.with_untracked(|path| Locale::of_page(path).1.to_owned()),
        other => other.path().to_owned(),
    }
}

fn themes(page: SitePage) -> impl IntoView {
    let (texts, current) = (words::texts(), port::use_boot().theme);
    let here = escape(&texts.locale().page(&bare(page)));
    let link = |theme: Theme| {
        let name = match theme {
            Theme::System => keys::shell::THEME_SYSTEM,
            Theme::Light => keys::shell::THEME_LIGHT,
            Theme::Dark => keys::shell::THEME_DARK,
        };
        let href = format!("/preferences?theme={}&next={here}", theme.as_str());
        let is_chosen = (theme == current).then_some("true");
        view! { <a href=href rel="external nofollow" aria-current=is_chosen>{texts.text(name)}</a> }
    };
    Theme::ALL.map(link).into_iter().collect::<Vec<_>>()
}
