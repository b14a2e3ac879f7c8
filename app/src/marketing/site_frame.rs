//! What surrounds the pages of the public site.

use super::foot::Foot;
use super::{Brand, SitePage};
use crate::frame::{PreferencesMenu, SkipLink, actor};
use crate::port::{Erased, Inside, written};
use crate::ui::{LinkButton, Look, PageTitle};
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_meta::Html;
use texts::keys;

const MENU: [SitePage; 4] = [SitePage::Platform, SitePage::Pricing, SitePage::About, SitePage::Contact];

/// Header, content and footer of a page of the public site.
#[component]
pub(super) fn SiteFrame(page: SitePage, children: Inside) -> impl IntoView {
    let texts = words::texts();
    let title = vec![texts.text(page.title()).to_owned(), "Portico".to_owned()];
    view! {
        <PageTitle parts=title/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="site">
            {written(move || head(page))}
            <main id="main" tabindex="-1">{children.show()}</main>
            {written(move || view! { <Foot page/> }.erased())}
        </div>
    }
    .erased()
}

fn head(page: SitePage) -> AnyView {
    let texts = words::texts();
    let menu: Vec<_> = MENU.into_iter().map(|to| view! { <li><PageLink to current=page/></li> }).collect();
    view! {
        <header class="site-head">
            <div class="site-bar">
                <Brand/>
                <nav class="site-menu" aria-label=texts.text(keys::site::MENU)>
                    <ul>{menu}</ul>
                </nav>
                <div class="site-tools">
                    <PreferencesMenu/>
                    <Enter large=false/>
                </div>
            </div>
        </header>
    }
    .erased()
}

/// A link to a public page, in the language of this one. It loads the page whole.
#[component]
pub(super) fn PageLink(to: SitePage, current: SitePage) -> impl IntoView {
    let texts = words::texts();
    let href = texts.locale().page(to.path());
    let is_here = (to == current).then_some("page");
    view! { <a href=href rel="external" aria-current=is_here>{texts.text(to.title())}</a> }
}

/// A link to a public page that looks like a button.
#[component]
pub(super) fn PageButton(
    to: SitePage,
    /// What stands behind the path: `?topic=plan`.
    #[prop(optional, into)]
    query: String,
    #[prop(optional)] look: Look,
    children: Inside,
) -> impl IntoView {
    let href = words::texts().locale().page(&format!("{}{query}", to.path()));
    view! { <a class=look.class() class:btn-large=true href=href rel="external">{children.show()}</a> }
}

/// The way in: to sign in, or to one's portal.
#[component]
pub(super) fn Enter(large: bool) -> impl IntoView {
    let texts = words::texts();
    let (href, label) = match actor() {
        Some(actor) => (Portal::home(&actor), keys::marketing::TO_PORTAL),
        None => ("/login", keys::shell::SIGN_IN),
    };
    view! { <LinkButton href=href.to_owned() look=Look::Primary large external=true>{texts.text(label)}</LinkButton> }
}

/// The first words of a page.
#[component]
pub(super) fn Opening(title: String, lead: String) -> impl IntoView {
    view! {
        <section class="band opening">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
        </section>
    }
}
