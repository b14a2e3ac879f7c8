//! Others' identity and ours, against an independent provider and an independent client.

mod apps;
mod browser;
mod crooked;
mod directory;
mod domains;
mod malformed;
mod names;
mod providers;
mod sign_in;
pub mod stock;

use crate::support::World;
use crate::support::people::OWNER;
use browser::Browser;
use names::Names;
use serde_json::{Value, json};
use stock::StockProvider;

/// Where the provider sends people back to.
const CALLBACK: &str = "http://localhost:3000/auth/federated/callback";

/// The demo world with a provider of the owner's tenant, whose domain `demo.portico.example` is verified.
struct Federated {
    world: World,
    provider: StockProvider,
    names: Names,
    /// The provider's id.
    id: String,
}

/// What the owner sends to connect the stock provider.
fn connection(issuer: &str) -> Value {
    json!({
        "name": "Aurora's sign-in", "issuer": issuer, "clientId": "portico", "clientSecret": "the secret of the tests",
        "admission": {
            "admitsUnknown": true, "defaultRole": "client_user", "roleClaim": "groups",
            "roleMap": [{"value": "portico-owners", "role": "owner"}]
        }
    })
}

impl Federated {
    async fn new() -> Self {
        Self::at("http://localhost:3000").await
    }

    /// As its pages and documents say that they are there.
    async fn at(url: &str) -> Self {
        let (names, provider) = (Names::new().await, StockProvider::start());
        let flags = ["--outgoing-private", "--dns", &names.address, "--public-url", url];
        let world = World::demo_with(&flags).await;
        let reply = world.post("/api/v1/identity-providers").by(OWNER).json(&connection(&provider.issuer)).send().await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!(reply.json()["redirectUri"], CALLBACK.replace("http://localhost:3000", url));
        let id = reply.json()["id"].as_str().expect("an id").to_owned();
        let federated = Self { world, provider, names, id };
        federated.claim_and_verify("demo.portico.example").await;
        federated
    }

    /// Claims a domain, puts what proves it into the DNS, and verifies it.
    async fn claim_and_verify(&self, domain: &str) -> String {
        let path = format!("/api/v1/identity-providers/{}/domains", self.id);
        let claimed = self.world.post(&path).by(OWNER).json(&json!({"domain": domain})).send().await;
        assert_eq!(claimed.status, 201, "{}", claimed.text());
        let claimed = claimed.json();
        let text = |member: &str| claimed[member].as_str().expect("a text").to_owned();
        self.names.put(&text("record"), &text("value"));
        let path = format!("/api/v1/identity-domains/{}/verification", text("id"));
        let verified = self.world.post(&path).by(OWNER).send().await;
        assert_eq!(verified.status, 204, "{}", verified.text());
        text("id")
    }

    /// A browser of its own signs in with an address.
    async fn sign_in(&self, email: &str) -> Browser<'_> {
        let mut browser = Browser::new(&self.world);
        browser.go(&format!("http://localhost:3000/auth/federated?email={email}&next=/client/files")).await;
        browser
    }
}
