//! The whole document: language, theme, style sheet, start scripts, and the data that the page begins with.

use crate::marketing::{SiteHead, SitePage};
use crate::port::{self, Erased};
use crate::routes::App;
use crate::words;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;
use texts::{Carried, keys};

/// Decides light or dark before the first paint where the person follows the system.
const THEME_SCRIPT: &str = include_str!("theme.js");
/// Loads the page again when the developer's server has been built anew.
const RELOAD_SCRIPT: &str = include_str!("reload.js");
/// Until the page has come alive its links are the browser's: a router that went on to another page meanwhile would find
/// the wrong document to bring to life.
const LINKS_SCRIPT: &str = include_str!("links.js");
/// Follows what changes, for all tabs of the browser.
const LIVE_SCRIPT: &str = include_str!("live.js");
/// Brings somebody who goes back to the place where they left the page. The browser would try once, before what the
/// page shows is there; this tries with every frame until it is, or somebody scrolls, for four seconds at most. Where each
/// page was left stands in the tab's storage, by address.
const SCROLL_SCRIPT: &str = include_str!("scroll.js");
/// Says so where code of a page couldn't be fetched, with the words of [`unloaded`].
const UNLOADED_SCRIPT: &str = include_str!("unloaded.js");
/// Tells of what fails on the page.
const DEFECTS_SCRIPT: &str = include_str!("defects.js");
/// Tells what somebody waited for on the page, unless they aren't to be counted.
const VITALS_SCRIPT: &str = include_str!("vitals.js");
/// Starts the application when the browser is idle, or at the first touch of the page.
const LATER_SCRIPT: &str = include_str!("later.js");

/// The whole document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let boot = port::use_boot();
    let nonce = port::nonce();
    let site = site_page();
    let head = site.map(|page| view! { <SiteHead page locale=boot.locale/> });
    let carried = site.map_or(Carried::Portals, SitePage::carried);
    let wordings = port::wordings_json(carried)
        .map(|json| view! { <script type="application/json" id="wordings">{json}</script> });
    let live =
        (site.is_none() && boot.actor.is_some()).then(|| view! { <script nonce=nonce.clone()>{LIVE_SCRIPT}</script> });
    let vitals = boot.counted.then(|| view! { <script nonce=nonce.clone()>{VITALS_SCRIPT}</script> });
    view! {
        <!DOCTYPE html>
        <html lang=boot.locale.tag() dir=boot.locale.direction().as_str() data-theme=boot.theme.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <script nonce=nonce.clone()>{THEME_SCRIPT}</script>
                <script nonce=nonce.clone()>{DEFECTS_SCRIPT}</script>
                <script nonce=nonce.clone()>{LINKS_SCRIPT}</script>
                <script nonce=nonce.clone()>{UNLOADED_SCRIPT}</script>
                {unloaded()}
                <script nonce=nonce.clone()>{SCROLL_SCRIPT}</script>
                {boot.reload.then(|| view! { <script nonce=nonce>{RELOAD_SCRIPT}</script> })}
                <link rel="stylesheet" href=format!("{}/portico.css", boot.pkg)/>
                {brand_style()}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <script type="application/json" id="boot">{port::boot_json()}</script>
                {live}
                {vitals}
                <script type="application/json" id="texts">{port::texts_json(carried)}</script>
                {wordings}
                {head}
                <Start options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What stands where code of a page couldn't be fetched. It lies in the document, since nothing can be asked for by then. Its
/// heading is one by its role, so that whoever reads the document finds the page's own alone; where the link leads is known then.
fn unloaded() -> impl IntoView {
    let texts = words::texts();
    let heading = html::div().class("t-lg").role("heading").attr("aria-level", "1");
    view! {
        <template id="unloaded">
            <div class="empty" role="alert" data-unloaded="">
                {heading.child(texts.text(keys::pages::UNLOADED_TITLE))}
                <p>{texts.text(keys::pages::UNLOADED_TEXT)}</p>
                <div class="actions">
                    <a class="btn btn-primary">{texts.text(keys::pages::UNLOADED_ACTION)}</a>
                </div>
            </div>
        </template>
    }
}

/// The accents of the tenant whose page it is, over the portal's own.
fn brand_style() -> Option<impl IntoView> {
    let style = port::use_boot().brand.style()?;
    Some(view! { <style nonce=port::nonce() inner_html=style></style> })
}

/// The public site shows itself first and starts later; everything else starts at once.
#[component]
fn Start(options: LeptosOptions) -> impl IntoView {
    if site_page().is_none() {
        return view! { <HydrationScripts options/> }.erased();
    }
    let (pkg, name) = (port::pkg_path(), &options.output_name);
    let script = format!("({})(\"{pkg}/{name}.js\",\"{pkg}/{name}.wasm\")", LATER_SCRIPT.trim());
    view! { <script type="module" nonce=port::nonce()>{script}</script> }.erased()
}

/// Which page of the public site is asked for, if it is one of them.
fn site_page() -> Option<SitePage> {
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok())?;
    SitePage::at(url.path()).map(|(_, page)| page)
}
