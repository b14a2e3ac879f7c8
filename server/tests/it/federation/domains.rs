//! Domains lead to a provider once they are proved, and to one alone (checklist IAM-X4).

use super::{Browser, Federated, connection};
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_domain_leads_nowhere_before_its_own_records_say_so() {
    let federated = Federated::new().await;
    let world = &federated.world;
    let path = format!("/api/v1/identity-providers/{}/domains", federated.id);
    let claimed = world.post(&path).by(OWNER).json(&json!({"domain": "Aurora.Example"})).send().await.json();
    assert_eq!(claimed["record"], "_portico-challenge.aurora.example");
    let verify = format!("/api/v1/identity-domains/{}/verification", claimed["id"].as_str().expect("an id"));
    let early = world.post(&verify).by(OWNER).send().await;
    assert_eq!(early.refusal("nothing there"), (409, "domain_not_proved".into()));
    federated.names.put("_portico-challenge.aurora.example", "portico-domain=another");
    let wrong = world.post(&verify).by(OWNER).send().await;
    assert_eq!(wrong.refusal("something else there"), (409, "domain_not_proved".into()));
    let mut browser = Browser::new(world);
    browser.go("http://localhost:3000/auth/federated?email=lina@aurora.example").await;
    assert_eq!(browser.parameter("refused").as_deref(), Some("no_provider_for_address"));

    federated.names.put("_portico-challenge.aurora.example", claimed["value"].as_str().expect("a value"));
    assert_eq!(world.post(&verify).by(OWNER).send().await.status, 204);
    let rows = world.get("/api/v1/identity-domains").by(OWNER).send().await.json();
    assert!(rows["data"].as_array().expect("rows").iter().all(|row| row["verifiedAt"].is_string()), "{rows}");
    browser.go("http://localhost:3000/auth/federated?email=lina@aurora.example").await;
    assert_eq!(browser.me().await.expect("somebody")["email"], "lina@aurora.example");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_verified_domain_is_one_tenants_until_it_is_given_up() {
    let federated = Federated::new().await;
    let world = &federated.world;
    let theirs =
        world.post("/api/v1/identity-providers").by(ADMIN).json(&connection("https://id.other.example")).send();
    let theirs = theirs.await.json()["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/identity-providers/{theirs}/domains");
    let claimed = world.post(&path).by(ADMIN).json(&json!({"domain": "demo.portico.example"})).send().await;
    assert_eq!(claimed.status, 201, "anybody may claim");
    let claimed = claimed.json();
    federated.names.put("_portico-challenge.demo.portico.example", claimed["value"].as_str().expect("a value"));
    let verify = format!("/api/v1/identity-domains/{}/verification", claimed["id"].as_str().expect("an id"));
    let taken = world.post(&verify).by(ADMIN).send().await;
    assert_eq!(taken.refusal("it is the owner's"), (409, "domain_taken".into()));
    // What is another tenant's isn't there.
    assert_eq!(world.post(&verify).by(OWNER).send().await.refusal("a stranger's"), (404, "resource_not_found".into()));

    let rows = world.get("/api/v1/identity-domains").by(OWNER).send().await.json();
    let own = rows["data"][0]["id"].as_str().expect("an id").to_owned();
    let release = format!("/api/v1/identity-domains/{own}");
    let ask = |path: &str| world.ask(http::Method::DELETE, path);
    assert_eq!(ask(&release).by(ADMIN).send().await.status, 404);
    assert_eq!(ask(&release).by(OWNER).send().await.status, 204);
    assert_eq!(federated.sign_in(CLIENT).await.parameter("refused").as_deref(), Some("no_provider_for_address"));
    assert_eq!(world.post(&verify).by(ADMIN).send().await.status, 204, "now it is free");
}
