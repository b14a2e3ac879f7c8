//! Requests of apps that aren't as they must be: nobody is sent anywhere that isn't registered, nothing comes of half a
//! proof, and each answer has the protocol's shape.

use super::apps::{REDIRECT, WithApp, is_redirect};
use crate::support::Reply;
use crate::support::people::CLIENT;
use serde_json::json;
use url::Url;

/// The address at which the app asks, with one parameter changed or taken away.
fn with(url: &str, name: &str, value: Option<&str>) -> String {
    let mut url = Url::parse(url).expect("a URL");
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().filter(|(it, _)| it != name).collect();
    url.query_pairs_mut().clear().extend_pairs(pairs).extend_pairs(value.map(|value| (name, value)));
    url.into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_sent_where_no_app_has_registered() {
    let mut app = WithApp::new("confidential").await;
    app.tokens(CLIENT, "openid").await;
    let begun = app.client.step("begin", json!({"redirectUri": REDIRECT, "scope": "openid"})).expect("a URL");
    let url = begun["url"].as_str().expect("a text");
    let mut browser = app.browser(CLIENT).await;
    for (name, value) in [
        ("redirect_uri", Some("https://evil.example/callback")),
        ("redirect_uri", Some("http://localhost:9/callback/")),
        ("redirect_uri", Some("http://localhost:9/callback?x=1")),
        ("redirect_uri", None),
        ("client_id", Some("01935a00-0000-7000-8000-000000000099")),
        ("client_id", Some("nobody")),
        ("client_id", None),
    ] {
        let elsewhere = |url: &Url| is_redirect(url) || url.host_str() == Some("evil.example");
        browser.go_until(&with(url, name, value), elsewhere).await;
        assert_eq!((browser.status, browser.url.path()), (400, "/consent"), "{name} {value:?}: {}", browser.url);
    }
    for (name, value, error) in [
        ("code_challenge", None, "invalid_request"),
        ("code_challenge", Some("short"), "invalid_request"),
        ("code_challenge_method", Some("plain"), "invalid_request"),
        ("code_challenge_method", None, "invalid_request"),
        ("response_type", Some("token"), "unsupported_response_type"),
        ("response_type", Some("id_token"), "unsupported_response_type"),
        ("response_mode", Some("fragment"), "invalid_request"),
        ("scope", Some("openid write:files"), "invalid_scope"),
        ("scope", Some("reach:platform"), "invalid_scope"),
        ("scope", Some(""), "invalid_scope"),
        ("max_age", Some("-1"), "invalid_request"),
        ("prompt", Some("login"), "login_required"),
    ] {
        browser.go_until(&with(url, name, value), is_redirect).await;
        assert_eq!(browser.parameter("error").as_deref(), Some(error), "{name} {value:?}: {}", browser.url);
        assert!(browser.parameter("state").is_some() && browser.parameter("code").is_none());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn half_a_proof_is_none() {
    let mut app = WithApp::new("confidential").await;
    let (id, secret) = (app.app.clone(), app.secret.clone().expect("a secret"));
    let code_of = |url: &str| {
        let url = Url::parse(url).expect("a URL");
        url.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned()
    };
    let error = |reply: &Reply| {
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        let body = reply.json();
        assert!(body["error_description"].as_str().is_some_and(|text| text.ends_with('.')), "{body}");
        (reply.status, body["error"].as_str().expect("an error").to_owned())
    };
    let grant = ("grant_type", "authorization_code");
    let (client, key) = (("client_id", &*id), ("client_secret", &*secret));
    let to = ("redirect_uri", REDIRECT);
    let verifier = ("code_verifier", "a verifier that is as long as verifiers have to be, and wrong");
    // A wrong verifier: the code of a victim, caught on its way.
    let code = code_of(&app.allowed(CLIENT, "openid").await);
    let token = async |form: &[(&str, &str)]| app.world.post("/oauth/token").form(form).send().await;
    let caught = token(&[grant, client, key, to, verifier, ("code", &code)]).await;
    assert_eq!(error(&caught), (400, "invalid_grant".into()));
    for (form, wrong) in [
        (vec![grant, client, to, verifier, ("code", "x")], (401, "invalid_client")),
        (vec![grant, client, ("client_secret", "wrong"), to, verifier, ("code", "x")], (401, "invalid_client")),
        (vec![grant, ("client_id", "nobody"), key, to, verifier, ("code", "x")], (401, "invalid_client")),
        (vec![grant, to, verifier, ("code", "x")], (401, "invalid_client")),
        (vec![grant, client, key, to, ("code", "x")], (400, "invalid_request")),
        (vec![grant, client, key, to, verifier], (400, "invalid_request")),
        (vec![grant, client, key, to, verifier, ("code", "x")], (400, "invalid_grant")),
        (vec![client, key], (400, "unsupported_grant_type")),
        (vec![("grant_type", "password"), client, key], (400, "unsupported_grant_type")),
        (vec![grant, grant, client, key], (400, "invalid_request")),
        (vec![("grant_type", "refresh_token"), client, key, ("refresh_token", "x")], (400, "invalid_grant")),
    ] {
        assert_eq!(error(&token(&form).await), (wrong.0, wrong.1.to_owned()), "{form:?}");
    }
    let json = app.world.post("/oauth/token").json(&json!({"grant_type": "authorization_code"})).send().await;
    assert_eq!(error(&json), (400, "invalid_request".into()));
    let about = app.world.get("/oauth/userinfo").bearer("portico_at_x").send().await;
    assert_eq!(error(&about), (401, "invalid_token".into()));
    assert!(about.header("www-authenticate").is_some_and(|it| it.starts_with("Bearer error=")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_exchange_one_code_at_once_one_gets_tokens_at_most() {
    let mut app = WithApp::new("public").await;
    let url = Url::parse(&app.allowed(CLIENT, "openid").await).expect("a URL");
    let code = url.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
    // The verifier that fits is the client's own secret; so the code gets another challenge.
    let verifier = "v".repeat(43);
    let challenge = server::ambient::base64url(&<sha2::Sha256 as sha2::Digest>::digest(&verifier));
    sqlx::query("update federation.codes set challenge = $1")
        .bind(challenge)
        .execute(&mut app.world.as_superuser().await)
        .await
        .expect("the code");
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", &*app.app),
        ("redirect_uri", REDIRECT),
        ("code", &*code),
        ("code_verifier", &*verifier),
    ];
    let asks = (0..8).map(|_| app.world.post("/oauth/token").form(form).send());
    let replies = futures::future::join_all(asks).await;
    let fine: Vec<_> = replies.iter().filter(|reply| reply.status == 200).collect();
    assert_eq!(fine.len(), 1, "{:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
    // The others were copies, so that what the first one got has ended.
    let about = app.world.get("/oauth/userinfo").bearer(fine[0].json()["access_token"].as_str().expect("a token"));
    assert_eq!(about.send().await.status, 401);
}
