//! Cookies: reading them, and the attributes of ours.

use http::{HeaderMap, header};

/// Language of the pages.
pub const LANGUAGE: &str = "portico_lang";
/// Theme of the pages.
pub const THEME: &str = "portico_theme";

const SESSION_SECURE: &str = "__Host-portico_session";
const SESSION_PLAIN: &str = "portico_session";
const BATON_SECURE: &str = "__Host-portico_baton";
const BATON_PLAIN: &str = "portico_baton";
const BATON_S: u32 = 600;
const SESSION_S: u32 = 14 * 24 * 3600;

/// The value of a cookie; the first one, if a client sends several of a name.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The session cookie's value.
pub fn session(headers: &HeaderMap) -> Option<&str> {
    read(headers, SESSION_SECURE).or_else(|| read(headers, SESSION_PLAIN))
}

/// `Set-Cookie` for a session. Browsers treat localhost as secure; only with `--insecure-http` the cookie goes without
/// `Secure`, and then without the prefix that demands it.
pub fn keep_session(token: &str, insecure: bool) -> String {
    if insecure {
        format!("{SESSION_PLAIN}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SESSION_S}")
    } else {
        format!("{SESSION_SECURE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={SESSION_S}")
    }
}

/// `Set-Cookie` lines that end a session.
pub fn forget_session() -> [String; 2] {
    [
        format!("{SESSION_SECURE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"),
        format!("{SESSION_PLAIN}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
    ]
}

/// The baton of a sign-in under way at a provider.
pub fn baton(headers: &HeaderMap) -> Option<&str> {
    read(headers, BATON_SECURE).or_else(|| read(headers, BATON_PLAIN))
}

/// `Set-Cookie` for the baton of a sign-in under way; `Lax`, since the way back comes from another site.
pub fn keep_baton(baton: &str, insecure: bool) -> String {
    if insecure {
        format!("{BATON_PLAIN}={baton}; Path=/; HttpOnly; SameSite=Lax; Max-Age={BATON_S}")
    } else {
        format!("{BATON_SECURE}={baton}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={BATON_S}")
    }
}

/// `Set-Cookie` lines that end a sign-in under way.
pub fn forget_baton() -> [String; 2] {
    [
        format!("{BATON_SECURE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"),
        format!("{BATON_PLAIN}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
    ]
}

/// `Set-Cookie` for a preference, kept for a year.
pub fn preference(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000")
}

/// `Set-Cookie` that takes a preference back.
pub fn no_preference(name: &str) -> String {
    format!("{name}=; Path=/; SameSite=Lax; Max-Age=0")
}
