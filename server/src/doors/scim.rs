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
use axum::extract::{Extension, FromRequestParts, Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use domain::Operation;
use domain::federation::{
    ChangeProvisioned, EndProvisioning, FindProvisioned, ProvisionPerson, Provisioned, ShowProvisioned,
};
use domain::kernel::ProvisioningId;
use draft::Draft;
use fault::{Fault, refused};
use http::StatusCode;
use http::request::Parts;

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

/// A call that comes through this door, where it is found, and how its answer is wanted.
struct Call {
    doors: Doors,
    caller: Caller,
    base: String,
    asked: Asked,
}

impl FromRequestParts<Doors> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Response> {
        let caller = Extension::<Caller>::from_request_parts(parts, doors).await;
        let Extension(caller) = caller.map_err(IntoResponse::into_response)?;
        let asked = Query::<Asked>::from_request_parts(parts, doors).await;
        let Query(asked) = asked.map_err(IntoResponse::into_response)?;
        let base = format!("{}{BASE}", doors.gateway.services().federation.public_url);
        Ok(Self { doors: doors.clone(), caller: Caller { door: Door::Scim, ..caller }, base, asked })
    }
}

impl Call {
    async fn run<O: Operation>(&self, operation: O) -> Result<O::Answer, Fault> {
        Ok(self.doors.gateway.call(self.caller.clone(), operation).await?)
    }

    fn answer(&self, answer: Result<Response, Fault>) -> Response {
        answer.unwrap_or_else(|fault| refused(fault, &self.caller))
    }

    fn shown(&self, person: &Provisioned) -> Response {
        shown(&self.base, person, &self.asked)
    }
}

async fn create(call: Call, body: Bytes) -> Response {
    let answer = async {
        let draft = Draft::read(&body)?;
        let made = call.run(ProvisionPerson { active: draft.active, entry: draft.entry()? }).await?;
        created(&call.base, &made, &call.asked)
    };
    call.answer(answer.await)
}

async fn find(call: Call) -> Response {
    let answer = async {
        let operation = match &call.asked.filter {
            Some(filter) => filter::read(filter)?,
            None => FindProvisioned::default(),
        };
        let found = call.run(call.asked.part(operation)?).await?;
        Ok(listed(&call.base, &found, &call.asked))
    };
    call.answer(answer.await)
}

async fn show(call: Call, Path(id): Path<String>) -> Response {
    let answer = async { Ok(call.shown(&call.run(ShowProvisioned { id: id_of(&id)? }).await?)) };
    call.answer(answer.await)
}

async fn replace(call: Call, Path(id): Path<String>, body: Bytes) -> Response {
    let answer = async { change(&call, id_of(&id)?, Draft::read(&body)?).await };
    call.answer(answer.await)
}

async fn modify(call: Call, Path(id): Path<String>, body: Bytes) -> Response {
    let answer = async {
        let id = id_of(&id)?;
        let operations = patch::read(&body)?;
        let before = call.run(ShowProvisioned { id }).await?;
        let mut draft = Draft::of(before.entry, before.active);
        for operation in operations {
            operation.apply(&mut draft)?;
        }
        change(&call, id, draft).await
    };
    call.answer(answer.await)
}

/// Takes over what a directory says now; who isn't said to be inactive is active.
async fn change(call: &Call, id: ProvisioningId, draft: Draft) -> Result<Response, Fault> {
    let changed = call.run(ChangeProvisioned { id, active: draft.active, entry: draft.entry()? }).await?;
    Ok(call.shown(&changed))
}

async fn end(call: Call, Path(id): Path<String>) -> Response {
    let answer = async {
        call.run(EndProvisioning { id: id_of(&id)? }).await?;
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
