//! Validation rules beyond those that the library brings. A rule's error is a code of the language catalogue.

use garde::Error;

/// A line of text that a person may type: no control characters, no bidirectional overrides, not blank.
pub fn line(text: &str, _: &()) -> garde::Result {
    if text.trim().is_empty() {
        return Err(Error::new("required"));
    }
    if text.chars().any(|c| c.is_control() || is_direction_override(c)) {
        return Err(Error::new("not_allowed"));
    }
    Ok(())
}

/// As [`line`], but it may be left empty.
pub fn optional_line(text: &str, _: &()) -> garde::Result {
    if text.is_empty() { Ok(()) } else { line(text, &()) }
}

/// What operations name something by, for good: small letters, digits and hyphens.
pub fn code(text: &str, _: &()) -> garde::Result {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if text.chars().all(fits) { Ok(()) } else { Err(Error::new("not_a_code")) }
}

/// Text of several lines: as [`line`], but line breaks and tabs are fine.
pub fn prose(text: &str, _: &()) -> garde::Result {
    if text.trim().is_empty() {
        return Err(Error::new("required"));
    }
    optional_prose(text, &())
}

/// As [`prose`], but it may be left empty.
pub fn optional_prose(text: &str, _: &()) -> garde::Result {
    if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_direction_override(c)) {
        return Err(Error::new("not_allowed"));
    }
    Ok(())
}

/// An e-mail address as people have them: the dot-atom form of RFC 5322 with a dotted domain, 254 characters at most.
pub fn email(text: &str, _: &()) -> garde::Result {
    let well_formed = text.len() <= 254
        && text.split_once('@').is_some_and(|(local, domain)| {
            let local_ok = (1..=64).contains(&local.len())
                && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom));
            local_ok && domain.contains('.') && domain.split('.').all(is_label)
        });
    if well_formed { Ok(()) } else { Err(Error::new("not_an_email")) }
}

/// The name of a host as browsers send it: two labels or more, in ASCII (other scripts as `xn--…`), and no address.
pub fn host(text: &str, _: &()) -> garde::Result {
    let labels = text.split('.').count();
    let is_address = text.parse::<core::net::IpAddr>().is_ok();
    let well_formed =
        text.len() <= 253 && labels >= 2 && text.is_ascii() && !is_address && text.split('.').all(is_label);
    if well_formed { Ok(()) } else { Err(Error::new("not_a_host")) }
}

/// The address of something on the web: `http` or `https` with a host, and nothing hidden in it.
pub fn web_address(text: &str, _: &()) -> garde::Result {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let plain = text.len() <= 500 && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\'));
    match host {
        Some(host) if plain && !host.is_empty() && !host.contains('@') => Ok(()),
        _ => Err(Error::new("not_a_web_address")),
    }
}

/// Where an app wants people back (RFC 8252, RFC 9700): `https`, a scheme of its own with a dot in it, or `http` on the
/// person's own machine. Never with a fragment.
pub fn redirect_uri(text: &str, _: &()) -> garde::Result {
    let well_formed = text.len() <= 500
        && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '#'))
        && text.split_once(':').is_some_and(|(scheme, rest)| match scheme {
            "https" => web_address(text, &()).is_ok(),
            "http" => web_address(text, &()).is_ok() && is_own_machine(rest),
            own => own.contains('.') && own.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+')),
        });
    if well_formed { Ok(()) } else { Err(Error::new("not_a_redirect_uri")) }
}

fn is_own_machine(rest: &str) -> bool {
    let host = rest.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    // An address of IPv6 stands in brackets, and has colons of its own.
    let port = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']'));
    let name = port.map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Characters that make text read otherwise than it is stored (CVE-2021-42574, "Trojan Source").
fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have_are_taken() {
        for good in ["a@b.co", "first.last+tag@mail.example.org", "x_y@münchen.example"] {
            assert!(email(good, &()).is_ok(), "{good}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in ["", "a", "a@b", "@b.co", "a@", "a b@c.de", "a..b@c.de", "a@-b.de", "a@b..de", "a@b.de\n"] {
            assert!(email(bad, &()).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn hosts_are_names_and_no_addresses() {
        for good in ["portal.aurora.example", "a.co", "xn--mnchen-3ya.example", "aurora.localhost"] {
            assert!(host(good, &()).is_ok(), "{good}");
        }
        for bad in ["", "localhost", "a", "10.0.0.1", "a..b", "-a.b", "a.b:80", "münchen.example", "a/b.c", "a b.c"] {
            assert!(host(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn web_addresses_name_a_host_and_nobody() {
        for good in ["https://id.aurora.example", "http://127.0.0.1:4000/oidc", "https://a.b/c?d=e"] {
            assert!(web_address(good, &()).is_ok(), "{good}");
        }
        for bad in ["", "ftp://a.b", "https://", "https://lina@a.b", "javascript:x", "https://a b", "https:///x"] {
            assert!(web_address(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn people_are_sent_back_safely_or_not_at_all() {
        for good in [
            "https://ledger.example/callback",
            "http://localhost:8080/cb",
            "http://[::1]/cb",
            "com.example.app:/callback",
        ] {
            assert!(redirect_uri(good, &()).is_ok(), "{good}");
        }
        for bad in [
            "http://ledger.example/cb",
            "http://localhost.evil.example/cb",
            "https://ledger.example/cb#x",
            "javascript:alert(1)",
            "data:text/html,x",
            "",
            "https://a@b.c/",
        ] {
            assert!(redirect_uri(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn hidden_characters_are_refused() {
        assert!(line("Aurora\u{202E}", &()).is_err());
        assert!(line("Aurora\u{0}", &()).is_err());
        assert!(line("Two\nlines", &()).is_err());
        assert!(prose("Two\nlines", &()).is_ok());
        assert!(line(" \u{3000}", &()).is_err());
    }
}
