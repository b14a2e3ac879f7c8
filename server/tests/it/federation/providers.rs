//! Who connects providers, to what, and what becomes of their secrets and links.

use super::{Federated, connection};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_lets_a_provider_give_away_more_than_they_have() {
    let world = World::demo().await;
    let mut wish = connection("https://id.aurora.example");
    wish["admission"]["roleMap"][0]["role"] = json!("admin");
    let reply = world.post("/api/v1/identity-providers").by(OWNER).json(&wish).send().await;
    assert_eq!(reply.refusal("a mapped role"), (403, "role_beyond_own".into()));
    wish["admission"] = json!({"defaultRole": "admin"});
    let reply = world.post("/api/v1/identity-providers").by(OWNER).json(&wish).send().await;
    assert_eq!(reply.refusal("the default"), (403, "role_beyond_own".into()));
    let reply = world.post("/api/v1/identity-providers").by(CLIENT).json(&wish).send().await;
    assert_eq!(reply.refusal("not their business"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn this_machine_and_its_neighbours_are_no_issuers() {
    let world = World::demo().await;
    for issuer in [
        "http://id.aurora.example",
        "https://127.0.0.1:5432",
        "https://169.254.169.254",
        "https://[::1]",
        "https://10.0.0.1",
        "https://[::ffff:10.0.0.1]/",
        "https://2130706433/",
    ] {
        let reply = world.post("/api/v1/identity-providers").by(OWNER).json(&connection(issuer)).send().await;
        assert_eq!(reply.faults(), [("issuer".into(), "address_not_public".into())], "{issuer}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_name_that_leads_to_this_machine_is_not_asked() {
    let world = World::demo().await;
    let connected = world.post("/api/v1/identity-providers").by(ADMIN).json(&json!({
        "name": "Inside", "issuer": "https://localhost:1", "clientId": "x", "clientSecret": "y",
        "usedBy": "everybody", "admission": {"defaultRole": "client_user"}
    }));
    let id = connected.send().await.json()["id"].as_str().expect("an id").to_owned();
    let begun = world.post("/api/v1/auth/federated").json(&json!({"provider": id})).send().await;
    assert_eq!(begun.refusal("it stays unasked"), (503, "provider_unreachable".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_removed_provider_takes_its_domains_links_and_secret_along() {
    let federated = Federated::new().await;
    assert!(federated.sign_in(CLIENT).await.me().await.is_some());
    let path = format!("/api/v1/identity-providers/{}", federated.id);
    let ask = |who: &'static str| federated.world.ask(http::Method::DELETE, &path).by(who).send();
    assert_eq!(ask(ADMIN).await.status, 404, "it is another tenant's");
    assert_eq!(ask(OWNER).await.status, 204);
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from federation.links) + (select count(*) from federation.domains)
              + (select count(*) from federation.provider_secrets) + (select count(*) from federation.providers)",
    )
    .fetch_one(&mut federated.world.as_superuser().await)
    .await
    .expect("the tables");
    assert_eq!(left, 0);
    assert_eq!(federated.sign_in(CLIENT).await.parameter("refused").as_deref(), Some("no_provider_for_address"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_issuer_knows_nobody_whom_the_old_one_knew() {
    let federated = Federated::new().await;
    assert!(federated.sign_in(CLIENT).await.me().await.is_some());
    let mut change = connection("https://id.other.example");
    change.as_object_mut().expect("an object").remove("clientSecret");
    let path = format!("/api/v1/identity-providers/{}", federated.id);
    let changed = federated.world.ask(http::Method::PUT, &path).by(OWNER).json(&change).send().await;
    assert_eq!(changed.status, 204, "{}", changed.text());
    let links: i64 = sqlx::query_scalar("select count(*) from federation.links")
        .fetch_one(&mut federated.world.as_superuser().await)
        .await
        .expect("the links");
    assert_eq!(links, 0);
}
