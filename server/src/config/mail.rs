//! How mail leaves, and when failed sign-ins are worth one.

use clap::Args;

/// Settings of mail.
#[derive(Args, Clone, Debug)]
pub struct MailSettings {
    /// The SMTP server that mail goes to: smtps://person:password@mail.example.org:465, or smtp:// with
    /// ?tls=required for STARTTLS; unset: mails stay here, and whoever runs the installation reads them.
    #[arg(long, env = "PORTICO_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,

    /// Who mails come from.
    #[arg(long, env = "PORTICO_MAIL_FROM", default_value = "Portico <portico@localhost>", global = true)]
    pub mail_from: String,

    /// As many failed sign-ins within an hour raise an alert.
    #[arg(long, env = "PORTICO_ALERT_SIGN_INS", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..), global = true)]
    pub alert_sign_ins: u32,
}
