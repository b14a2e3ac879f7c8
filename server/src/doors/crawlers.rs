//! `/robots.txt` and `/sitemap.xml`: which pages there are for whoever searches the web. Both are made of the list of public
//! pages, so that none is forgotten. A tenant's own site has none.

use super::Doors;
use crate::contexts::tenancy::Site;
use crate::gateway::Caller;
use app::SitePage;
use axum::Router;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};
use std::fmt::Write;
use texts::Locale;

/// Nothing there is for crawlers.
const CLOSED: [&str; 20] = [
    "/account",
    "/admin",
    "/api/",
    "/client",
    "/consent",
    "/developer",
    "/employee",
    "/investor",
    "/invitations/",
    "/k/",
    "/login",
    "/master-admin/",
    "/newsletter/",
    "/oauth/",
    "/password-reset",
    "/preferences",
    "/register",
    "/setup",
    "/support",
    "/vendor",
];

pub fn routes() -> Router<Doors> {
    Router::new().route("/robots.txt", get(robots)).route("/sitemap.xml", get(sitemap))
}

/// RFC 9309.
async fn robots(State(doors): State<Doors>, Extension(caller): Extension<Caller>) -> Response {
    let body = match caller.site {
        Site::Of(_) => "User-agent: *\nDisallow: /\n".to_owned(),
        Site::Platform => {
            let closed: String = CLOSED.iter().map(|path| format!("Disallow: {path}\n")).collect();
            format!("User-agent: *\n{closed}Sitemap: {}/sitemap.xml\n", public_url(&doors))
        }
    };
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], body)
        .into_response()
}

/// Sitemaps 0.9, with the same page in each language beside each.
async fn sitemap(State(doors): State<Doors>, Extension(caller): Extension<Caller>) -> Response {
    if caller.site != Site::Platform {
        return StatusCode::NOT_FOUND.into_response();
    }
    let body = whole(public_url(&doors));
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], body)
        .into_response()
}

fn public_url(doors: &Doors) -> &str {
    &doors.gateway.services().mail.public_url
}

fn whole(public_url: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in SitePage::listed() {
        let at = |locale: Locale| escaped(&format!("{public_url}{}", locale.page(page.path())));
        for locale in Locale::ALL {
            let _ = writeln!(out, "<url><loc>{}</loc>", at(locale));
            for other in Locale::ALL {
                let _ = writeln!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    other.tag(),
                    at(other)
                );
            }
            let _ = writeln!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/></url>",
                at(Locale::default())
            );
        }
    }
    out + "</urlset>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
