//! Tokens that somebody made up or changed: each is refused before any handler, on every route of the catalogue.

use crate::support::people::CLIENT;
use crate::support::{World, rest_of};
use domain::catalogue;
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use server::ambient::{base64url, from_base64url, machine_now};
use sha2::Sha256;

/// The key of an edition, as the installation derives it: what is signed with it is refused for nothing but its form.
fn key(edition: u32) -> SigningKey {
    let mut seed = [0; 32];
    let purpose = format!("portico token key v2 edition {edition}");
    Hkdf::<Sha256>::new(None, &[0x5e; 32]).expand(purpose.as_bytes(), &mut seed).expect("a seed");
    SigningKey::from_bytes(&seed)
}

fn signed(key: &SigningKey, header: &str, claims: &str) -> String {
    let head = format!("{}.{}", base64url(header.as_bytes()), base64url(claims.as_bytes()));
    format!("{head}.{}", base64url(&key.sign(head.as_bytes()).to_bytes()))
}

fn part(token: &str, at: usize) -> Value {
    let part = token.split('.').nth(at).expect("a part");
    serde_json::from_slice(&from_base64url(part).expect("base64url")).expect("JSON")
}

fn with(value: &Value, name: &str, to: Value) -> String {
    let mut value = value.clone();
    value[name] = to;
    value.to_string()
}

/// The attacks, each by its name, on a good token.
fn attacks(good: &str) -> Vec<(&'static str, String)> {
    let (ours, foreign) = (key(1), SigningKey::from_bytes(&[7; 32]));
    let (header, claims) = (part(good, 0), part(good, 1));
    let (h, c) = (header.to_string(), claims.to_string());
    let now = machine_now().0.timestamp();
    let hmac = |secret: &[u8]| {
        let head =
            format!("{}.{}", base64url(with(&header, "alg", json!("HS256")).as_bytes()), base64url(c.as_bytes()));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length");
        mac.update(head.as_bytes());
        format!("{head}.{}", base64url(&mac.finalize().into_bytes()))
    };
    let unsigned =
        format!("{}.{}.", base64url(with(&header, "alg", json!("none")).as_bytes()), base64url(c.as_bytes()));
    let (head, signature) = good.rsplit_once('.').expect("three parts");
    vec![
        ("no algorithm", unsigned),
        ("no algorithm, but a signature", signed(&ours, &with(&header, "alg", json!("none")), &c)),
        ("the public key as a shared secret", hmac(ours.verifying_key().as_bytes())),
        ("its text as a shared secret", hmac(base64url(ours.verifying_key().as_bytes()).as_bytes())),
        ("another algorithm by name", signed(&ours, &with(&header, "alg", json!("ES256")), &c)),
        ("a key that there is not", signed(&ours, &with(&header, "kid", json!("1.AAAAAAAAAAAAAAAA")), &c)),
        ("an edition that there is not", signed(&ours, &with(&header, "kid", json!("7.AAAAAAAAAAAAAAAA")), &c)),
        ("the name of a key that didn't sign", signed(&key(2), &h, &c)),
        ("an edition that nobody has begun", {
            let kid = base64url(&<Sha256 as sha2::Digest>::digest(key(2).verifying_key().as_bytes())[..12]);
            signed(&key(2), &with(&header, "kid", json!(format!("2.{kid}"))), &c)
        }),
        ("a path as the name of a key", signed(&ours, &with(&header, "kid", json!("../../dev/null")), &c)),
        ("no name of a key", signed(&ours, r#"{"alg":"EdDSA","typ":"at+jwt"}"#, &c)),
        ("an extension that must be understood", signed(&ours, &with(&header, "crit", json!(["exp"])), &c)),
        ("a key that it brings itself", signed(&foreign, &with(&header, "jwk", json!({"kty": "OKP"})), &c)),
        ("an address of keys", signed(&ours, &with(&header, "jku", json!("https://evil.example/jwks")), &c)),
        ("another type", signed(&ours, &with(&header, "typ", json!("JWT")), &c)),
        ("a member of the header twice", signed(&ours, &h.replacen('{', r#"{"alg":"EdDSA","#, 1), &c)),
        ("a claim twice", signed(&ours, &h, &c.replacen('{', r#"{"aud":"portico","#, 1))),
        ("an ended token", signed(&ours, &h, &with(&claims, "exp", json!(now - 60)))),
        ("no end", signed(&ours, &h, &c.replacen("\"exp\"", "\"expires\"", 1))),
        ("a token that isn't good yet", signed(&ours, &h, &with(&claims, "nbf", json!(now + 60)))),
        ("another audience", signed(&ours, &h, &with(&claims, "aud", json!("another app")))),
        ("another issuer", signed(&ours, &h, &with(&claims, "iss", json!("https://evil.example")))),
        ("a truncated signature", good[..good.len() - 4].to_owned()),
        ("no signature", format!("{head}.")),
        ("two parts", head.to_owned()),
        ("four parts", format!("{good}.{signature}")),
        ("padding", format!("{good}==")),
        ("another spelling of base64", good.replace(['-', '_'], "+") + "A"),
        ("a foreign key", signed(&foreign, &h, &c)),
        (
            "claims that were changed",
            format!("{}.{}.{signature}", base64url(h.as_bytes()), {
                base64url(with(&claims, "roles", json!(["admin"])).as_bytes())
            }),
        ),
        ("far too long", format!("{good}{}", "A".repeat(60_000))),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_forged_token_reaches_a_handler_on_any_route() {
    let world = World::demo().await;
    let good = world.token(CLIENT).await;
    let again = signed(&key(1), &part(&good, 0).to_string(), &part(&good, 1).to_string());
    assert_eq!(world.get("/api/v1/me").bearer(&again).send().await.status, 200, "the forger knows how to sign");
    let before = traces(&world).await;
    let routes: Vec<_> = catalogue::all().into_iter().filter(|entry| entry.rest.is_some()).collect();
    assert!(routes.len() > 40);
    for (what, token) in attacks(&good) {
        for entry in &routes {
            let (method, path, body) = rest_of(entry, &(entry.example)());
            let reply = world.ask(method, &path).bearer(&token).json(&body).send().await;
            assert_eq!(reply.refusal(what), (401, "token_refused".into()), "{what} at {}", entry.name);
        }
        let call = world.post("/api/fn/identity.me").bearer(&token).send().await;
        assert_eq!(call.refusal(what), (401, "token_refused".into()));
    }
    assert_eq!(traces(&world).await, before, "no handler left a trace");
    assert_eq!(world.get("/api/v1/me").bearer(&good).send().await.status, 200, "the good one is good still");
}

/// What handlers leave behind: events, accesses, sessions, questions.
async fn traces(world: &World) -> Vec<i64> {
    let counts = "select count(*) from log.events union all select count(*) from log.accesses
                  union all select count(*) from identity.sessions union all select count(*) from identity.challenges";
    sqlx::query_scalar(counts).fetch_all(&mut world.as_superuser().await).await.expect("counts")
}
