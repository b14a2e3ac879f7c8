//! Every list as a file: a query whose output is a page of rows also answers with CSV or an Excel workbook, all rows of
//! it, asked for by `Accept` or `?format=`. Derived from the catalogue; a list needs nothing to be exported.
//!
//! The rows come page by page through the gateway, so permission, tenant and row-level security are those of the list.
//! Members of the query that speak of one page, `limit` and `cursor`, mean nothing here.

mod cell;
mod columns;
mod csv;
mod pages;
mod wish;
mod xlsx;

pub use wish::{Format, wish};

use crate::gateway::{Caller, Gateway};
use crate::{Stop, audit};
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use domain::catalogue::Entry;
use http::{HeaderValue, header};
use pages::Pages;
use serde_json::Value;

/// The list as a file, from its first row to its last. The
/// audit records it, and limits count it, once.
///
/// # Errors
/// What the list itself refuses with, and `export_too_large` (400) for a workbook that wouldn't end.
pub async fn answer(
    entry: &'static Entry,
    format: Format,
    gateway: &Gateway,
    caller: Caller,
    input: Value,
) -> Result<Response, Refusal> {
    let columns = columns::of(entry, caller.locale);
    let name = file_name(entry, &gateway.services().clock.now().date(), format);
    // The first page tells whether the caller may see anything at all: only then the answer is a file.
    let mut pages = Pages::of(entry, gateway, caller.clone(), input);
    let first = pages.next().await?.unwrap_or_default();
    audit::exported(gateway.services(), &caller, entry.name).await.map_err(Stop::into_refusal)?;
    caller.notes.noted().goes_on = true;
    let body = match format {
        Format::Csv => Body::from_stream(csv::stream(columns, first, pages)),
        Format::Xlsx => Body::from(xlsx::workbook(&columns, first, pages).await?),
    };
    metrics::counter!("portico_exports_total", "operation" => entry.name, "format" => format.as_str()).increment(1);
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// `tenants-2026-11-21.csv`.
fn file_name(entry: &Entry, date: &str, format: Format) -> String {
    let list = entry.name.rsplit('.').next().unwrap_or(entry.name).replace('_', "-");
    format!("{list}-{date}.{}", format.as_str())
}
