//! Where links may lead: to the web, to an address of mail, within our own pages. Anything else is no link.

use pulldown_cmark::LinkType;
use url::Url;

/// The address as it may stand in a page; none for one that doesn't lead to where links may.
pub(super) fn of(kind: LinkType, address: &str) -> Option<String> {
    if kind == LinkType::Email {
        return absolute(&format!("mailto:{address}"));
    }
    absolute(address).or_else(|| own(address))
}

/// An address with a scheme, as a browser reads it: what it leaves out, such as line breaks within `javascript:`, is left
/// out before the scheme is looked at.
fn absolute(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.into())
}

/// A path of our own pages or a place in this one; `//` and what browsers make of `/\` would lead elsewhere.
fn own(address: &str) -> Option<String> {
    let is_path = address.starts_with('/') && !address[1..].starts_with('/');
    let is_plain = address.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    ((is_path || address.starts_with('#')) && is_plain).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;
    use pulldown_cmark::LinkType;

    #[test]
    fn links_lead_to_the_web_to_mail_and_within() {
        for good in ["https://a.example/b", "http://a.example/", "mailto:a@b.example", "/client/runs?x=1", "#part"] {
            assert_eq!(of(LinkType::Inline, good).as_deref(), Some(good), "{good}");
        }
        assert_eq!(of(LinkType::Email, "a@b.example").as_deref(), Some("mailto:a@b.example"));
    }

    #[test]
    fn and_nowhere_else() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a.example/1",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "\\\\evil.example",
            "x.html",
            "",
        ] {
            assert_eq!(of(LinkType::Inline, bad), None, "{bad:?}");
        }
    }
}
