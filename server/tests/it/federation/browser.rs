//! What a browser does between Portico and somebody else: follows redirects and pages that lead on, keeps cookies by
//! host. Portico is asked through its router, everything else over real HTTP.

use crate::support::{Reply, World, http};
use std::collections::BTreeMap;
use url::Url;

/// Where Portico is.
pub const PORTICO: &str = "localhost:3000";
/// More hops than this are a circle.
const HOPS_MAX: usize = 20;

/// A browser.
pub struct Browser<'w> {
    world: &'w World,
    client: reqwest::Client,
    cookies: BTreeMap<(String, String), String>,
    /// Where it is.
    pub url: Url,
    /// The last answer's status and body.
    pub status: u16,
    pub text: String,
}

struct Answer {
    status: u16,
    location: Option<String>,
    cookies: Vec<String>,
    text: String,
}

impl<'w> Browser<'w> {
    pub fn new(world: &'w World) -> Self {
        let url = Url::parse("about:blank").expect("a URL");
        Self { world, client: http(), cookies: BTreeMap::new(), url, status: 0, text: String::new() }
    }

    /// Goes to an address and on from there, until a page is reached that leads nowhere.
    pub async fn go(&mut self, address: &str) {
        self.go_until(address, |_| false).await;
    }

    /// As [`Browser::go`], but an address that `stop` names isn't asked for any more.
    pub async fn go_until(&mut self, address: &str, stop: impl Fn(&Url) -> bool) {
        self.url = Url::parse(address).unwrap_or_else(|why| panic!("{address}: {why}"));
        for _ in 0..HOPS_MAX {
            if stop(&self.url) {
                return;
            }
            let answer = self.ask().await;
            let host = self.host();
            for line in &answer.cookies {
                let (name, value) = line.split(';').next().and_then(|it| it.split_once('=')).expect("a cookie");
                self.cookies.insert((host.clone(), name.to_owned()), value.to_owned());
                if line.contains("Max-Age=0") {
                    self.cookies.remove(&(host.clone(), name.to_owned()));
                }
            }
            let onward = answer.location.or_else(|| refresh_of(&answer.text));
            (self.status, self.text) = (answer.status, answer.text);
            match onward {
                Some(next) => self.url = self.url.join(&next).unwrap_or_else(|why| panic!("{next}: {why}")),
                None => return,
            }
        }
        panic!("it goes round in a circle at {}", self.url);
    }

    async fn ask(&self) -> Answer {
        let pairs = self.cookies.iter().filter(|((host, _), _)| *host == self.host());
        let cookie = pairs.map(|((_, name), value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        if self.host() == PORTICO {
            let path = &self.url[url::Position::BeforePath..url::Position::AfterQuery];
            let ask = self.world.get(path).header("accept", "text/html");
            let ask = if cookie.is_empty() { ask } else { ask.header("cookie", &cookie) };
            return of_portico(&ask.send().await);
        }
        let mut ask = self.client.get(self.url.clone()).header("accept", "text/html");
        if !cookie.is_empty() {
            ask = ask.header("cookie", cookie);
        }
        let reply = ask.send().await.expect("the other side answers");
        let all = |name| reply.headers().get_all(name).iter().filter_map(|it| it.to_str().ok()).map(str::to_owned);
        let (location, cookies) = (all("location").next(), all("set-cookie").collect());
        Answer { status: reply.status().as_u16(), location, cookies, text: reply.text().await.unwrap_or_default() }
    }

    fn host(&self) -> String {
        let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}{port}", self.url.host_str().unwrap_or_default())
    }

    /// A cookie that it has of Portico, as `name=value`.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.get(&(PORTICO.to_owned(), name.to_owned())).map(|value| format!("{name}={value}"))
    }

    /// Forgets a cookie of Portico.
    pub fn forget(&mut self, name: &str) {
        self.cookies.remove(&(PORTICO.to_owned(), name.to_owned()));
    }

    /// Gets a cookie of Portico where it listens on a port.
    pub fn keep_at(&mut self, host: &str, cookie: &str) {
        let (name, value) = cookie.split_once('=').expect("name=value");
        self.cookies.insert((host.to_owned(), name.to_owned()), value.to_owned());
    }

    /// Gets a cookie of Portico.
    pub fn keep(&mut self, cookie: &str) {
        let (name, value) = cookie.split_once('=').expect("name=value");
        self.cookies.insert((PORTICO.to_owned(), name.to_owned()), value.to_owned());
    }

    /// Who is signed in in it.
    pub async fn me(&self) -> Option<serde_json::Value> {
        let cookie = self.cookie("__Host-portico_session")?;
        let reply = self.world.get("/api/v1/me").header("cookie", &cookie).send().await;
        (reply.status == 200).then(|| reply.json()["actor"].clone())
    }

    /// The value of a parameter of the address that it is at.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.url.query_pairs().find(|(it, _)| it == name).map(|(_, value)| value.into_owned())
    }
}

fn of_portico(reply: &Reply) -> Answer {
    let lines = reply.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
    Answer {
        status: reply.status,
        location: reply.header("location").map(str::to_owned),
        cookies: lines.map(str::to_owned).collect(),
        text: reply.text(),
    }
}

/// Where a page leads on to by itself.
fn refresh_of(html: &str) -> Option<String> {
    let after = html.split("http-equiv=\"refresh\" content=\"0;url=").nth(1)?;
    Some(after.split('"').next()?.replace("&amp;", "&").replace("&#39;", "'"))
}
