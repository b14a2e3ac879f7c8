//! How the browser calls a server function: one piece of code for all operations, where the generic client of
//! `server_fn` would be compiled for each.

use super::{Refused, json};
use domain::Refusal;
use server_fn::client::{Client, browser::BrowserClient};
use server_fn::redirect::call_redirect_hook;
use server_fn::request::{ClientReq, browser::BrowserRequest};
use server_fn::response::ClientRes;
use std::pin::Pin;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Posts a form to a server function and answers with the JSON that comes back.
///
/// # Errors
/// What the gateway refuses with; `offline` where the server can't be reached.
pub(super) fn post(path: &'static str, form: Result<String, String>) -> Posted {
    Box::pin(async move {
        let form = form.map_err(Refusal::malformed)?;
        exchange(path, form).await.map_err(|Refused(refusal)| refusal)
    })
}

/// The JSON to come.
pub(super) type Posted = Pin<Box<dyn Future<Output = Result<String, Refusal>> + Send>>;

async fn exchange(path: &'static str, form: String) -> Result<String, Refused> {
    let request = <BrowserRequest as ClientReq<Refused>>::try_new_post(path, FORM, JSON, form)?;
    let response = <BrowserClient as Client<Refused>>::send(request).await?;
    let status = ClientRes::<Refused>::status(&response);
    let redirect = ClientRes::<Refused>::has_redirect(&response).then(|| ClientRes::<Refused>::location(&response));
    let body = ClientRes::<Refused>::try_into_string(response).await?;
    if status >= 400 {
        return Err(Refused(json::read(&body).unwrap_or_else(|unreadable| unreadable)));
    }
    if let Some(location) = redirect {
        call_redirect_hook(&location);
    }
    Ok(body)
}
