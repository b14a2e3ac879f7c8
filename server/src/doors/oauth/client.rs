//! As whom an app asks: in the header or in the body, never in both (RFC 6749 §2.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Refusal;
use http::{HeaderMap, header};

/// The id that an app names, and its secret if it sends one.
pub fn credentials(
    headers: &HeaderMap,
    id: Option<String>,
    secret: Option<String>,
) -> Result<(String, Option<String>), Refusal> {
    let refused = || Refusal::new(401, "oauth_invalid_client");
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok((id.ok_or_else(refused)?, secret.filter(|secret| !secret.is_empty())));
    };
    if secret.is_some() {
        return Err(Refusal::new(400, "oauth_invalid_request"));
    }
    let (own, secret) = value.to_str().ok().and_then(basic).ok_or_else(refused)?;
    if id.is_some_and(|id| id != own) {
        return Err(Refusal::new(400, "oauth_invalid_request"));
    }
    Ok((own, Some(secret).filter(|secret| !secret.is_empty())))
}

/// Both are form-encoded before they are joined (RFC 6749 §2.3.1).
fn basic(value: &str) -> Option<(String, String)> {
    let (scheme, encoded) = value.split_once(' ')?;
    let pair = STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let pair = String::from_utf8(pair).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((decoded(id)?, decoded(secret)?))
}

fn decoded(text: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&format!("x={text}")).ok()?;
    match &pairs[..] {
        [(_, value)] => Some(value.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pair: &str) -> HeaderMap {
        let value = format!("Basic {}", STANDARD.encode(pair)).parse().unwrap();
        HeaderMap::from_iter([(header::AUTHORIZATION, value)])
    }

    #[test]
    fn the_header_counts_and_the_body_may_only_agree() {
        let read = credentials(&with("an%20app:a%3Asecret"), Some("an app".into()), None);
        assert_eq!(read, Ok(("an app".into(), Some("a:secret".into()))));
        assert_eq!(credentials(&with("a:b"), None, Some("b".into())).unwrap_err().code, "oauth_invalid_request");
        assert_eq!(credentials(&with("a:b"), Some("c".into()), None).unwrap_err().code, "oauth_invalid_request");
        assert_eq!(credentials(&HeaderMap::new(), Some("a".into()), None), Ok(("a".into(), None)));
        assert_eq!(credentials(&HeaderMap::new(), None, None).unwrap_err().code, "oauth_invalid_client");
        assert_eq!(credentials(&with("a"), None, None).unwrap_err().code, "oauth_invalid_client");
    }
}
