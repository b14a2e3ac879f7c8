use crate::kernel::{Example, LIMIT_MAX, MailId, Moment, Page, PersonId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The mails of the installation, the latest first: on their way, delivered, or captured where there is no SMTP server.
#[operation(query, platform, rest = GET "/mails", needs = ReadMail, reach = Platform, output = Page<MailRow>)]
#[derive(Default)]
pub struct Mails {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only in this state.
    pub status: Option<MailStatus>,
    /// Only of this kind.
    pub kind: Option<MailKind>,
    /// Only to this address.
    #[garde(inner(length(max = 254)))]
    pub address: Option<String>,
}

words! {
    /// Where a mail stands.
    MailStatus {
        /// It will be handed to the SMTP server, for the first time or again.
        Waiting = "waiting",
        /// The SMTP server took it.
        Sent = "sent",
        /// There is no SMTP server: it stays here to be read.
        Captured = "captured",
        /// The SMTP server didn't take it, or it came too late to be of use.
        Failed = "failed",
    }
}

words! {
    /// What a mail is about.
    MailKind {
        /// Confirm the address of a new account.
        ConfirmAccount = "confirm_account",
        /// Somebody registered with an address that has an account.
        AccountKnown = "account_known",
        /// Replace a forgotten password.
        ResetPassword = "reset_password",
        /// The password is another one now.
        PasswordChanged = "password_changed",
        /// Sign in without a password.
        SignInLink = "sign_in_link",
        /// Join a tenant.
        Invitation = "invitation",
        /// Many sign-ins failed within an hour.
        SignInAlert = "sign_in_alert",
        /// Somebody on staff acts as the person.
        Impersonated = "impersonated",
        /// Somebody wrote through the public site.
        LeadArrived = "lead_arrived",
        /// Confirm that the newsletter may go to an address.
        NewsletterAsked = "newsletter_asked",
        /// The newsletter goes there from now on.
        NewsletterJoined = "newsletter_joined",
        /// Something that a person is told.
        Notice = "notice",
        /// What a person is told, gathered.
        NoticeDigest = "notice_digest",
    }
}

/// A mail in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MailRow {
    /// Its id.
    pub id: MailId,
    /// What it is about.
    pub kind: MailKind,
    /// Where it stands.
    pub status: MailStatus,
    /// Where it goes; absent once the person was erased.
    pub address: Option<String>,
    /// Who it is for, where that is a person of this installation.
    pub person_id: Option<PersonId>,
    /// Its subject line.
    pub subject: String,
    /// How often the SMTP server was asked.
    pub attempts: u32,
    /// What the SMTP server said last, for whoever runs the installation.
    pub error: Option<String>,
    /// When it was written.
    pub created_at: Moment,
    /// When it was delivered, captured or given up.
    pub ended_at: Option<Moment>,
}

impl Example for Mails {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(MailStatus::Captured), ..Self::default() }
    }
}
