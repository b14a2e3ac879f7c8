//! A download as HTTP has it (RFC 9110): the whole, one range of it, or the word that the caller has it already.

use crate::gateway::{Disposition, Download};
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use futures::StreamExt;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use std::ops::Range;

/// The answer to a request for this file.
pub async fn answer(file: Download, parts: &Parts) -> Result<Response, Refusal> {
    let etag = format!("\"{}\"", file.etag);
    let mut headers = described(&file, &etag);
    if super::super::conditions::has_already(&parts.headers, &etag) {
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_DISPOSITION);
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let total = file.bytes_total;
    let (status, range) = match wanted(&parts.headers, &etag, total) {
        Wanted::Whole => (StatusCode::OK, 0..total),
        Wanted::Part(range) => {
            let described = format!("bytes {}-{}/{total}", range.start, range.end - 1);
            headers.insert(header::CONTENT_RANGE, text(&described));
            (StatusCode::PARTIAL_CONTENT, range)
        }
        Wanted::Beyond => return Err(Refusal::new(416, "range_not_satisfiable").with("bytes", total)),
    };
    headers.insert(header::CONTENT_LENGTH, (range.end - range.start).into());
    if parts.method == Method::HEAD {
        return Ok((status, headers).into_response());
    }
    let pieces = (file.open)(range).await.map_err(crate::Stop::into_refusal)?;
    // The answer has begun: what goes wrong from here on breaks the connection off, and the log has the reason.
    let pieces = pieces.map(|piece| piece.map_err(|stop| std::io::Error::other(stop.into_refusal())));
    Ok((status, headers, Body::from_stream(pieces)).into_response())
}

enum Wanted {
    Whole,
    Part(Range<u64>),
    Beyond,
}

/// What the request wants of a file. Several ranges at once are answered with the whole, as is a range of another
/// version (`If-Range`) and what isn't written as the standard says.
fn wanted(headers: &HeaderMap, etag: &str, total: u64) -> Wanted {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let of_this = headers.get(header::IF_RANGE).is_none_or(|version| version == etag);
    let Some(Ok(ranges)) = range.filter(|_| of_this).map(http_range_header::parse_range_header) else {
        return Wanted::Whole;
    };
    if ranges.ranges.len() > 1 {
        return Wanted::Whole;
    }
    match ranges.validate(total).as_deref() {
        Ok([range]) if total > 0 => Wanted::Part(*range.start()..range.end() + 1),
        _ => Wanted::Beyond,
    }
}

fn described(file: &Download, etag: &str) -> HeaderMap {
    let disposition = match file.disposition {
        Disposition::Attachment => "attachment",
        Disposition::Inline => "inline",
    };
    let plain = file.name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' });
    let (plain, exact) = (plain.collect::<String>(), app::port::escape(&file.name));
    let disposition = format!("{disposition}; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    let media_type = HeaderValue::from_str(&file.media_type);
    [
        (header::CONTENT_TYPE, media_type.unwrap_or(HeaderValue::from_static("application/octet-stream"))),
        (header::CONTENT_DISPOSITION, text(&disposition)),
        (header::ETAG, text(etag)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ]
    .into_iter()
    .collect()
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""))
}
