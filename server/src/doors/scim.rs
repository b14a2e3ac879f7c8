//! `/scim/v2`: tenants' directories keep their people's accounts here, with the protocol's own names and error shape
//! (SCIM 2.0: RFC 7643, RFC 7644). Behind it are operations; a directory asks by an API key that may
//! `provision:people`.

mod answer;
mod attributes;
mod discovery;
mod draft;
mod fault;
mod filter;
mod patch;
mod path;
mod user;

use super::Doors;
use crate::gateway::{Caller, Door};
use answer::{Asked, created, listed, shown};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use domain::federation::{ChangeProvisioned, EndProvisioning, FindProvisioned, ProvisionPerson, ShowProvisioned};
use domain::kernel::ProvisioningId;
use draft::Draft;
use fault::{Fault, refused};
use http::StatusCode;

/// Where the door is.
const BASE: &str = "/scim/v2";
/// Where people are, as the protocol calls them.
const PEOPLE: &str = "/Users";

pub fn routes() -> Router<Doors> {
    let at = |path: &str| format!("{BASE}{path}");
    let people = at(PEOPLE);
    Router::new()
        .route(&at("/ServiceProviderConfig"), get(discovery::config))
        .route(&at("/ResourceTypes"), get(discovery::resource_types))
        .route(&at("/ResourceTypes/{id}"), get(discovery::resource_type))
        .route(&at("/Schemas"), get(discovery::schemas))
        .route(&at("/Schemas/{id}"), get(discovery::schema))
        .route(&people, get(find).post(create))
        .route(&format!("{people}/{{id}}"), get(show).put(replace).patch(modify).delete(end))
        .route(&at("/.search"), post(not_implemented))
        .route(&format!("{people}/.search"), post(not_implemented))
        .route(&at("/Bulk"), post(not_implemented))
        .route(&at("/Me"), any(not_implemented))
        .route(&at("/{*rest}"), any(unknown))
        .method_not_allowed_fallback(wrong_method)
}

/// A call that comes through this door, and where it is found.
struct Call {
    doors: Doors,
    caller: Caller,
    base: String,
}

impl Call {
    fn new(doors: Doors, caller: Caller) -> Self {
        let base = format!("{}{BASE}", doors.gateway.services().federation.public_url);
        Self { doors, caller: Caller { door: Door::Scim, ..caller }, base }
    }

    fn answer(&self, answer: Result<Response, Fault>) -> Response {
        answer.unwrap_or_else(|fault| refused(fault, &self.caller))
    }
}

async fn create(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    Query(asked): Query<Asked>,
    body: Bytes,
) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let draft = Draft::read(&body)?;
        let operation = ProvisionPerson { active: draft.active, entry: draft.entry()? };
        let made = call.doors.gateway.call(call.caller.clone(), operation).await?;
        created(&call.base, &made, &asked)
    };
    call.answer(answer.await)
}

async fn find(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    Query(asked): Query<Asked>,
) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let operation = match &asked.filter {
            Some(filter) => filter::read(filter)?,
            None => FindProvisioned::default(),
        };
        let operation = asked.part(operation)?;
        let found = call.doors.gateway.call(call.caller.clone(), operation).await?;
        Ok(listed(&call.base, &found, &asked))
    };
    call.answer(answer.await)
}

async fn show(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let operation = ShowProvisioned { id: id_of(&id)? };
        let found = call.doors.gateway.call(call.caller.clone(), operation).await?;
        Ok(shown(&call.base, &found, &asked))
    };
    call.answer(answer.await)
}

async fn replace(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    body: Bytes,
) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let id = id_of(&id)?;
        let draft = Draft::read(&body)?;
        change(&call, id, draft, &asked).await
    };
    call.answer(answer.await)
}

async fn modify(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    body: Bytes,
) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let id = id_of(&id)?;
        let operations = patch::read(&body)?;
        let before = call.doors.gateway.call(call.caller.clone(), ShowProvisioned { id }).await?;
        let mut draft = Draft::of(before.entry, before.active);
        for operation in operations {
            operation.apply(&mut draft)?;
        }
        change(&call, id, draft, &asked).await
    };
    call.answer(answer.await)
}

/// Takes over what a directory says now; who isn't said to be inactive is active.
async fn change(call: &Call, id: ProvisioningId, draft: Draft, asked: &Asked) -> Result<Response, Fault> {
    let operation = ChangeProvisioned { id, active: draft.active, entry: draft.entry()? };
    let changed = call.doors.gateway.call(call.caller.clone(), operation).await?;
    Ok(shown(&call.base, &changed, asked))
}

async fn end(State(doors): State<Doors>, Extension(caller): Extension<Caller>, Path(id): Path<String>) -> Response {
    let call = Call::new(doors, caller);
    let answer = async {
        let operation = EndProvisioning { id: id_of(&id)? };
        call.doors.gateway.call(call.caller.clone(), operation).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    call.answer(answer.await)
}

async fn not_implemented(Extension(caller): Extension<Caller>) -> Response {
    refused(Fault::status(501, "This part of SCIM isn't supported."), &caller)
}

async fn unknown(Extension(caller): Extension<Caller>) -> Response {
    refused(Fault::status(404, "There is nothing here."), &caller)
}

async fn wrong_method(Extension(caller): Extension<Caller>) -> Response {
    refused(Fault::status(405, "This method can't be used here."), &caller)
}

/// What is no id names nothing, as an unknown one does.
fn id_of(id: &str) -> Result<ProvisioningId, Fault> {
    id.parse().map_err(|_| domain::Refusal::not_found().into())
}
