//! The server's side of the port. The server fills it by putting one [`Scope`] into the context of each request.

use super::Boot;
use domain::{Operation, Refusal};
use leptos::prelude::{use_context, with_context};
use leptos_axum::ResponseOptions;
use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;
use texts::{Catalogue, Locale};

/// The answer of a call whose types only the caller knows.
pub type Reply = Pin<Box<dyn Future<Output = Result<Box<dyn Any + Send>, Refusal>> + Send>>;

/// What the server puts behind the port: its gateway, with the caller of this request.
pub trait Backend: Send + Sync {
    /// Runs the operation of that name. The box holds the operation; the answer's box holds its output.
    fn call(&self, name: &'static str, operation: Box<dyn Any + Send>) -> Reply;
}

/// The one context value of a request.
#[derive(Clone)]
pub struct Scope {
    /// The gateway, with the caller of this request.
    pub backend: Arc<dyn Backend>,
    /// What the page knows from its first byte.
    pub boot: Boot,
    /// The texts in the page's language, as its tenant has them.
    pub texts: &'static Catalogue,
    /// The installation's own address, `https://portico.example`, for what has to name it whole.
    pub public_url: String,
    /// The legal name of whoever runs the installation; empty: they haven't said.
    pub operator: String,
}

pub(super) fn call<O: Operation>(operation: O) -> impl Future<Output = Result<O::Answer, Refusal>> + Send {
    // The context is read before the first await: afterwards the reactive owner may be another.
    let reply = use_context::<Scope>().map(|scope| scope.backend.call(O::NAME, Box::new(operation)));
    async move {
        let answer = reply.ok_or_else(Refusal::internal)?.await?;
        answer.downcast::<O::Answer>().map(|output| *output).map_err(|_| Refusal::internal())
    }
}

/// What the page knows from its first byte. Routes are listed without a request; then nobody is signed in.
pub fn use_boot() -> Boot {
    use_context::<Scope>().map(|scope| scope.boot).unwrap_or_else(Boot::nobody)
}

/// The texts of the page. Routes are listed without a request; then they are the built-in ones.
pub(super) fn texts() -> &'static Catalogue {
    with_context(|scope: &Scope| scope.texts).unwrap_or_else(|| Catalogue::of(Locale::default()))
}

/// [`Boot`] as JSON that is safe inside `<script>`.
pub fn boot_json() -> String {
    serde_json::to_string(&use_boot()).unwrap_or_default().replace('<', "\\u003c")
}

/// Only a browser has a document to read from.
pub const fn embedded(_: &str) -> Option<String> {
    None
}

/// Where this release's assets are: `/pkg/<hash>`.
pub fn pkg_path() -> String {
    use_boot().pkg
}

/// The nonce of this answer's Content Security Policy.
pub fn nonce() -> Option<String> {
    leptos::nonce::use_nonce().map(|nonce| nonce.to_string())
}

/// The installation's own address and who runs it, for the heads of public pages.
pub fn installation() -> (String, String) {
    use_context::<Scope>().map(|scope| (scope.public_url, scope.operator)).unwrap_or_default()
}

/// Sets the HTTP status of the page.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), http::StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Only a browser keeps preferences while a page stays.
pub const fn prefer(_: super::Manner, _: &str) {}

/// Answers with a redirect to another page of Portico.
pub fn redirect(path: &str) {
    leptos_axum::redirect(path);
}
