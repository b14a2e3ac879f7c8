//! A page that leads to somewhere else. A form's answer may not lead out of Portico by a redirect (`form-action` in the
//! Content Security Policy of its page, which browsers hold against the whole chain): so the way out begins with a page.

use axum::response::{Html, IntoResponse, Response};
use http::header;
use texts::{Locale, keys};

/// A page that goes on to `address` by itself, and has a link for whoever it doesn't.
pub fn page(locale: Locale, address: &str, name: &str) -> Response {
    let text = |key| texts::text(locale, key, &[]);
    let title = escaped(&texts::text(locale, keys::federation::ONWARD_TITLE, &[("name", name)]));
    let (go_on, address) = (escaped(&text(keys::sign_in::GO_ON)), escaped(address));
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"refresh\" content=\"0;url={address}\">\
         <title>{title}</title></head><body><main><h1>{title}</h1><p><a href=\"{address}\" rel=\"noreferrer\">{go_on}</a></p>\
         </main></body></html>",
        locale.tag(),
        locale.direction().as_str()
    );
    // The address holds secrets of this sign-in: nothing keeps the page, and nobody hears where it was.
    ([(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")], Html(page)).into_response()
}

/// Text inside HTML and its attributes.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |out, c| match c {
        '&' => out + "&amp;",
        '<' => out + "&lt;",
        '>' => out + "&gt;",
        '"' => out + "&quot;",
        '\'' => out + "&#39;",
        c => out + c.encode_utf8(&mut [0; 4]),
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_leaves_its_attribute() {
        assert_eq!(escaped("a\"b'c<d>&e"), "a&quot;b&#39;c&lt;d&gt;&amp;e");
    }
}
