//! Mail through a port: an SMTP server, or the captured outbox that whoever runs the installation reads.
//!
//! Who has something to write puts a [`Letter`] down in their own transaction; a task hands it over after the commit, and
//! again until it is taken. Its text is sealed in the table and removed once an SMTP server has it, because it may hold a
//! link that signs somebody in. Where there is no SMTP server it stays.

mod deliver;
mod keep;
mod kept;
mod letter;
mod seal;
mod smtp;

pub use deliver::{ATTEMPTS_MAX, SendMail};
pub use keep::{belongs_to, captured, forget, forget_old, put_down, send, sent_since, withdraw, write_down};
pub use kept::KEPT;
pub use letter::{Letter, Recipient};

use crate::Stop;
use crate::config::MailSettings;
use anyhow::{Context, Result};
use lettre::message::Mailbox;
use seal::SealKey;
use smtp::Smtp;

/// What mail needs.
pub struct Mail {
    /// The address of the installation, for links: `https://portico.example`.
    pub public_url: String,
    from: Mailbox,
    /// None: mails are captured.
    smtp: Option<Smtp>,
    /// The key of this secret, then those of earlier ones.
    keys: Vec<SealKey>,
}

impl Mail {
    /// As the settings say.
    ///
    /// # Errors
    /// Addresses that are none.
    pub fn new(settings: &MailSettings, public_url: String, secret: &[u8], earlier: &[Vec<u8>]) -> Result<Self> {
        let from =
            settings.mail_from.parse().context("--mail-from is no address, as in Portico <portico@example.org>")?;
        let smtp = settings.smtp_url.as_deref().map(Smtp::new).transpose()?;
        let secrets = std::iter::once(secret).chain(earlier.iter().map(Vec::as_slice));
        let keys = secrets.map(SealKey::new).collect::<Result<_, Stop>>()?;
        Ok(Self { public_url, from, smtp, keys })
    }

    /// Whether mails stay here, because there is no SMTP server.
    pub const fn captures(&self) -> bool {
        self.smtp.is_none()
    }
}
