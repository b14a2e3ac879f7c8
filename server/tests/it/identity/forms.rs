//! Forms that another site made a browser send: refused on every server function and route that changes something.

use crate::support::people::CLIENT;
use crate::support::{World, form_of, rest_of};
use domain::catalogue;
use http::Method;

const FOREIGN: [&[(&str, &str)]; 5] = [
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "same-site"), ("origin", "http://other.localhost:3000")],
    &[("origin", "https://evil.example")],
    &[("sec-fetch-site", "none"), ("origin", "null")],
    &[],
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_forged_form_changes_nothing_anywhere() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    for said in FOREIGN {
        for entry in catalogue::all() {
            let example = (entry.example)();
            let mut asks = Vec::new();
            if entry.kind.is_plain_call() {
                asks.push(world.post(&format!("/api/fn/{}", entry.name)).form(form_of(&example)));
            }
            if let Some((method, path, _)) = entry.rest.map(|_| rest_of(entry, &example))
                && method != Method::GET
            {
                asks.push(world.ask(method, &path).form(form_of(&example)));
            }
            for ask in asks {
                let ask = said.iter().fold(ask.header("cookie", &cookie), |ask, (name, value)| ask.header(name, value));
                let what = format!("{} with {said:?}", entry.name);
                assert_eq!(ask.send().await.refusal(&what), (403, "cross_site".into()), "{what}");
            }
        }
    }
    let me = world.get("/api/v1/me").header("cookie", &cookie).send().await;
    assert_eq!(me.status, 200, "the session is untouched");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cookie_without_the_prefix_is_nobodys_unless_the_operator_allows_plain_http() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    let planted = cookie.replace("__Host-", "");
    assert_ne!(planted, cookie);
    let reply = world.get("/api/v1/me").header("cookie", &planted).send().await;
    assert_eq!(reply.refusal("a neighbour can plant this one"), (401, "not_signed_in".into()));
}
