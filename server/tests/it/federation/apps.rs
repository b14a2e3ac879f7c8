//! Portico as the OpenID provider of a certified, independent client (checklist IAM-15).

use super::browser::Browser;
use super::stock::StockClient;
use crate::support::people::{CLIENT, INVESTOR, OWNER};
use crate::support::{Reply, World};
use serde_json::{Value, json};
use url::Url;

const DEVELOPER: &str = "developer@demo.portico.example";
/// Nobody listens there: the browser stops before it.
pub const REDIRECT: &str = "http://localhost:9/callback";
const SCOPE: &str = "openid email profile offline_access read:files";

/// The demo world on a port, an app that the developer has registered, and the client that is the app.
pub struct WithApp {
    pub world: World,
    pub url: String,
    pub app: String,
    pub secret: Option<String>,
    pub client: StockClient,
}

impl WithApp {
    pub async fn new(kind: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("it listens"));
        let world = World::demo_with(&["--public-url", &url]).await;
        tokio::spawn(axum::serve(listener, world.app.clone()).into_future());
        let scopes = ["openid", "email", "profile", "offline_access", "read:files", "read:apps"];
        let wish = json!({"name": "Ledger", "kind": kind, "redirectUris": [REDIRECT], "scopes": scopes});
        let registered = world.post("/api/v1/apps").by(DEVELOPER).json(&wish).send().await;
        assert_eq!(registered.status, 201, "{}", registered.text());
        let registered = registered.json();
        let text = |member: &str| registered[member].as_str().map(str::to_owned);
        let (app, secret) = (text("id").expect("an id"), text("clientSecret"));
        let mut client = StockClient::start();
        let metadata = client
            .step("discover", json!({"issuer": url, "clientId": app, "secret": secret}))
            .expect("it takes our discovery document");
        assert_eq!(metadata["issuer"], url);
        Self { world, url, app, secret, client }
    }

    /// A browser in which somebody is signed in.
    pub async fn browser(&self, email: &str) -> Browser<'_> {
        let mut browser = Browser::new(&self.world);
        let cookie = self.world.cookie(email).await;
        browser.keep_at(self.url.trim_start_matches("http://"), &cookie);
        browser
    }

    /// What somebody's browser answers the page that asks; the page that it leads to.
    pub async fn answer(&self, browser: &Browser<'_>, email: &str, answer: &str) -> String {
        let members = browser.url.query_pairs().map(|(name, value)| (format!("request[{name}]"), value.into_owned()));
        let form: Vec<_> = members.chain([("answer".to_owned(), answer.to_owned())]).collect();
        let cookie = self.world.cookie(email).await;
        let ask = self.world.post("/api/fn/federation.allow_app").header("cookie", &cookie);
        let reply = ask.header("origin", "http://localhost:3000").header("accept", "text/html").form(form).send().await;
        assert_eq!(reply.status, 302, "{}", reply.text());
        reply.header("location").expect("a place").to_owned()
    }

    /// Lets somebody allow the app what it asks; the address that it gets the code at.
    pub async fn allowed(&mut self, email: &str, scope: &str) -> String {
        let url = self.client.step("begin", json!({"redirectUri": REDIRECT, "scope": scope})).expect("a URL");
        let mut browser = self.browser(email).await;
        browser.go_until(url["url"].as_str().expect("a text"), is_redirect).await;
        if !is_redirect(&browser.url) {
            assert_eq!((browser.status, browser.url.path()), (200, "/consent"), "{}", browser.url);
            assert!(browser.text.contains("Ledger"), "the page names the app");
            let next = self.answer(&browser, email, "allow").await;
            browser.go_until(&format!("{}{next}", self.url), is_redirect).await;
        }
        assert!(is_redirect(&browser.url), "{} {}", browser.url, browser.text);
        browser.url.to_string()
    }

    /// Lets somebody allow the app what it asks, and exchanges the code.
    pub async fn tokens(&mut self, email: &str, scope: &str) -> Value {
        let url = self.allowed(email, scope).await;
        self.client.step("exchange", json!({"url": url})).expect("tokens that the client verifies")
    }

    /// Asks the API with a token.
    pub async fn with(&self, path: &str, token: &Value) -> Reply {
        self.world.get(path).bearer(token.as_str().expect("a token")).send().await
    }
}

pub fn is_redirect(url: &Url) -> bool {
    url.as_str().starts_with(REDIRECT)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stock_client_signs_somebody_in_and_verifies_who_they_are() {
    let mut with = WithApp::new("confidential").await;
    let tokens = with.tokens(CLIENT, SCOPE).await;
    let claims = &tokens["claims"];
    let me = with.world.get("/api/v1/me").by(CLIENT).send().await.json();
    assert_eq!((&claims["sub"], &claims["aud"]), (&me["actor"]["personId"], &json!(with.app)));
    assert_eq!((&claims["email"], &claims["name"]), (&json!(CLIENT), &json!("Lina Haddad")));
    let asked = json!({"token": tokens["access_token"], "subject": claims["sub"]});
    let told = with.client.step("about", asked).expect("the client believes it");
    assert_eq!(told, json!({"sub": claims["sub"], "name": "Lina Haddad", "email": CLIENT}));
    // The second time nobody is asked; less is told where less is asked.
    let less = with.tokens(CLIENT, "openid").await;
    assert_eq!((less["claims"].get("email"), less.get("refresh_token")), (None, None));
    let asked = json!({"token": less["access_token"], "subject": claims["sub"]});
    assert_eq!(with.client.step("about", asked).expect("its id alone"), json!({"sub": claims["sub"]}));
    // What is kept is hashes.
    let kept: String = sqlx::query_scalar("select string_agg(g::text, ' ') from federation.grants g")
        .fetch_one(&mut with.world.as_superuser().await)
        .await
        .expect("the grants");
    assert!(!kept.contains(tokens["access_token"].as_str().expect("a token").rsplit('.').next().expect("a secret")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_app_may_what_the_person_may_and_has_allowed_and_nothing_of_the_account() {
    let mut with = WithApp::new("public").await;
    let tokens = with.tokens(CLIENT, "openid read:files read:apps").await;
    let access = &tokens["access_token"];
    assert_eq!(with.with("/api/v1/files", access).await.status, 200, "allowed, and theirs");
    let more = with.with("/api/v1/executions", access).await;
    assert_eq!(more.refusal("theirs, but not allowed"), (403, "permission_beyond_key".into()));
    let beyond = with.with("/api/v1/apps", access).await;
    assert_eq!(beyond.refusal("allowed, but not theirs"), (403, "permission_missing".into()));
    for path in ["/api/v1/me", "/api/v1/me/settings", "/api/v1/me/apps"] {
        assert_eq!(with.with(path, access).await.refusal(path), (403, "not_for_apps".into()));
    }
    // Nor does it let further apps in.
    let request = json!({"request": {"client_id": with.app}, "answer": "allow"});
    let call = with.world.post("/api/fn/federation.allow_app").bearer(access.as_str().expect("a token"));
    assert_eq!(
        call.form(crate::support::form_of(&request)).send().await.refusal("itself"),
        (403, "not_for_apps".into())
    );
    // Taken back, it ends at once.
    let path = format!("/api/v1/me/apps/{}", with.app);
    let mine = with.world.get("/api/v1/me/apps").by(CLIENT).send().await.json();
    assert_eq!(mine[0]["name"], "Ledger");
    assert_eq!(with.world.ask(http::Method::DELETE, &path).by(OWNER).send().await.status, 404, "it is not theirs");
    assert_eq!(with.world.ask(http::Method::DELETE, &path).by(CLIENT).send().await.status, 204);
    assert_eq!(with.with("/api/v1/files", access).await.refusal("afterwards"), (401, "token_refused".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_token_counts_once_and_its_copy_ends_the_family() {
    let mut with = WithApp::new("confidential").await;
    let first = with.tokens(CLIENT, SCOPE).await;
    let second = with.client.step("refresh", json!({"token": first["refresh_token"]})).expect("the next pair");
    assert_eq!(second["claims"]["sub"], first["claims"]["sub"]);
    assert_eq!(with.with("/api/v1/files", &first["access_token"]).await.status, 401, "the one before counts no more");
    assert_eq!(with.with("/api/v1/files", &second["access_token"]).await.status, 200);
    let copy = with.client.step("refresh", json!({"token": first["refresh_token"]}));
    assert_eq!(copy, Err("invalid_grant".into()));
    assert_eq!(with.with("/api/v1/files", &second["access_token"]).await.status, 401, "the family has ended");
    let robbed = with.client.step("refresh", json!({"token": second["refresh_token"]}));
    assert_eq!(robbed, Err("invalid_grant".into()));
    // Given back by the client itself, it ends too.
    let third = with.tokens(CLIENT, SCOPE).await;
    with.client.step("revoke", json!({"token": third["refresh_token"]})).expect("it is revoked");
    assert_eq!(with.with("/api/v1/files", &third["access_token"]).await.status, 401);
    with.client.step("revoke", json!({"token": "no token at all"})).expect("that is fine too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_counts_once_and_its_copy_revokes_what_it_was_exchanged_for() {
    let mut with = WithApp::new("confidential").await;
    let url = with.allowed(CLIENT, SCOPE).await;
    let tokens = with.client.step("exchange", json!({"url": url})).expect("tokens");
    assert_eq!(with.with("/api/v1/files", &tokens["access_token"]).await.status, 200);
    assert_eq!(with.client.step("exchange", json!({"url": url})), Err("invalid_grant".into()));
    assert_eq!(with.with("/api/v1/files", &tokens["access_token"]).await.status, 401);
    // A minute later it is none.
    let late = with.allowed(CLIENT, SCOPE).await;
    sqlx::raw_sql("update federation.codes set expires_at = expires_at - interval '61 seconds'")
        .execute(&mut with.world.as_superuser().await)
        .await
        .expect("a minute passes");
    assert_eq!(with.client.step("exchange", json!({"url": late})), Err("invalid_grant".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn somebody_who_says_no_or_is_not_signed_in_gives_nothing() {
    let mut with = WithApp::new("confidential").await;
    let begin = with.client.step("begin", json!({"redirectUri": REDIRECT, "scope": SCOPE})).expect("a URL");
    let url = begin["url"].as_str().expect("a text").to_owned();
    let mut browser = with.browser(CLIENT).await;
    browser.go_until(&url, is_redirect).await;
    let next = with.answer(&browser, CLIENT, "deny").await;
    browser.go_until(&format!("{}{next}", with.url), is_redirect).await;
    assert_eq!(browser.parameter("error").as_deref(), Some("access_denied"));
    assert_eq!(browser.parameter("iss").as_deref(), Some(&*with.url));
    // Nobody is signed in: the sign-in page leads back to where the app asked.
    let mut stranger = Browser::new(&with.world);
    stranger.go_until(&url, is_redirect).await;
    assert_eq!(stranger.url.path(), "/login");
    assert!(stranger.parameter("next").expect("a page").starts_with("/oauth/authorize?"));
    stranger.go_until(&format!("{url}&prompt=none"), is_redirect).await;
    assert_eq!(stranger.parameter("error").as_deref(), Some("login_required"));
    browser.go_until(&format!("{url}&prompt=none"), is_redirect).await;
    assert_eq!(browser.parameter("error").as_deref(), Some("consent_required"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_app_acts_as_itself_with_no_more_than_whoever_registered_it() {
    let mut with = WithApp::new("confidential").await;
    let tokens = with.client.step("itself", json!({"scope": "read:apps"})).expect("a token for itself");
    let apps = with.with("/api/v1/apps", &tokens["access_token"]).await;
    assert_eq!((apps.status, &apps.json()["data"][0]["name"]), (200, &json!("Ledger")), "{}", apps.text());
    assert!(tokens.get("refresh_token").is_none() && tokens.get("id_token").is_none());
    // The developer who registered it can't read files: nor can the app, whatever it asks.
    assert_eq!(with.client.step("itself", json!({"scope": "read:files"})), Err("invalid_scope".into()));
    let mut public = WithApp::new("public").await;
    assert_eq!(public.client.step("itself", json!({"scope": "read:apps"})), Err("unauthorized_client".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_secret_or_a_removed_app_ends_what_was() {
    let mut with = WithApp::new("confidential").await;
    let tokens = with.tokens(CLIENT, SCOPE).await;
    let path = format!("/api/v1/apps/{}", with.app);
    let foreign = with.world.post(&format!("{path}/secret")).by(INVESTOR).send().await;
    assert_eq!(foreign.status, 403);
    let replaced = with.world.post(&format!("{path}/secret")).by(DEVELOPER).send().await.json();
    let refresh = json!({"token": tokens["refresh_token"]});
    assert_eq!(with.client.step("refresh", refresh.clone()), Err("OAUTH_WWW_AUTHENTICATE_CHALLENGE".into()), "401");
    let again = json!({"issuer": with.url, "clientId": with.app, "secret": replaced["clientSecret"]});
    with.client.step("discover", again).expect("the new one");
    let renewed = with.client.step("refresh", refresh).expect("the family lives on");
    assert_eq!(with.world.ask(http::Method::DELETE, &path).by(DEVELOPER).send().await.status, 204);
    assert_eq!(with.with("/api/v1/files", &renewed["access_token"]).await.status, 401);
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from federation.grants) + (select count(*) from federation.consents)
              + (select count(*) from federation.app_secrets) + (select count(*) from federation.apps)",
    )
    .fetch_one(&mut with.world.as_superuser().await)
    .await
    .expect("the tables");
    assert_eq!(left, 0);
}
