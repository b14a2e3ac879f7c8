//! The browser's part in the ceremonies of passkeys: it hands the server's question to the authenticator, and the answer
//! back. Both are JSON, which browsers read and write themselves (W3C Web Authentication, level 3, §5.1.8 to 5.1.10).

use domain::Refusal;

#[cfg(feature = "hydrate")]
pub use in_browser::{ask_passkey, make_passkey};

/// Lets the person make a new passkey.
///
/// # Errors
/// `passkey_cancelled` where they don't, `passkeys_unsupported` where the browser can't.
#[cfg(not(feature = "hydrate"))]
pub async fn make_passkey(_: &str) -> Result<String, Refusal> {
    Err(Refusal::new(400, "passkeys_unsupported"))
}

/// Lets the person choose one of their passkeys.
///
/// # Errors
/// As [`make_passkey`].
#[cfg(not(feature = "hydrate"))]
pub async fn ask_passkey(_: &str) -> Result<String, Refusal> {
    Err(Refusal::new(400, "passkeys_unsupported"))
}

#[cfg(feature = "hydrate")]
mod in_browser {
    use super::Refusal;
    use js_sys::{Function, JSON, Object, Promise, Reflect};
    use leptos::prelude::window;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// Lets the person make a new passkey.
    ///
    /// # Errors
    /// `passkey_cancelled` where they don't, `passkeys_unsupported` where the browser can't.
    pub async fn make_passkey(options: &str) -> Result<String, Refusal> {
        ceremony(options, "parseCreationOptionsFromJSON", "create").await.map_err(|why| refusal(&why))
    }

    /// Lets the person choose one of their passkeys.
    ///
    /// # Errors
    /// As [`make_passkey`].
    pub async fn ask_passkey(options: &str) -> Result<String, Refusal> {
        ceremony(options, "parseRequestOptionsFromJSON", "get").await.map_err(|why| refusal(&why))
    }

    /// Through reflection, since the bindings know neither of the functions that read JSON.
    async fn ceremony(options: &str, reader: &str, act: &str) -> Result<String, JsValue> {
        let class = Reflect::get(&window(), &"PublicKeyCredential".into())?;
        let reader: Function = Reflect::get(&class, &reader.into())?.dyn_into()?;
        let options = reader.call1(&class, &JSON::parse(options)?)?;
        let wish = Object::new();
        Reflect::set(&wish, &"publicKey".into(), &options)?;
        let credentials = Reflect::get(&window().navigator(), &"credentials".into())?;
        let act: Function = Reflect::get(&credentials, &act.into())?.dyn_into()?;
        let promise: Promise = act.call1(&credentials, &wish)?.dyn_into()?;
        let credential = JsFuture::from(promise).await?;
        // This asks the credential's own `toJSON`.
        Ok(JSON::stringify(&credential)?.into())
    }

    fn refusal(why: &JsValue) -> Refusal {
        let name = Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
        match name.as_str() {
            "NotAllowedError" | "AbortError" => Refusal::new(400, "passkey_cancelled"),
            "InvalidStateError" => Refusal::new(409, "passkey_known"),
            _ => Refusal::new(400, "passkeys_unsupported"),
        }
    }
}
