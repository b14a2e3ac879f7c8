//! An operation as a Leptos server function: one generic impl for all of them.

use super::Refused;
use domain::{Operation, Refusal};
use leptos::prelude::use_context;
use leptos::server::ServerActionError;
use serde::{Deserialize, Serialize};
use server_fn::client::browser::BrowserClient;
use server_fn::codec::{Json, PostUrl};
use server_fn::error::ServerFnUrlError;
use server_fn::{Http, ServerFn};

#[cfg(feature = "ssr")]
type Server = server_fn::axum::AxumServerFnBackend;
#[cfg(not(feature = "ssr"))]
type Server = server_fn::mock::BrowserMockServer;

/// The call of an operation: `POST /api/fn/context.verb_noun`, form-encoded, so that a plain form works too.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent, bound = "O: Operation")]
pub struct Call<O>(pub O);

impl<O: Operation> ServerFn for Call<O> {
    const PATH: &'static str = O::CALL;
    type Client = BrowserClient;
    type Server = Server;
    type Protocol = Http<PostUrl, Json>;
    type Output = O::Answer;
    type Error = Refused;
    type InputStreamError = Refused;
    type OutputStreamError = Refused;

    async fn run_body(self) -> Result<O::Answer, Refused> {
        call(self.0).await.map_err(Refused)
    }
}

/// Calls an operation: in process on the server, over HTTP from the browser.
///
/// # Errors
/// Whatever the gateway refuses with; `offline` where the server can't be reached.
#[cfg(feature = "ssr")]
pub fn call<O: Operation>(operation: O) -> impl Future<Output = Result<O::Answer, Refusal>> + Send {
    super::ssr::call(operation)
}

/// Calls an operation: in process on the server, over HTTP from the browser.
///
/// # Errors
/// Whatever the gateway refuses with; `offline` where the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub fn call<O: Operation>(operation: O) -> impl Future<Output = Result<O::Answer, Refusal>> + Send {
    // All that knows the operation's type is what writes and reads it.
    let form = serde_qs::to_string(&operation).map_err(|why| why.to_string());
    let answer = super::transport::post(O::CALL, form);
    async move { super::json::read(&answer.await?) }
}

/// As [`call`], for who signs somebody in again on a page that stays: the answer leads nowhere, and waits for nobody.
///
/// # Errors
/// As [`call`].
pub fn call_in_place<O: Operation>(operation: O) -> impl Future<Output = Result<O::Answer, Refusal>> + Send {
    #[cfg(feature = "ssr")]
    let answer = super::ssr::call(operation);
    #[cfg(not(feature = "ssr"))]
    let answer = {
        let form = serde_qs::to_string(&operation).map_err(|why| why.to_string());
        let answer = super::transport::post_in_place(O::CALL, form);
        async move { super::json::read(&answer.await?) }
    };
    answer
}

/// What was wrong with an operation that a plain form posted to no avail: the page that it came from is shown again.
pub fn refused_before(path: &str) -> Option<Refusal> {
    let error = use_context::<ServerActionError>().filter(|error| error.path() == path)?;
    let Refused(refusal) = ServerFnUrlError::<Refused>::decode_err(error.err());
    Some(refusal)
}
