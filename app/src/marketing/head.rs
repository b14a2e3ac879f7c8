//! What the head of a public page says to those who aren't people: where the page stands, in which languages, and what
//! previews of it show. Written by the server alone, outside of what hydrates.

use super::SitePage;
use crate::port::{self, Erased};
use crate::words;
use leptos::html;
use leptos::prelude::*;
use serde_json::{Value, json};
use texts::{Locale, keys};

/// The head of a public page. What only a mailed link leads to asks not to be found.
#[component]
pub fn SiteHead(page: SitePage, locale: Locale) -> impl IntoView {
    if !page.is_listed() {
        return view! { <meta name="robots" content="noindex"/> }.erased();
    }
    let texts = words::texts();
    let (home, operator) = port::installation();
    let at = |locale: Locale| format!("{home}{}", locale.page(page.path()));
    let alternates: Vec<_> = Locale::ALL
        .into_iter()
        .map(|other| view! { <link rel="alternate" hreflang=other.tag() href=at(other)/> })
        .collect();
    let (title, description) = (texts.text(page.title()), texts.text(page.description()));
    let whole = format!("{title} · Portico");
    let picture = format!("{home}{}", page.picture());
    let graph = graph(page, locale, &home, &operator).to_string().replace('<', "\\u003c");
    let others = Locale::ALL.into_iter().filter(|other| *other != locale);
    let said = [
        ("og:type", "website".to_owned()),
        ("og:site_name", "Portico".to_owned()),
        ("og:title", whole.clone()),
        ("og:description", description.to_owned()),
        ("og:url", at(locale)),
        ("og:image", picture.clone()),
        ("og:image:width", "1200".to_owned()),
        ("og:image:height", "630".to_owned()),
        ("og:image:alt", texts.text(keys::marketing::PICTURE).to_owned()),
        ("og:locale", territory(locale).to_owned()),
    ];
    let said = said.into_iter().chain(others.map(|other| ("og:locale:alternate", territory(other).to_owned())));
    let open_graph: Vec<_> = said.map(|(name, value)| html::meta().attr("property", name).content(value)).collect();
    view! {
        <meta name="description" content=description/>
        <link rel="canonical" href=at(locale)/>
        {alternates}
        <link rel="alternate" hreflang="x-default" href=at(Locale::default())/>
        {open_graph}
        <meta name="twitter:card" content="summary_large_image"/>
        <meta name="twitter:title" content=whole/>
        <meta name="twitter:description" content=description/>
        <meta name="twitter:image" content=picture/>
        <script type="application/ld+json" inner_html=graph></script>
    }
    .erased()
}

/// Open Graph wants a territory beside the language.
const fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en_US",
        Locale::Ar => "ar_AR",
        Locale::Zh => "zh_CN",
        Locale::Ko => "ko_KR",
    }
}

/// The page in the vocabulary of schema.org: who publishes the site, the site, the page and the way to it. Nothing is for
/// sale at a price that the system knows, so that no offer stands here.
fn graph(page: SitePage, locale: Locale, home: &str, operator: &str) -> Value {
    let texts = words::texts();
    let at = |page: SitePage| format!("{home}{}", locale.page(page.path()));
    let (publisher, site) = (format!("{home}/#publisher"), format!("{home}/#site"));
    let name = if operator.is_empty() { "Portico" } else { operator };
    let mut steps = vec![(SitePage::Home, texts.text(keys::site::HOME))];
    if page != SitePage::Home {
        steps.push((page, texts.text(page.title())));
    }
    let steps: Vec<_> = steps
        .into_iter()
        .zip(1..)
        .map(|((page, name), place)| json!({"@type": "ListItem", "position": place, "name": name, "item": at(page)}))
        .collect();
    json!({
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": publisher, "name": name, "url": format!("{home}/"),
             "logo": format!("{home}/favicon.svg")},
            {"@type": "WebSite", "@id": site, "name": "Portico", "url": format!("{home}/"),
             "inLanguage": Locale::ALL.map(Locale::tag), "publisher": {"@id": publisher}},
            {"@type": "WebPage", "@id": at(page), "url": at(page), "name": texts.text(page.title()),
             "description": texts.text(page.description()), "inLanguage": locale.tag(), "isPartOf": {"@id": site}},
            {"@type": "BreadcrumbList", "itemListElement": steps},
        ],
    })
}
