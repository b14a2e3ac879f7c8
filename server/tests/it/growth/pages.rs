use super::count;
use crate::support::World;
use crate::support::people::ADMIN;
use app::SitePage;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use texts::Locale;

const HOME: &str = "http://localhost:3000";

/// What stands between the first `before` and the `after` behind it.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// The values of an attribute in every tag that begins like this.
fn values<'a>(text: &'a str, tag: &str, attribute: &str) -> Vec<&'a str> {
    let tags = text.split(tag).skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter_map(|tag| between(tag, &format!("{attribute}=\""), "\"")).collect()
}

async fn page(world: &World, path: &str) -> String {
    let reply = world.get(path).header("accept", "text/html").header("accept-language", "en").send().await;
    assert_eq!(reply.status, 200, "{path}");
    let text = reply.text();
    assert!(text.ends_with("</body></html>"), "{path} is whole");
    // Every sentence of the language travels along as data, whether it is shown or not.
    let data = between(&text, "id=\"texts\">", "</script>").unwrap_or_else(|| panic!("{path}: no texts"));
    text.replacen(data, "", 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_public_page_says_what_and_where_it_is_in_each_language() {
    let world = World::demo().await;
    let mut titles = BTreeSet::new();
    for page_of in SitePage::listed() {
        for locale in Locale::ALL {
            let path = locale.page(page_of.path());
            let text = page(&world, &path).await;
            assert_eq!(text.matches("<h1").count(), 1, "{path}: one heading");
            let lang = format!(" lang=\"{}\" dir=\"{}\"", locale.tag(), locale.direction().as_str());
            assert!(text.contains(&lang), "{path} speaks its language");
            let title = between(&text, "<title>", "</title>").unwrap_or_default();
            assert!(
                title.ends_with("Portico") && titles.insert(title.to_owned()),
                "{path}: a title of its own: {title}"
            );
            let description = between(&text, "<meta name=\"description\" content=\"", "\"").unwrap_or_default();
            assert!(description.chars().count() > 8, "{path}: {description}");
            let canonical = values(&text, "<link rel=\"canonical\"", "href");
            assert_eq!(canonical, [format!("{HOME}{path}")], "{path}");
            let told: Vec<_> = values(&text, "<link rel=\"alternate\"", "hreflang")
                .into_iter()
                .zip(values(&text, "<link rel=\"alternate\"", "href"))
                .map(|(lang, href)| (lang.to_owned(), href.to_owned()))
                .collect();
            let at = |other: Locale| format!("{HOME}{}", other.page(page_of.path()));
            let mut expected: Vec<_> = Locale::ALL.iter().map(|other| (other.tag().to_owned(), at(*other))).collect();
            expected.push(("x-default".to_owned(), at(Locale::En)));
            assert_eq!(told, expected, "{path}: each language, this one too");
            let pictures = values(&text, "<meta property=\"og:image\"", "content");
            assert_eq!(pictures, [format!("{HOME}{}", page_of.picture())], "{path}");
            let graph = between(&text, "<script type=\"application/ld+json\">", "</script>").expect("a graph");
            let graph: Value = serde_json::from_str(graph).unwrap_or_else(|why| panic!("{path}: {why}"));
            let kinds: Vec<_> = graph["@graph"].as_array().expect("things").iter().map(|it| &it["@type"]).collect();
            assert_eq!(kinds, ["Organization", "WebSite", "WebPage", "BreadcrumbList"], "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_link_of_the_public_site_leads_somewhere() {
    let world = World::demo().await;
    let mut links = BTreeSet::new();
    for page_of in SitePage::listed() {
        for locale in Locale::ALL {
            let path = locale.page(page_of.path());
            let text = page(&world, &path).await;
            let hrefs = values(&text, "<a ", "href").into_iter().map(|href| href.replace("&amp;", "&"));
            links.extend(hrefs.filter(|href| !href.starts_with('#') && !href.starts_with("mailto:")));
        }
    }
    assert!(links.len() > 70, "the pages were read: {}", links.len());
    for link in links {
        assert!(link.starts_with('/'), "{link} leads elsewhere");
        let status = world.get(&link).header("accept", "text/html").send().await.status;
        assert!([200, 303].contains(&status), "{link}: {status}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_sitemap_lists_exactly_the_public_pages_and_robots_name_it() {
    let world = World::demo().await;
    let sitemap = world.get("/sitemap.xml").send().await;
    assert_eq!(sitemap.header("content-type"), Some("application/xml; charset=utf-8"));
    let text = sitemap.text();
    let listed: BTreeSet<_> = text
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(url, _)| url.to_owned())
        .collect();
    let expected: BTreeSet<_> = SitePage::listed()
        .flat_map(|page| Locale::ALL.map(|locale| format!("{HOME}{}", locale.page(page.path()))))
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(text.matches("hreflang=").count(), expected.len() * 5);
    let robots = world.get("/robots.txt").send().await.text();
    assert!(
        robots.contains(&format!("Sitemap: {HOME}/sitemap.xml")) && robots.contains("Disallow: /admin"),
        "{robots}"
    );
    for path in ["/newsletter/confirm", "/ko/newsletter/leave?token=x"] {
        assert!(page(&world, path).await.contains("<meta name=\"robots\" content=\"noindex\""), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_public_page_has_a_picture_for_previews() {
    let world = World::demo().await;
    for page_of in SitePage::listed() {
        let reply = world.get(&page_of.picture()).send().await;
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/png")), "{page_of:?}");
    }
    assert_eq!(world.get("/pictures/nothing.png").send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_plans_on_offer_are_those_of_the_catalogue_and_a_retired_one_is_gone() {
    let world = World::demo().await;
    let plans = world.get("/api/v1/billing/plans").send().await.json();
    let codes = |plans: &Value| {
        plans["plans"].as_array().expect("plans").iter().map(|it| it["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&plans), ["basic", "pro", "enterprise"]);
    assert_eq!(plans["plans"][1]["limits"]["seats"], 100);
    let text = page(&world, "/pricing").await;
    assert!(text.contains("Enterprise") && text.contains("2\u{202f}000\u{202f}000"), "the page reads the catalogue");
    let retired = world.ask(http::Method::DELETE, "/api/v1/plans/pro").by(ADMIN).send().await;
    assert!(retired.status < 300, "{}", retired.text());
    let left = world.get("/api/v1/billing/plans").send().await.json();
    assert_eq!(codes(&left), ["basic", "enterprise"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_status_page_says_what_the_checks_say_and_no_more() {
    let world = World::demo().await;
    let status = world.get("/api/v1/status").send().await;
    assert_eq!(status.status, 200);
    let parts = status.json()["parts"].as_array().cloned().expect("parts");
    let state = |name: &str| parts.iter().find(|it| it["part"] == name).map(|it| it["state"].clone());
    assert_ne!(state("portals"), Some(json!("down")), "a slow machine is warned of");
    assert_eq!(state("work"), Some(json!("down")), "this world has no workers");
    assert_eq!(state("models"), Some(json!("absent")), "this world has no model");
    assert!(!status.text().contains("reason") && !status.text().contains("figures"), "{}", status.text());
    let shown = page(&world, "/status").await;
    assert!(shown.contains(">Pages and API<") && shown.contains("Something doesn’t work"), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_imprint_names_whoever_the_settings_name() {
    let world = World::demo().await;
    assert!(page(&world, "/legal/imprint").await.contains("introduced themselves yet"));
    for (setting, value) in [
        ("operator_name", "Portico Consulting <Ltd>"),
        ("operator_address", "1 Colonnade Street, Valletta, Malta"),
        ("operator_email", "hello@portico.example"),
    ] {
        let set = world.ask(http::Method::PUT, &format!("/api/v1/platform/settings/{setting}")).by(ADMIN);
        assert_eq!(set.json(&json!({ "value": value })).send().await.status, 204, "{setting}");
    }
    let text = page(&world, "/legal/imprint").await;
    for said in ["Portico Consulting &lt;Ltd", "1 Colonnade Street", "mailto:hello@portico.example"] {
        assert!(text.contains(said), "{said}");
    }
    let bad = world.ask(http::Method::PUT, "/api/v1/platform/settings/leads_to").by(ADMIN);
    assert_eq!(bad.json(&json!({"value": "nobody"})).send().await.status, 400);
    let kept = "select count(*) from tenancy.platform_settings where setting = 'leads_to'";
    assert_eq!(count(&world, kept).await, 0);
}
