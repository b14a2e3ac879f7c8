//! A call that a person puts together, sent as a program would send it.

use domain::Refusal;

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The HTTP status.
    pub status: u16,
    /// The milliseconds until all of it was there.
    pub took_ms: u32,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body; JSON is laid out for reading.
    pub body: String,
}

#[cfg(feature = "hydrate")]
pub use in_browser::{origin, reload, try_call};

/// The address of this installation as the browser sees it.
#[cfg(not(feature = "hydrate"))]
pub const fn origin() -> String {
    String::new()
}

/// Loads the page anew.
#[cfg(not(feature = "hydrate"))]
pub const fn reload() {}

/// Sends a call with a key, or with the session where there is none.
///
/// # Errors
/// `offline` where the server can't be reached. A refusal is an answer like any other.
#[cfg(not(feature = "hydrate"))]
pub async fn try_call(_: &str, _: &str, _: Option<&str>, _: Option<String>) -> Result<Heard, Refusal> {
    Err(Refusal::new(503, "offline"))
}

#[cfg(feature = "hydrate")]
mod in_browser {
    use super::{Heard, Refusal};
    use gloo_net::http::{Method, RequestBuilder};
    use js_sys::{Date, JSON};
    use wasm_bindgen::JsValue;
    use web_sys::RequestCredentials;

    /// The address of this installation as the browser sees it.
    pub fn origin() -> String {
        leptos::prelude::window().location().origin().unwrap_or_default()
    }

    /// Loads the page anew.
    pub fn reload() {
        let _ = leptos::prelude::window().location().reload();
    }

    /// Sends a call with a key, or with the session where there is none.
    ///
    /// # Errors
    /// `offline` where the server can't be reached. A refusal is an answer like any other.
    pub async fn try_call(method: &str, url: &str, key: Option<&str>, body: Option<String>) -> Result<Heard, Refusal> {
        let offline = || Refusal::new(503, "offline");
        let method = Method::from_bytes(method.as_bytes()).map_err(|_| offline())?;
        let request = RequestBuilder::new(url).method(method).header("accept", "application/json");
        let request = match key {
            // The key alone says who asks.
            Some(key) => {
                let bearer = format!("bearer {}", key.trim());
                request.header("authorization", &bearer).credentials(RequestCredentials::Omit)
            }
            None => request,
        };
        let request = match body {
            Some(body) => request.header("content-type", "application/json").body(body),
            None => request.build(),
        };
        let began = Date::now();
        let answer = request.map_err(|_| offline())?.send().await.map_err(|_| offline())?;
        let text = answer.text().await.map_err(|_| offline())?;
        let took_ms = (Date::now() - began) as u32;
        let headers = answer.headers().entries().collect();
        Ok(Heard { status: answer.status(), took_ms, headers, body: laid_out(text) })
    }

    /// JSON with its lines apart; anything else as it is.
    fn laid_out(text: String) -> String {
        let parsed = JSON::parse(&text).ok();
        let text_of = |value: JsValue| {
            JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from_f64(2.0)).ok()
        };
        parsed.and_then(text_of).map_or(text, String::from)
    }
}
