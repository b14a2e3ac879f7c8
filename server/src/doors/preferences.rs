//! `/preferences?theme=&lang=&next=`: language and theme, kept in cookies; works without scripts.

use super::{Doors, cookies};
use crate::own_page::is_own_page;
use app::port::Theme;
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
    next: Option<String>,
}

pub fn routes() -> Router<Doors> {
    Router::new().route("/preferences", get(choose).post(choose))
}

async fn choose(Query(choice): Query<Choice>) -> Response {
    let theme = choice.theme.as_deref().and_then(Theme::parse);
    let locale = choice.lang.as_deref().and_then(Locale::parse);
    let lines = theme
        .map(|theme| cookies::preference(cookies::THEME, theme.as_str()))
        .into_iter()
        .chain(locale.map(|locale| cookies::preference(cookies::LANGUAGE, locale.code())));
    let lines: Vec<_> = lines.map(|line| (header::SET_COOKIE, line)).collect();
    let next = choice.next.filter(|next| is_own_page(next));
    (AppendHeaders(lines), Redirect::to(next.as_deref().unwrap_or("/"))).into_response()
}
