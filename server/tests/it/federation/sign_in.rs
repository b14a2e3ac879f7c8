//! Signing in through an independent, certified provider (checklist IAM-12, IAM-14).

use super::{Browser, Federated, connection};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::json;
use texts::{Catalogue, Locale};

const NEW: &str = "noor.aziz@demo.portico.example";
const SESSION: &str = "__Host-portico_session";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_member_signs_in_through_the_provider_of_their_domain_and_lands_where_they_wanted() {
    let federated = Federated::new().await;
    let browser = federated.sign_in(CLIENT).await;
    assert_eq!((browser.status, browser.url.path()), (200, "/client/files"), "{}", browser.url);
    let me = browser.me().await.expect("somebody is signed in");
    assert_eq!((me["email"].as_str(), me["roles"][0].as_str()), (Some(CLIENT), Some("client_user")));
    // The second time it is the link that counts, and the audit has both.
    let again = federated.sign_in(CLIENT).await;
    assert_eq!(again.me().await.expect("somebody")["personId"], me["personId"]);
    let count: i64 = sqlx::query_scalar(
        "select count(*) from log.accesses where what = 'signed_in' and operation = 'federation.complete_sign_in'",
    )
    .fetch_one(&mut federated.world.as_superuser().await)
    .await
    .expect("the accesses");
    assert_eq!(count, 2);
    let secret = sqlx::query_scalar::<_, Vec<u8>>("select sealed from federation.provider_secrets")
        .fetch_one(&mut federated.world.as_superuser().await)
        .await
        .expect("the secret");
    assert!(!String::from_utf8_lossy(&secret).contains("the secret of the tests"), "it is sealed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn somebody_new_comes_in_with_the_role_that_the_claim_says() {
    let federated = Federated::new().await;
    let browser = federated.sign_in(NEW).await;
    let me = browser.me().await.unwrap_or_else(|| panic!("nobody is signed in at {}", browser.url));
    assert_eq!((me["name"].as_str(), me["roles"].as_array().map(Vec::len)), (Some("Noor Aziz"), Some(1)));
    assert_eq!(me["roles"][0], "owner", "groups has portico-owners");
    let plain = federated.sign_in("ada@demo.portico.example").await;
    assert_eq!(plain.me().await.expect("somebody")["roles"], json!(["client_user"]), "the default");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_not_to_come_in_is_told_why_on_the_sign_in_page() {
    let federated = Federated::new().await;
    let refused = async |account: &str, typed: &str| {
        federated.provider.next(account).await;
        let browser = federated.sign_in(typed).await;
        assert_eq!((browser.status, browser.url.path()), (200, "/login"), "{account}");
        assert!(browser.me().await.is_none(), "{account}");
        let code = browser.parameter("refused").unwrap_or_default();
        let catalogue = Catalogue::of(Locale::En);
        let key = catalogue.named(&format!("errors.{code}")).expect("a sentence");
        let sentence = catalogue.fill(key, &[("provider", "Aurora's sign-in")]);
        let text = browser.text.replace("&#39;", "'").replace("&#x27;", "'");
        assert!(text.contains(&sentence), "{code}: {sentence}");
        code
    };
    // The provider doesn't vouch for the address.
    assert_eq!(refused(&format!("unverified.{CLIENT}"), CLIENT).await, "address_not_verified");
    // An address of somebody else's domain, whatever the provider says.
    assert_eq!(refused(RIVAL, CLIENT).await, "address_of_another_domain");
    // Somebody of the verified domain with an account, who is a member of another tenant: never across tenants.
    assert_eq!(refused(ADMIN, CLIENT).await, "provider_brings_nobody");
    // The provider itself says no.
    assert_eq!(refused("nobody", CLIENT).await, "provider_says_no");
    // Nobody has verified that domain.
    let browser = federated.sign_in("somebody@nowhere.example").await;
    assert_eq!(browser.parameter("refused").as_deref(), Some("no_provider_for_address"));
    let browser = federated.sign_in("not%20an%20address").await;
    assert_eq!(browser.parameter("refused").as_deref(), Some("address_malformed"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_admission_nobody_new_comes_in() {
    let federated = Federated::new().await;
    let mut change = connection(&federated.provider.issuer);
    change["admission"]["admitsUnknown"] = json!(false);
    change.as_object_mut().expect("an object").remove("clientSecret");
    let path = format!("/api/v1/identity-providers/{}", federated.id);
    let changed = federated.world.ask(http::Method::PUT, &path).by(OWNER).json(&change).send().await;
    assert_eq!(changed.status, 204, "{}", changed.text());
    let browser = federated.sign_in(NEW).await;
    assert_eq!(browser.parameter("refused").as_deref(), Some("provider_brings_nobody"));
    assert!(federated.sign_in(CLIENT).await.me().await.is_some(), "members do, with the secret that was kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_attempt_belongs_to_one_browser_and_counts_once() {
    let federated = Federated::new().await;
    let begin = format!("http://localhost:3000/auth/federated?email={CLIENT}");
    let back = |url: &url::Url| url.path() == "/auth/federated/callback";
    // The victim is led to the way back of an attempt that somebody else began.
    let mut attacker = Browser::new(&federated.world);
    attacker.go_until(&begin, back).await;
    let way_back = attacker.url.to_string();
    assert!(way_back.contains("code="), "{way_back}");
    let mut victim = Browser::new(&federated.world);
    victim.go(&way_back).await;
    assert_eq!(victim.parameter("refused").as_deref(), Some("sign_in_attempt_ended"));
    assert!(victim.cookie(SESSION).is_none());
    // Even one who is underway themselves.
    victim.go_until(&begin, back).await;
    victim.go(&way_back).await;
    assert!(victim.cookie(SESSION).is_none());
    // The attacker's own browser completes it, once.
    let baton = attacker.cookie("__Host-portico_baton").expect("a baton");
    attacker.go(&way_back).await;
    assert!(attacker.me().await.is_some());
    attacker.forget(SESSION);
    attacker.keep(&baton);
    attacker.go(&way_back).await;
    assert_eq!(attacker.parameter("refused").as_deref(), Some("sign_in_attempt_ended"));
    // An answer that names another issuer (RFC 9207).
    let mut mixed = Browser::new(&federated.world);
    mixed.go_until(&begin, back).await;
    let other =
        mixed.url.to_string().replace(&urlencoded(&federated.provider.issuer), &urlencoded("https://evil.example"));
    assert!(other.contains("evil.example"), "{other}");
    mixed.go(&other).await;
    assert_eq!(mixed.parameter("refused").as_deref(), Some("provider_answer_refused"));
}

fn urlencoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn anybody_with_an_account_continues_with_a_provider_for_everybody_once_their_address_is_verified() {
    let federated = Federated::new().await;
    let world = &federated.world;
    let mut social = connection(&federated.provider.issuer);
    (social["name"], social["usedBy"]) = (json!("Stock"), json!("everybody"));
    let refused = world.post("/api/v1/identity-providers").by(OWNER).json(&social).send().await;
    assert_eq!(refused.refusal("an owner"), (403, "permission_missing".into()));
    let connected = world.post("/api/v1/identity-providers").by(ADMIN).json(&social).send().await;
    assert_eq!(connected.status, 201, "{}", connected.text());
    let id = connected.json()["id"].as_str().expect("an id").to_owned();
    let doors = world.get("/api/v1/auth/providers").send().await.json();
    assert_eq!(doors, json!([{"id": id, "name": "Stock"}]), "the tenant's own isn't among them");
    assert!(world.get("/login").header("accept", "text/html").send().await.text().contains("Continue with Stock"));

    let with = async |account: &str| {
        federated.provider.next(account).await;
        let mut browser = Browser::new(world);
        browser.go(&format!("http://localhost:3000/auth/federated?provider={id}")).await;
        browser
    };
    let unverified = with(&format!("unverified.{RIVAL}")).await;
    assert_eq!(unverified.parameter("refused").as_deref(), Some("address_not_verified"));
    assert_eq!(with("nobody@nowhere.example").await.parameter("refused").as_deref(), Some("address_unknown"));
    let rival = with(RIVAL).await;
    assert_eq!(rival.me().await.expect("somebody")["email"], RIVAL);
    // Linked now: the provider's name for them counts, whatever it says of the address.
    // A tenant's provider isn't chosen by name.
    let mut sneaky = Browser::new(world);
    sneaky.go(&format!("http://localhost:3000/auth/federated?provider={}", federated.id)).await;
    assert_eq!(sneaky.parameter("refused").as_deref(), Some("resource_not_found"));
}
