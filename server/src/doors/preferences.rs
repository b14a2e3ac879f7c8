//! `/preferences?theme=&lang=&density=&sidebar=&groups=&keys=&count=&next=`: language, theme, how the frame is and
//! whether one is counted, kept in cookies; works without scripts. What isn't a choice is taken for taking it back.

use super::{Doors, cookies};
use crate::own_page::is_own_page;
use app::port::{Density, Manner, Theme};
use axum::Router;
use axum::extract::Query;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::get;
use http::header;
use serde::Deserialize;
use texts::Locale;

#[derive(Deserialize)]
struct Choice {
    theme: Option<String>,
    lang: Option<String>,
    density: Option<String>,
    sidebar: Option<String>,
    groups: Option<String>,
    keys: Option<String>,
    count: Option<String>,
    next: Option<String>,
}

pub fn routes() -> Router<Doors> {
    Router::new().route("/preferences", get(choose).post(choose))
}

/// What a choice says of the frame, and of being counted.
fn frame(choice: &Choice) -> impl Iterator<Item = String> {
    let density = |name: &String| Density::parse(name).map(Density::as_str);
    let one = |word: &'static str| move |name: &String| (name == word).then_some(word);
    let lines = [
        choice.density.as_ref().map(|name| (cookies::DENSITY, density(name))),
        choice.sidebar.as_ref().map(|name| (cookies::SIDEBAR, one(Manner::FOLDED)(name))),
        choice.keys.as_ref().map(|name| (cookies::KEYS, one(Manner::KEYLESS)(name))),
        choice.count.as_ref().map(|name| (cookies::COUNT, one(cookies::NOT_COUNTED)(name))),
    ];
    let groups = choice.groups.as_ref().map(|text| match Manner::groups(text) {
        0 => cookies::no_preference(cookies::GROUPS),
        folded => cookies::preference(cookies::GROUPS, &folded.to_string()),
    });
    let lines = lines.into_iter().flatten().map(|(cookie, value)| match value {
        Some(value) => cookies::preference(cookie, value),
        None => cookies::no_preference(cookie),
    });
    lines.chain(groups)
}

async fn choose(Query(choice): Query<Choice>) -> Response {
    let theme = choice.theme.as_deref().and_then(Theme::parse);
    let locale = choice.lang.as_deref().and_then(Locale::parse);
    let lines = theme
        .map(|theme| cookies::preference(cookies::THEME, theme.as_str()))
        .into_iter()
        .chain(locale.map(|locale| cookies::preference(cookies::LANGUAGE, locale.code())))
        .chain(frame(&choice));
    let lines: Vec<_> = lines.map(|line| (header::SET_COOKIE, line)).collect();
    let next = choice.next.filter(|next| is_own_page(next));
    (AppendHeaders(lines), Redirect::to(next.as_deref().unwrap_or("/"))).into_response()
}
