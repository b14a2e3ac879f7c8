//! Cookies: reading them, and the attributes of ours.

use http::{HeaderMap, header};

/// Language of the pages.
pub const LANGUAGE: &str = "portico_lang";
/// Theme of the pages.
pub const THEME: &str = "portico_theme";

const SESSION_SECURE: &str = "__Host-portico_session";
const SESSION_PLAIN: &str = "portico_session";
const DEVICE_SECURE: &str = "__Host-portico_device";
const DEVICE_PLAIN: &str = "portico_device";
const DEVICE_S: u32 = 400 * 24 * 3600;
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

/// The value of the cookie by which a browser is known.
pub fn device(headers: &HeaderMap) -> Option<&str> {
    read(headers, DEVICE_SECURE).or_else(|| read(headers, DEVICE_PLAIN))
}

/// `Set-Cookie` by which a browser is known from now on, for as long as browsers keep cookies.
pub fn keep_device(token: &str, insecure: bool) -> String {
    if insecure {
        format!("{DEVICE_PLAIN}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={DEVICE_S}")
    } else {
        format!("{DEVICE_SECURE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={DEVICE_S}")
    }
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

/// `Set-Cookie` for a preference, kept for a year.
pub fn preference(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000")
}

/// `Set-Cookie` that takes a preference back.
pub fn no_preference(name: &str) -> String {
    format!("{name}=; Path=/; SameSite=Lax; Max-Age=0")
}
