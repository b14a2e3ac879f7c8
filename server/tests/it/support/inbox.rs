//! Captured mails, as an admin reads them.

use super::World;
use super::people::ADMIN;
use serde_json::Value;

impl World {
    /// The captured mails to an address, the latest first.
    pub async fn mails_to(&self, address: &str) -> Vec<Value> {
        let list = self.get(&format!("/api/v1/mails?address={address}")).by(ADMIN).send().await;
        list.json()["data"].as_array().cloned().unwrap_or_else(|| panic!("no list: {}", list.text()))
    }

    /// The text of the latest mail to an address.
    pub async fn latest_mail(&self, address: &str) -> String {
        let mails = self.mails_to(address).await;
        let id =
            mails.first().unwrap_or_else(|| panic!("no mail to {address}"))["id"].as_str().expect("an id").to_owned();
        let mail = self.get(&format!("/api/v1/mails/{id}")).by(ADMIN).send().await;
        mail.json()["text"].as_str().unwrap_or_else(|| panic!("no text: {}", mail.text())).to_owned()
    }

    /// The token of the link in the latest mail to an address.
    pub async fn mailed_token(&self, address: &str) -> String {
        token_in(&self.latest_mail(address).await)
    }
}

/// The token of the link in a mail.
fn token_in(text: &str) -> String {
    let (_, rest) = text.split_once("token=").unwrap_or_else(|| panic!("no link in {text}"));
    rest.split_whitespace().next().unwrap_or_default().to_owned()
}
