//! Handing a mail to an SMTP server (RFC 5321), encrypted as its address says.

use super::letter::Written;
use anyhow::{Context, Result, ensure};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;
use uuid::Uuid;

/// How long the server may take for one step.
const PATIENCE: Duration = Duration::from_secs(20);

/// An SMTP server.
pub(super) struct Smtp(AsyncSmtpTransport<Tokio1Executor>);

impl Smtp {
    /// The server at `smtps://person:password@host:465`, or `smtp://host:587?tls=required` (STARTTLS, RFC 3207). Plain
    /// `smtp://` is for a relay on this machine or in its own network.
    pub(super) fn new(url: &str) -> Result<Self> {
        // Several cryptographic libraries may be linked; ours says which. A second installation changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let is_plain = url.starts_with("smtp://") && !url.contains("tls=required");
        ensure!(
            !(is_plain && url.contains('@')),
            "--smtp-url would send its password readable by others: use smtps:// or ?tls=required"
        );
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context(
            "--smtp-url is no address of an SMTP server, as in smtps://person:password@mail.example.org:465",
        )?;
        Ok(Self(transport.timeout(Some(PATIENCE)).build()))
    }

    /// Hands a mail over. Its Message-ID stays the same however often it is tried.
    ///
    /// # Errors
    /// What the server said, or why it can't be reached.
    pub(super) async fn send(&self, id: Uuid, from: &Mailbox, mail: (&str, &str, Written)) -> Result<()> {
        let (address, subject, written) = mail;
        let to = Mailbox::new(Some(written.name), address.parse().context("the address can't be written to")?);
        let generated = HeaderName::new_from_ascii_str("Auto-Submitted");
        let mut message = Message::builder()
            .message_id(Some(format!("<{}@{}>", id.simple(), from.email.domain())))
            .from(from.clone())
            .to(to)
            .subject(subject)
            // Nobody's absence notice answers it (RFC 3834).
            .raw_header(HeaderValue::new(generated, "auto-generated".into()));
        if let Some(leave) = written.leave {
            // One press in the reader's own program leaves the list (RFC 2369, RFC 8058).
            let (at, press) = ("List-Unsubscribe", "List-Unsubscribe-Post");
            message = message
                .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(at), format!("<{leave}>")))
                .raw_header(HeaderValue::new(
                    HeaderName::new_from_ascii_str(press),
                    "List-Unsubscribe=One-Click".into(),
                ));
        }
        let message = message.multipart(MultiPart::alternative_plain_html(written.text, written.html))?;
        self.0.send(message).await?;
        Ok(())
    }
}
