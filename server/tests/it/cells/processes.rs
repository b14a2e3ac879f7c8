//! Every process of an installation answers under the hosts of its cells.

use super::{FOUNDER, Own, own, until, wish};
use crate::identity::keys::RUNS;
use crate::support::people::ADMIN;
use crate::support::{PASSWORD, Portico, World, http};
use crate::tenancy::lifecycle::shown;
use serde_json::{Value, json};

/// The processes of one installation are reached by one name, whichever port each listens on.
const FLAGS: [&str; 2] = ["--public-url", "http://localhost:3000"];

async fn status(process: &Portico, own: &Own, path: &str, token: &str) -> u16 {
    let ask = http().get(format!("{}{path}", process.url)).header("host", &own.host).bearer_auth(token);
    ask.send().await.expect("an answer").status().as_u16()
}

async fn post(process: &Portico, own: &Own, path: &str, body: &Value) -> Value {
    let ask = http().post(format!("{}{path}", process.url)).header("host", &own.host).json(body);
    let answer = ask.send().await.expect("an answer");
    let (status, text) = (answer.status(), answer.text().await.expect("a text"));
    assert!(status.is_success(), "{path}: {status} {text}");
    serde_json::from_str(&text).expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cell_is_answered_by_every_process_also_by_one_that_ran_before_it_was_made() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let before = [(); 2].map(|()| Portico::beside(&world.urls, &FLAGS));
    let ask = http().post(format!("{}/api/v1/tenants", before[0].url)).bearer_auth(&token);
    let created: Value = ask
        .header("host", "localhost:3000")
        .json(&wish(Some("enterprise")))
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    let id = created["id"].as_str().unwrap_or_else(|| panic!("{created}")).to_owned();
    until("a worker has set it up", async || shown(&world, &id).await["status"] == "active").await;
    let own = own(&world, &id).await;
    let after = Portico::beside(&world.urls, &FLAGS);

    let [one, other] = &before;
    let accept = own.acceptance(&world, FOUNDER, PASSWORD).await;
    post(one, &own, "/api/v1/auth/invitations/accept", &accept).await;
    let login = json!({"email": FOUNDER, "password": PASSWORD});
    let signed_in = post(other, &own, "/api/v1/auth/login", &login).await;
    let token = signed_in["accessToken"].as_str().expect("a token").to_owned();
    for process in [one, other, &after] {
        assert_eq!(status(process, &own, RUNS, &token).await, 200, "{}", process.log());
        let beside = http().get(format!("{}{RUNS}", process.url)).bearer_auth(&token);
        assert_eq!(beside.send().await.expect("an answer").status(), 401, "only under its host");
    }

    let page = http().get(format!("{}/login", after.url)).header("host", &own.host).send().await.expect("an answer");
    assert_eq!(page.status(), 200, "pages too");
    let why = json!({"reason": "The invoice of March is unpaid."});
    assert_eq!(crate::tenancy::lifecycle::act(&world, &id, "suspend", &why).await.status, 204);
    for process in [one, other, &after] {
        until("it is suspended everywhere", async || status(process, &own, RUNS, &token).await == 403).await;
    }
}
