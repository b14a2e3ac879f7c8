//! A strict look at a token before anything is computed with it: three parts, a header of exactly three members, no
//! member twice. What a lenient library would read one way and another program another way never gets that far
//! (RFC 8725 §3; a duplicate member: RFC 7515 §4).

use crate::ambient::from_base64url;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// The longest token that is read.
const BYTES_MAX: usize = 16 * 1024;
/// The longest name of a key.
const KID_BYTES_MAX: usize = 64;

/// The header of our tokens: these members and no other. So there is no `crit`, no key or address of one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// The name of the key that a token of this type says it is signed with; `None` for what is no token of ours.
pub fn key_of(token: &str, typ: &str) -> Option<String> {
    if token.len() > BYTES_MAX {
        return None;
    }
    let mut parts = token.split('.');
    let (Some(header), Some(claims), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    // An Ed25519 signature has 64 bytes, which are 86 characters.
    if signature.len() != 86 {
        return None;
    }
    // The decoder takes neither padding nor bits beyond the last byte, so that each token has one spelling.
    let [header, claims, signature] = [header, claims, signature].map(from_base64url);
    signature?;
    serde_json::from_slice::<Once>(&claims?).ok()?;
    let header: Header = serde_json::from_slice(&header?).ok()?;
    (header.alg == "EdDSA" && header.typ == typ && header.kid.len() <= KID_BYTES_MAX).then_some(header.kid)
}

/// JSON in which no object, at any depth, has a member twice.
struct Once;

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON whose members have names of their own")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
        let mut seen = HashSet::new();
        while let Some((name, Once)) = map.next_entry::<String, Once>()? {
            if !seen.insert(name) {
                return Err(A::Error::custom("a member stands there twice"));
            }
        }
        Ok(Once)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Once, A::Error> {
        while items.next_element::<Once>()?.is_some() {}
        Ok(Once)
    }

    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_str<E>(self, _: &str) -> Result<Once, E> {
        Ok(Once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::base64url;

    const GOOD: &str = r#"{"alg":"EdDSA","kid":"1.abc","typ":"at+jwt"}"#;

    fn token(header: &str, claims: &str) -> String {
        format!("{}.{}.{}", base64url(header.as_bytes()), base64url(claims.as_bytes()), base64url(&[7; 64]))
    }

    #[test]
    fn a_token_of_ours_names_its_key() {
        assert_eq!(key_of(&token(GOOD, r#"{"a":{"b":[1,null,true,-2,0.5,"x"]},"b":1}"#), "at+jwt").unwrap(), "1.abc");
    }

    #[test]
    fn a_header_has_our_three_members_and_no_other() {
        for header in [
            r#"{"alg":"none","kid":"1.abc","typ":"at+jwt"}"#,
            r#"{"alg":"HS256","kid":"1.abc","typ":"at+jwt"}"#,
            r#"{"alg":"eddsa","kid":"1.abc","typ":"at+jwt"}"#,
            r#"{"alg":"EdDSA","kid":"1.abc"}"#,
            r#"{"alg":"EdDSA","typ":"at+jwt"}"#,
            r#"{"alg":"EdDSA","kid":"1.abc","typ":"JWT"}"#,
            r#"{"alg":"EdDSA","kid":1,"typ":"at+jwt"}"#,
            r#"{"alg":"EdDSA","kid":"1.abc","typ":"at+jwt","crit":["exp"]}"#,
            r#"{"alg":"EdDSA","kid":"1.abc","typ":"at+jwt","jwk":{}}"#,
            r#"{"alg":"EdDSA","alg":"EdDSA","kid":"1.abc","typ":"at+jwt"}"#,
            r#"{"alg":"EdDSA","kid":"1.abc","typ":"at+jwt"} x"#,
            r#"["EdDSA","1.abc","at+jwt"]x"#,
            "",
        ] {
            assert_eq!(key_of(&token(header, "{}"), "at+jwt"), None, "{header}");
        }
    }

    #[test]
    fn a_member_that_stands_there_twice_is_found_at_any_depth() {
        for claims in [r#"{"exp":1,"exp":2}"#, r#"{"a":{"b":1,"b":1}}"#, r#"{"a":[{"b":1,"\u0062":1}]}"#, "{", "{} {}"]
        {
            assert_eq!(key_of(&token(GOOD, claims), "at+jwt"), None, "{claims}");
        }
    }

    #[test]
    fn a_token_has_one_spelling() {
        let good = token(GOOD, "{}");
        let (head, signature) = good.rsplit_once('.').unwrap();
        let long = format!("{}{}", good, "x".repeat(BYTES_MAX));
        let last = format!("{head}.{}x", &signature[..85]);
        for bad in [
            "",
            "..",
            head,
            &format!("{good}."),
            &format!("{good}.e30"),
            &format!(" {good}"),
            &format!("{good}="),
            &format!("{head}.{}", &signature[..84]),
            &format!("{head}.{}+", &signature[..85]),
            &good.replace('.', "=."),
            &long,
            &last,
        ] {
            assert_eq!(key_of(bad, "at+jwt"), None, "{bad}");
        }
    }
}
