//! The second question about a request, before anybody or anything is looked up for it: how many has its address asked
//! in this minute? And the last word of every answer: how the caller stands with the limits.

use super::authenticate::locale_of;
use super::errors::refuse;
use super::request::Names;
use super::{Doors, address, standing};
use crate::gateway::{Gateway, Notes, Rule};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;
use std::net::IpAddr;

/// Counts the request against its address, or refuses it. Names in `Host` cost a look into the database, and whoever
/// asks chooses them: so this comes before the site is sought.
pub async fn admit(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let notes = request.extensions().get::<Notes>().cloned().unwrap_or_default();
    let address = address::of(&request, &doors.settings.limits.trusted_proxies);
    {
        let mut noted = notes.noted();
        (noted.logged, noted.address) = (true, address);
    }
    let admitted = match address {
        Some(address) => admitted(&doors.gateway, address, &notes).await,
        None => Ok(()),
    };
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(refusal) => {
            notes.noted().code = Some(refusal.code.to_string());
            let locale = locale_of(request.headers(), request.uri().path());
            let names = request.extensions().get::<Names>().map(|names| names.request_id.clone());
            refuse(refusal, locale, &names.unwrap_or_default())
        }
    };
    standing::tell(&notes.noted().standings, &mut response);
    response
}

async fn admitted(gateway: &Gateway, address: IpAddr, notes: &Notes) -> Result<(), Refusal> {
    let (standings, refused) = match gateway.services().limits.admit(&[Rule::of_address(address)]).await {
        Ok(standings) => (standings, Ok(())),
        Err((refusal, standings)) => (standings, Err(refusal)),
    };
    notes.noted().standings.extend(standings);
    refused
}
