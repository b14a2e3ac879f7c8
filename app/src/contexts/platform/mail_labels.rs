//! What kinds and states of mails are called.

use crate::port::Erased;
use crate::ui::Tone;
use crate::words;
use domain::platform::{MailKind, MailStatus};
use leptos::prelude::*;
use texts::{Key, keys};

/// A mail's status as colour, icon and word.
pub(super) const fn status(status: MailStatus) -> (Tone, &'static str, Key) {
    match status {
        MailStatus::Waiting => (Tone::Neutral, "clock", keys::mail::WAITING),
        MailStatus::Sent => (Tone::Success, "circle-check", keys::mail::SENT),
        MailStatus::Captured => (Tone::Info, "mail", keys::mail::CAPTURED),
        MailStatus::Failed => (Tone::Danger, "circle-alert", keys::mail::FAILED),
    }
}

/// What a kind is called.
pub(super) const fn kind(kind: MailKind) -> Key {
    match kind {
        MailKind::ConfirmAccount => keys::mail::CONFIRM_ACCOUNT,
        MailKind::AccountKnown => keys::mail::ACCOUNT_KNOWN,
        MailKind::ResetPassword => keys::mail::RESET_PASSWORD,
        MailKind::Impersonated => keys::mail::IMPERSONATED,
        MailKind::PasswordChanged => keys::mail::PASSWORD_CHANGED,
        MailKind::SignInLink => keys::mail::SIGN_IN_LINK,
        MailKind::Invitation => keys::mail::INVITATION,
        MailKind::LeadArrived => keys::mail::LEAD_ARRIVED,
        MailKind::NewsletterAsked => keys::mail::NEWSLETTER_ASKED,
        MailKind::NewsletterJoined => keys::mail::NEWSLETTER_JOINED,
        MailKind::Notice => keys::mail::NOTICE,
        MailKind::NoticeDigest => keys::mail::NOTICE_DIGEST,
        MailKind::SignInAlert => keys::mail::SIGN_IN_ALERT,
    }
}

/// Where a mail goes, or that this was erased.
pub(super) fn address(address: Option<String>) -> AnyView {
    match address {
        Some(address) => view! { <bdi dir="ltr">{address}</bdi> }.erased(),
        None => view! { <span class="text-fg-muted">{words::texts().text(keys::mail::ERASED)}</span> }.erased(),
    }
}
