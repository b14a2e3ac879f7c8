//! A request under construction; it goes through the whole router, without a socket.

use super::{PASSWORD, Reply, World};
use axum::body::Body;
use http::{HeaderName, HeaderValue, Method, Request, Response, header};
use serde_json::{Value, json};
use tower::ServiceExt;

/// A request under construction.
pub struct Ask<'w> {
    world: &'w World,
    request: Request<Vec<u8>>,
    by: Option<String>,
}

impl World {
    /// A request with this method.
    pub fn ask(&self, method: Method, path: &str) -> Ask<'_> {
        let mut request = Request::new(Vec::new());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().unwrap_or_else(|why| panic!("{path}: {why}"));
        request.headers_mut().insert(header::HOST, HeaderValue::from_static("localhost:3000"));
        Ask { world: self, request, by: None }
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> Ask<'_> {
        self.ask(Method::GET, path)
    }

    /// Sends something.
    pub fn post(&self, path: &str) -> Ask<'_> {
        self.ask(Method::POST, path)
    }

    /// An access token of somebody, from a real sign-in; asked for once.
    pub async fn token(&self, email: &str) -> String {
        let known = self.tokens.lock().expect("no test panicked with it").get(email).cloned();
        if let Some(token) = known {
            return token;
        }
        let token = self.sign_in(email).await["accessToken"].as_str().expect("a token").to_owned();
        self.tokens.lock().expect("no test panicked with it").insert(email.to_owned(), token.clone());
        token
    }

    /// A sign-in of a program: access and refresh token.
    pub async fn sign_in(&self, email: &str) -> Value {
        let reply = self.post("/api/v1/auth/login").json(&json!({"email": email, "password": PASSWORD})).send().await;
        assert_eq!(reply.status, 200, "{email} signs in: {}", reply.text());
        reply.json()
    }

    /// A sign-in of a browser: the `name=value` of its cookie.
    pub async fn cookie(&self, email: &str) -> String {
        let reply = self
            .post("/api/fn/identity.sign_in")
            .header("origin", "http://localhost:3000")
            .form([("email", email), ("password", PASSWORD)])
            .send()
            .await;
        let line = reply.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {}", reply.text()));
        line.split(';').next().unwrap_or_default().to_owned()
    }
}

impl Ask<'_> {
    /// As somebody of the demo world, with a Bearer token.
    pub fn by(mut self, email: &str) -> Self {
        self.by = Some(email.to_owned());
        self
    }

    /// From this network address.
    pub fn from(mut self, address: &str) -> Self {
        let peer = std::net::SocketAddr::new(address.parse().expect("an address"), 40_000);
        self.request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        self
    }

    /// With this Bearer token.
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// With a header; one that is there is replaced.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header's value");
        self.request.headers_mut().insert(name, value);
        self
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// With a form.
    pub fn form<T: serde::Serialize>(self, members: T) -> Self {
        let body = serde_urlencoded::to_string(members).expect("members of a form");
        self.body("application/x-www-form-urlencoded", body)
    }

    /// With any body.
    pub fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        *self.request.body_mut() = body.into();
        self.header("content-type", kind)
    }

    /// Sends it and reads the whole answer.
    pub async fn send(self) -> Reply {
        Reply::read(self.open().await).await
    }

    /// Sends it; the answer's body is read as it comes.
    pub async fn open(mut self) -> Response<Body> {
        if let Some(email) = self.by.take() {
            // Boxed, because the sign-in sends a request itself.
            let token = Box::pin(self.world.token(&email)).await;
            self = self.bearer(&token);
        }
        let request = self.request.map(Body::from);
        let Ok(response) = self.world.app.clone().oneshot(request).await;
        response
    }
}
