//! `/pictures/<page>.png`: what previews elsewhere show of a public page. A drawing without a word in it, so that one serves
//! every language; drawn at the first asking and kept, since there are as many as pages.

use super::Doors;
use crate::computing::compute;
use app::SitePage;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};
use resvg::{tiny_skia, usvg};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

/// What Open Graph readers show uncropped.
const SIZE: (u32, u32) = (1200, 630);

/// Those that were drawn, by their paths.
static DRAWN: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);

pub fn routes() -> Router<Doors> {
    Router::new().route("/pictures/{name}", get(picture))
}

async fn picture(Path(name): Path<String>) -> Response {
    let path = format!("/pictures/{name}");
    let Some((place, page)) = SitePage::listed().enumerate().find(|(_, page)| page.picture() == path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let known = DRAWN.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let png = match known {
        Some(png) => Some(png),
        None => compute(move || png(&drawing(place, page))).await.ok().flatten(),
    };
    let Some(png) = png else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    DRAWN.lock().unwrap_or_else(PoisonError::into_inner).insert(path, png.clone());
    ([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=86400")], png).into_response()
}

/// Renders a drawing; `None` is a drawing of ours that is none.
fn png(svg: &str) -> Option<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).ok()?;
    let mut canvas = tiny_skia::Pixmap::new(SIZE.0, SIZE.1)?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
    canvas.encode_png().ok()
}

/// The accents of `style/tokens.css` as sRGB, which is all that pictures elsewhere know: ground and light.
const fn accent(page: SitePage) -> (&'static str, &'static str) {
    use app::SitePortal::{Admin, Client, Developer, Employee, Investor, Site, Support, Vendor};
    match page {
        SitePage::Portal(Admin) => ("#2f3a4a", "#8d9bb0"),
        SitePage::Portal(Client) => ("#6b3fb5", "#cdb4f5"),
        SitePage::Portal(Employee) => ("#2659c7", "#adc4f7"),
        SitePage::Portal(Developer) => ("#0a6b66", "#8bd3cd"),
        SitePage::Portal(Vendor) => ("#56600f", "#cfd68f"),
        SitePage::Portal(Investor) => ("#173a80", "#a3b9e6"),
        SitePage::Portal(Support) => ("#9c2f86", "#efb3de"),
        SitePage::Portal(Site) => ("#4a4fc4", "#bcc0f7"),
        _ => ("#4a4fc4", "#bcc0f7"),
    }
}

/// A colonnade with the mark in front of it; which doors of it stand open differs from page to page.
fn drawing(place: usize, page: SitePage) -> String {
    let (ground, light) = accent(page);
    let (wide, high) = SIZE;
    let mut doors = String::new();
    for at in 0..9_usize {
        let (x, is_open) = (60 + at * 122, ((place + 1) >> (at % 5)) & 1 == 1);
        let opacity = if is_open { "0.85" } else { "0.16" };
        let _ = write!(
            doors,
            "<path d=\"M{x} 570V330a48 48 0 0 1 96 0v240z\" fill=\"{light}\" fill-opacity=\"{opacity}\"/>\
             <circle cx=\"{knob}\" cy=\"460\" r=\"5\" fill=\"{ground}\"/>",
            knob = x + 80
        );
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\">\
         <defs><linearGradient id=\"g\" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"><stop offset=\"0\" stop-color=\"{ground}\"/>\
         <stop offset=\"1\" stop-color=\"#14181f\"/></linearGradient></defs>\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"url(#g)\"/>{doors}\
         <path d=\"M0 570h{wide}v60H0z\" fill=\"#14181f\" fill-opacity=\"0.55\"/>\
         <g transform=\"translate(492 54) scale(9)\" fill=\"#ffffff\"><path d=\"M12 2 22 7.5V9H2V7.5z\"/>\
         <path d=\"M4 11h2v7H4zM9 11h2v7H9zM13 11h2v7h-2zM18 11h2v7h-2zM2 20h20v2H2z\"/></g></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_picture_of_its_own() {
        let mut seen = Vec::new();
        for (place, page) in SitePage::listed().enumerate() {
            let svg = drawing(place, page);
            assert!(!seen.contains(&svg), "{page:?}");
            seen.push(svg);
        }
        let png = png(&seen[0]).expect("a picture");
        assert!(png.starts_with(b"\x89PNG") && png.len() < 250_000, "{} bytes", png.len());
    }
}
