use super::*;
use domain::policy::Role;
use serde_json::{Value, json};

fn actor() -> Actor {
    Actor::example(7, 1, &[Role::ClientUser])
}

fn good() -> Claims {
    claims(SessionId(Uuid::from_u128(9)), &actor())
}

#[test]
fn a_token_is_read_by_whoever_shares_the_secret_and_nobody_else() {
    let [ours, same, other] = [&b"a"[..], b"a", b"b"].map(|secret| Tokens::new(secret, &[]));
    let token = ours.sign_with(1, ACCESS, &good()).unwrap();
    for _ in 0..2 {
        let read = same.read(&token).unwrap();
        assert_eq!((read.claims.user_id.as_u128(), read.claims.roles[0].as_str()), (7, "client_user"));
        assert_eq!(read.edition, 1);
    }
    assert_eq!(other.read(&token), None);
}

#[test]
fn what_an_earlier_secret_signed_is_read_as_long_as_it_is_named() {
    let before = Tokens::new(b"before", &[]).sign_with(3, ACCESS, &good()).unwrap();
    let after = Tokens::new(b"after", &[b"before".to_vec()]);
    assert_eq!(after.read(&before).unwrap().edition, 3);
    assert_eq!(Tokens::new(b"after", &[]).read(&before), None);
    let next = after.sign_with(3, ACCESS, &good()).unwrap();
    assert_eq!(Tokens::new(b"before", &[]).read(&next), None, "today's secret signs");
}

#[test]
fn each_edition_signs_with_a_key_of_its_own() {
    let tokens = Tokens::new(b"a", &[]);
    let kids: Vec<String> = (1..=3)
        .map(|edition| {
            let token = tokens.sign_with(edition, ACCESS, &good()).unwrap();
            assert_eq!(tokens.read(&token).unwrap().edition, edition);
            strict::key_of(&token, ACCESS).unwrap()
        })
        .collect();
    assert!(kids[0] != kids[1] && kids[1] != kids[2]);
    assert!(kids[0].starts_with("1.") && kids[2].starts_with("3."));
}

#[test]
fn a_token_that_has_ended_or_is_for_others_is_no_token() {
    let tokens = Tokens::new(b"a", &[]);
    let now = machine_now().0.timestamp();
    let sign = |claims: &Claims| tokens.sign_with(1, ACCESS, claims).unwrap();
    let fine = good();
    assert_eq!(*tokens.read(&sign(&fine)).unwrap().claims, fine);
    for bad in [
        Claims { exp: now - 10, ..good() },
        Claims { iss: "somebody".into(), ..good() },
        Claims { aud: "somebody".into(), ..good() },
    ] {
        assert_eq!(tokens.read(&sign(&bad)), None, "{bad:?}");
    }
    let with = |name: &str, value: Value| {
        let mut claims = serde_json::to_value(good()).unwrap();
        claims[name] = value;
        tokens.read(&tokens.sign_with(1, ACCESS, &claims).unwrap())
    };
    assert!(with("nbf", json!(now)).is_some());
    assert_eq!(with("nbf", json!(now + 60)), None, "not yet");
    assert_eq!(with("exp", json!("never")), None);
    assert_eq!(with("aud", json!(["elsewhere"])), None);
}

#[test]
fn a_token_is_forgotten_when_it_ends() {
    let tokens = Tokens::new(b"a", &[]);
    let claims = Claims { exp: machine_now().0.timestamp() + 60, ..good() };
    let token = tokens.sign_with(1, ACCESS, &claims).unwrap();
    let verified = tokens.read(&token).unwrap();
    assert_eq!(tokens.0.known.get(&token, claims.exp - 1), Some(verified));
    assert_eq!(tokens.0.known.get(&token, claims.exp), None);
    assert_eq!(tokens.0.known.get(&token, claims.exp - 1), None, "it is gone for good");
}

#[test]
fn what_else_we_sign_is_no_access_token() {
    let tokens = Tokens::new(b"a", &[]);
    let id_token = tokens.sign_with(1, "JWT", &good()).unwrap();
    assert_eq!(tokens.read(&id_token), None);
    assert!(tokens.read_as::<Value>(&id_token, "JWT", (ISSUER, ISSUER)).is_some());
    assert!(tokens.read_as::<Value>(&id_token, "JWT", (ISSUER, "another app")).is_none());
}

#[test]
fn a_token_that_was_touched_is_no_token() {
    let tokens = Tokens::new(b"a", &[]);
    let token = tokens.sign_with(1, ACCESS, &good()).unwrap();
    for at in 0..token.len() {
        let mut touched = token.clone().into_bytes();
        touched[at] = if touched[at] == b'A' { b'B' } else { b'A' };
        let touched = String::from_utf8(touched).unwrap();
        assert_eq!(tokens.read(&touched), None, "character {at}");
    }
    let (head, signature) = token.rsplit_once('.').unwrap();
    let (header, _) = head.split_once('.').unwrap();
    let payload = crate::ambient::base64url(br#"{"sid":"0","roles":["admin"]}"#);
    assert_eq!(tokens.read(&format!("{header}.{payload}.{signature}")), None);
}
