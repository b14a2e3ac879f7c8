//! What federation needs beside the database.

use super::signer::Signer;
use crate::config::Settings;
use crate::integrations::outgoing::{Outgoing, Reachable};
use crate::integrations::txt_records::TxtRecords;

/// What federation needs beside the database.
pub struct Federation {
    /// Calls providers.
    pub outgoing: Outgoing,
    /// Asks domains what they say.
    pub txt_records: TxtRecords,
    /// Signs what apps are told about people.
    pub signer: Signer,
    /// The address that people use, without a slash at the end; also the issuer of what we sign for apps.
    pub public_url: String,
}

impl Federation {
    /// As the settings say.
    ///
    /// # Errors
    /// When the TLS library has no certificates to trust.
    pub fn new(settings: &Settings, secret: &[u8]) -> anyhow::Result<Self> {
        let reachable = if settings.outgoing_private { Reachable::Everything } else { Reachable::Public };
        Ok(Self {
            outgoing: Outgoing::new(reachable)?,
            txt_records: TxtRecords::new(settings.dns),
            signer: Signer::new(secret)?,
            public_url: settings.public_url(),
        })
    }

    /// Where providers send people back to.
    pub fn callback(&self) -> String {
        format!("{}/auth/federated/callback", self.public_url)
    }
}
