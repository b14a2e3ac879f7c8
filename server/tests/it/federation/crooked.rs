//! A provider that lies: each id token that isn't exactly right signs nobody in.

use super::names::Names;
use super::{Browser, CALLBACK, connection};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use axum::extract::{Form, Query, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use p256::ecdsa::SigningKey;
use p256::pkcs8::EncodePrivateKey;
use serde_json::{Value, json};
use server::ambient::{base64url, machine_now};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// One lie, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lie {
    None,
    Nonce,
    Audience,
    Issuer,
    Expired,
    Unsigned,
    ForeignKey,
    SharedSecret,
    NoIdToken,
    OtherInUserinfo,
}

const LIES: [Lie; 9] = [
    Lie::Nonce,
    Lie::Audience,
    Lie::Issuer,
    Lie::Expired,
    Lie::Unsigned,
    Lie::ForeignKey,
    Lie::SharedSecret,
    Lie::NoIdToken,
    Lie::OtherInUserinfo,
];

struct Crooked {
    issuer: String,
    lie: Mutex<Lie>,
    nonce: Mutex<String>,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).expect("a key")
}

impl Crooked {
    fn id_token(&self) -> Option<String> {
        let (lie, now) = (*self.lie.lock().expect("a lie"), machine_now().0.timestamp());
        let nonce = self.nonce.lock().expect("a nonce").clone();
        let claims = json!({
            "iss": if lie == Lie::Issuer { "https://evil.example" } else { &self.issuer },
            "aud": if lie == Lie::Audience { "somebody else" } else { "portico" },
            "sub": "lina", "email": CLIENT, "email_verified": true, "iat": now - 600,
            "exp": if lie == Lie::Expired { now - 300 } else { now + 300 },
            "nonce": if lie == Lie::Nonce { "another" } else { &nonce },
        });
        if lie == Lie::Unsigned {
            let part = |value: &Value| base64url(value.to_string().as_bytes());
            return Some(format!("{}.{}.", part(&json!({"alg": "none"})), part(&claims)));
        }
        let seed = if lie == Lie::ForeignKey { 8 } else { 7 };
        let document = key(seed).to_pkcs8_der().expect("a document");
        let (algorithm, key) = match lie {
            Lie::SharedSecret => (Algorithm::HS256, EncodingKey::from_secret(b"the secret of the tests")),
            _ => (Algorithm::ES256, EncodingKey::from_ec_der(document.as_bytes())),
        };
        let header = Header { kid: Some("one".into()), ..Header::new(algorithm) };
        (lie != Lie::NoIdToken).then(|| encode(&header, &claims, &key).expect("a token"))
    }

    async fn start() -> Arc<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("it listens"));
        let crooked = Arc::new(Self { issuer, lie: Mutex::new(Lie::None), nonce: Mutex::default() });
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(crooked.clone());
        tokio::spawn(axum::serve(listener, app).into_future());
        crooked
    }
}

async fn discovery(State(crooked): State<Arc<Crooked>>) -> Json<Value> {
    let at = |path: &str| format!("{}/{path}", crooked.issuer);
    Json(json!({
        "issuer": crooked.issuer, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"),
        "jwks_uri": at("jwks"), "userinfo_endpoint": at("userinfo"), "response_types_supported": ["code"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"]
    }))
}

async fn jwks() -> Json<Value> {
    let point = key(7).verifying_key().to_encoded_point(false);
    let part = |bytes: Option<&p256::FieldBytes>| base64url(bytes.expect("a coordinate"));
    let (x, y) = (part(point.x()), part(point.y()));
    Json(json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": x, "y": y}]}))
}

async fn authorize(
    State(crooked): State<Arc<Crooked>>,
    Query(query): Query<HashMap<String, String>>,
) -> axum::response::Redirect {
    assert_eq!((query["code_challenge_method"].as_str(), query["redirect_uri"].as_str()), ("S256", CALLBACK));
    *crooked.nonce.lock().expect("a nonce") = query["nonce"].clone();
    axum::response::Redirect::to(&format!("{CALLBACK}?code=c&state={}", query["state"]))
}

async fn token(State(crooked): State<Arc<Crooked>>, Form(form): Form<HashMap<String, String>>) -> Json<Value> {
    assert_eq!(form["code_verifier"].len(), 43);
    let mut answer = json!({"access_token": "a", "token_type": "Bearer", "expires_in": 60});
    if let Some(token) = crooked.id_token() {
        answer["id_token"] = json!(token);
    }
    Json(answer)
}

async fn userinfo(State(crooked): State<Arc<Crooked>>) -> Json<Value> {
    let lies = *crooked.lie.lock().expect("a lie") == Lie::OtherInUserinfo;
    Json(json!({"sub": if lies { "somebody else" } else { "lina" }}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_that_is_not_exactly_right_signs_nobody_in() {
    let (names, crooked) = (Names::new().await, Crooked::start().await);
    let world = World::demo_with(&["--outgoing-private", "--dns", &names.address]).await;
    let connected = world.post("/api/v1/identity-providers").by(OWNER).json(&connection(&crooked.issuer)).send().await;
    let path = format!("/api/v1/identity-providers/{}/domains", connected.json()["id"].as_str().expect("an id"));
    let claimed = world.post(&path).by(OWNER).json(&json!({"domain": "demo.portico.example"})).send().await.json();
    names.put(claimed["record"].as_str().expect("a name"), claimed["value"].as_str().expect("a value"));
    let verify = format!("/api/v1/identity-domains/{}/verification", claimed["id"].as_str().expect("an id"));
    assert_eq!(world.post(&verify).by(OWNER).send().await.status, 204);

    let begin = format!("http://localhost:3000/auth/federated?email={CLIENT}");
    for lie in LIES {
        *crooked.lie.lock().expect("a lie") = lie;
        let mut browser = Browser::new(&world);
        browser.go(&begin).await;
        assert_eq!(browser.parameter("refused").as_deref(), Some("provider_answer_refused"), "{lie:?}");
        assert!(browser.me().await.is_none(), "{lie:?}");
    }
    *crooked.lie.lock().expect("a lie") = Lie::None;
    let mut browser = Browser::new(&world);
    browser.go(&begin).await;
    assert_eq!(browser.me().await.expect("the truth signs in")["email"], CLIENT);
}
