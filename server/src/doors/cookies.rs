//! Cookies: reading them, and the attributes of ours.

use http::{HeaderMap, header};

/// Language of the pages.
pub const LANGUAGE: &str = "portico_lang";
/// Theme of the pages.
pub const THEME: &str = "portico_theme";

/// How close things stand on the pages.
pub const DENSITY: &str = "portico_density";
/// Whether the navigation is folded.
pub const SIDEBAR: &str = "portico_sidebar";
/// Which groups of the navigation are folded.
pub const GROUPS: &str = "portico_groups";
/// Whether single keys do something.
pub const KEYS: &str = "portico_keys";
/// Whether the pages that are loaded may be counted.
pub const COUNT: &str = "portico_count";
/// They may not.
pub const NOT_COUNTED: &str = "off";

const SESSION: &str = "portico_session";
const SESSION_S: u32 = 14 * 24 * 3600;
/// A sign-in that waits for its second factor.
const STEP: &str = "portico_step";
const STEP_S: u32 = 10 * 60;
/// A browser that somebody has signed in with, for as long as browsers keep cookies.
const DEVICE: &str = "portico_device";
const DEVICE_S: u32 = 400 * 24 * 3600;
/// A sign-in under way at a provider.
const BATON: &str = "portico_baton";
const BATON_S: u32 = 600;
/// A browser takes a cookie of such a name over an encrypted connection alone, from this very host and for all of it:
/// nobody with a page on a neighbouring host can plant one (RFC 6265bis §4.1.3.2).
const HOST: &str = "__Host-";

/// The value of a cookie; the first one, if a client sends several of a name.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The session cookie's value. The one without the prefix counts only where `--insecure-http` lets it be set.
pub fn session(headers: &HeaderMap, insecure: bool) -> Option<&str> {
    guarded(headers, SESSION, insecure)
}

/// The value of the cookie of a sign-in that waits.
pub fn step(headers: &HeaderMap, insecure: bool) -> Option<&str> {
    guarded(headers, STEP, insecure)
}

fn guarded<'a>(headers: &'a HeaderMap, name: &str, insecure: bool) -> Option<&'a str> {
    let plain = || if insecure { read(headers, name) } else { None };
    read(headers, &format!("{HOST}{name}")).or_else(plain)
}

/// The value of the cookie by which a browser is known.
pub fn device(headers: &HeaderMap, insecure: bool) -> Option<&str> {
    guarded(headers, DEVICE, insecure)
}

/// `Set-Cookie` by which a browser is known from now on, for as long as browsers keep cookies.
pub fn keep_device(token: &str, insecure: bool) -> String {
    keep(DEVICE, token, DEVICE_S, insecure)
}

/// `Set-Cookie` for a session. Browsers treat localhost as secure; only with `--insecure-http` the cookie goes without
/// `Secure`, and then without the prefix that demands it.
pub fn keep_session(token: &str, insecure: bool) -> String {
    keep(SESSION, token, SESSION_S, insecure)
}

/// `Set-Cookie` for a sign-in that waits for its second factor.
pub fn keep_step(token: &str, insecure: bool) -> String {
    keep(STEP, token, STEP_S, insecure)
}

fn keep(name: &str, token: &str, seconds: u32, insecure: bool) -> String {
    if insecure {
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}")
    } else {
        format!("{HOST}{name}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}")
    }
}

/// `Set-Cookie` lines that end a session.
pub fn forget_session() -> [String; 2] {
    [false, true].map(|insecure| keep(SESSION, "", 0, insecure))
}

/// `Set-Cookie` lines that end the wait for a second factor.
pub fn forget_step() -> [String; 2] {
    [false, true].map(|insecure| keep(STEP, "", 0, insecure))
}

/// The baton of a sign-in under way at a provider.
pub fn baton(headers: &HeaderMap, insecure: bool) -> Option<&str> {
    guarded(headers, BATON, insecure)
}

/// `Set-Cookie` for the baton of a sign-in under way; `Lax`, since the way back comes from another site.
pub fn keep_baton(baton: &str, insecure: bool) -> String {
    keep(BATON, baton, BATON_S, insecure)
}

/// `Set-Cookie` lines that end a sign-in under way.
pub fn forget_baton() -> [String; 2] {
    [false, true].map(|insecure| keep(BATON, "", 0, insecure))
}

/// `Set-Cookie` for a preference, kept for a year.
pub fn preference(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000")
}

/// `Set-Cookie` that takes a preference back.
pub fn no_preference(name: &str) -> String {
    format!("{name}=; Path=/; SameSite=Lax; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::{Catalogue, Locale, keys};

    /// What people choose, and what signing in needs.
    const CHOSEN: [&str; 7] = [LANGUAGE, THEME, DENSITY, SIDEBAR, GROUPS, KEYS, COUNT];
    const SIGN_IN: [&str; 4] = [SESSION, STEP, DEVICE, BATON];

    #[test]
    fn the_page_about_privacy_counts_the_cookies_that_there_are() {
        let is_cookie = |line: &&str| line.contains("const ") && line.contains("= \"portico_");
        let declared = include_str!("cookies.rs").lines().filter(is_cookie);
        assert_eq!(declared.count(), CHOSEN.len() + SIGN_IN.len(), "a cookie that nobody is told of: say it there too");
        let days = (DEVICE_S / 86_400).to_string();
        assert_eq!((SESSION_S / 86_400, STEP_S, BATON_S), (14, 600, 600), "two weeks, and twice ten minutes");
        for (locale, counts) in [
            (Locale::En, ["Seven", "Four"]),
            (Locale::Ar, ["سبعة", "أربعة"]),
            (Locale::Zh, ["七个", "四个"]),
            (Locale::Ko, ["일곱 개", "네 개"]),
        ] {
            let told = Catalogue::of(locale).text(keys::site_legal::PRIVACY_VISIT_TEXT);
            assert!(counts.iter().all(|count| told.contains(count)) && told.contains(&days), "{told}");
        }
    }
}
