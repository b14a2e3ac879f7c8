//! The end of a page. Leptos writes the values that a page was made of behind the end of its document. Browsers take that as if
//! it stood before the end, and checkers as a mistake: so it stands there.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};

const END: &str = "</body></html>";

/// Makes the end of the document the last that comes.
pub async fn last(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (parts, body) = response.into_parts();
    // No limit: it is a page of our own, which was made whole before any of it came.
    match to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(parts, Body::from(ended(page))),
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The page with its last end at its end. Values that come behind it have no `<` of their own, so the last one is the document's.
fn ended(page: Bytes) -> Bytes {
    let Some((document, behind)) = std::str::from_utf8(&page).ok().and_then(|page| page.rsplit_once(END)) else {
        return page;
    };
    if behind.is_empty() {
        return page;
    }
    Bytes::from([document, behind, END].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &'static str) -> Bytes {
        ended(Bytes::from_static(text.as_bytes()))
    }

    #[test]
    fn what_comes_behind_the_document_stands_before_its_end() {
        let page = page("<html><body><p>a</p></body></html><script>1</script><script>2</script>");
        assert_eq!(page, "<html><body><p>a</p><script>1</script><script>2</script></body></html>");
    }

    #[test]
    fn the_last_end_is_the_documents() {
        let page = page("<html><body><script>\"</body></html>\"</script></body></html><script>1</script>");
        assert_eq!(page, "<html><body><script>\"</body></html>\"</script><script>1</script></body></html>");
    }

    #[test]
    fn a_page_that_ends_or_that_has_no_end_stays_as_it_is() {
        for whole in ["<html><body></body></html>", "", "<p>a</p>"] {
            assert_eq!(page(whole), whole);
        }
    }
}
