//! An operation as a Leptos server function: one generic impl for all of them.

use super::Refused;
use domain::{Operation, Refusal};
use leptos::prelude::ServerAction;
use serde::{Deserialize, Serialize};
use server_fn::client::browser::BrowserClient;
use server_fn::codec::{Json, PostUrl};
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
pub async fn call<O: Operation>(operation: O) -> Result<O::Answer, Refusal> {
    Call(operation).run_on_client().await.map_err(|Refused(refusal)| refusal)
}

/// An action for `<ActionForm>`; works as a plain form before hydration.
pub fn action<O: Operation>() -> ServerAction<Call<O>> {
    ServerAction::new()
}
