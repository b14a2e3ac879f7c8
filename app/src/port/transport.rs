//! How the browser calls a server function: one piece of code for all operations, where the generic client of
//! `server_fn` would be compiled for each.

use super::{Refused, json, line, noted};
use domain::Refusal;
use server_fn::client::{Client, browser::BrowserClient};
use server_fn::redirect::call_redirect_hook;
use server_fn::request::{ClientReq, browser::BrowserRequest};
use server_fn::response::ClientRes;
use std::pin::Pin;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Posts a form to a server function and answers with the JSON that comes back. A call of somebody whose session has
/// ended waits until they have signed in again, and is sent once more.
///
/// # Errors
/// What the gateway refuses with; `offline` where the server can't be reached.
pub(super) fn post(path: &'static str, form: Result<String, String>) -> Posted {
    let number = noted::note(path, &form);
    Box::pin(async move {
        let form = form.map_err(Refusal::malformed)?;
        noted::sent(number);
        let mut answer = exchange(path, form.clone(), number).await;
        let is_over = matches!(&answer, Err(Refused(refusal)) if refusal.code == "not_signed_in");
        if is_over && line::signed_in_again().await {
            answer = exchange(path, form, number).await;
        }
        let Answer { body, location } = answer.map_err(|Refused(refusal)| refusal)?;
        if let Some(location) = location {
            call_redirect_hook(&location);
        }
        Ok(body)
    })
}

/// As [`post`], and the page stays whatever the answer says; nothing is waited for.
///
/// # Errors
/// As [`post`].
pub(super) fn post_in_place(path: &'static str, form: Result<String, String>) -> Posted {
    Box::pin(async move {
        let form = form.map_err(Refusal::malformed)?;
        exchange(path, form, None).await.map(|answer| answer.body).map_err(|Refused(refusal)| refusal)
    })
}

/// The JSON to come.
pub(super) type Posted = Pin<Box<dyn Future<Output = Result<String, Refusal>> + Send>>;

/// What came back, and the page that it leads to.
struct Answer {
    body: String,
    location: Option<String>,
}

async fn exchange(path: &'static str, form: String, number: Option<usize>) -> Result<Answer, Refused> {
    let request = <BrowserRequest as ClientReq<Refused>>::try_new_post(path, FORM, JSON, form)?;
    let begun = line::begin();
    let response = <BrowserClient as Client<Refused>>::send(request).await;
    line::note(begun, response.is_ok());
    let response = response?;
    let status = ClientRes::<Refused>::status(&response);
    let location = ClientRes::<Refused>::has_redirect(&response).then(|| ClientRes::<Refused>::location(&response));
    let body = ClientRes::<Refused>::try_into_string(response).await?;
    noted::answered(number, status);
    if status >= 400 {
        return Err(Refused(json::read(&body).unwrap_or_else(|unreadable| unreadable)));
    }
    Ok(Answer { body, location })
}
