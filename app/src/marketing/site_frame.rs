//! What surrounds the pages of the public site.

use super::Brand;
use crate::frame::{PreferencesMenu, SkipLink, actor};
use crate::port::escape;
use crate::ui::{LinkButton, Look};
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_meta::Html;
use texts::{Locale, keys};

/// Header, content and footer of the public site.
#[component]
pub(super) fn SiteFrame(children: Children) -> impl IntoView {
    let texts = words::texts();
    view! {
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="site">
            <header class="site-head">
                <div class="site-bar">
                    <Brand/>
                    <span class="ms-auto flex gap-2">
                        <PreferencesMenu/>
                        <Enter large=false/>
                    </span>
                </div>
            </header>
            <main id="main" tabindex="-1">{children()}</main>
            <footer class="site-foot">
                <div class="site-bar">
                    <p>{texts.text(keys::marketing::FOOTER)}</p>
                    <nav class="languages" aria-label=texts.text(keys::shell::LANGUAGE)>{languages()}</nav>
                </div>
            </footer>
        </div>
    }
    .into_any()
}

/// The way in: to sign in, or to one's portal.
#[component]
pub(super) fn Enter(large: bool) -> impl IntoView {
    let texts = words::texts();
    let (href, label) = match actor() {
        Some(actor) => (Portal::home(&actor), keys::marketing::TO_PORTAL),
        None => ("/login", keys::shell::SIGN_IN),
    };
    view! { <LinkButton href=href.to_owned() look=Look::Primary large>{texts.text(label)}</LinkButton> }
}

fn languages() -> impl IntoView {
    let current = words::texts().locale();
    let link = |locale: Locale| {
        let path = if locale == Locale::En { "/".to_owned() } else { format!("/{}", locale.code()) };
        let href = format!("/preferences?lang={}&next={}", locale.code(), escape(&path));
        view! {
            <a
                href=href
                rel="external"
                lang=locale.tag()
                hreflang=locale.tag()
                aria-current=(locale == current).then_some("true")
            >
                {locale.native_name()}
            </a>
        }
    };
    Locale::ALL.map(link).into_iter().collect::<Vec<_>>()
}
