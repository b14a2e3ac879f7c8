//! What roles, rules and the standing of a workspace are called.

use crate::port::Erased;
use crate::ui::{Badge, Tone};
use crate::words;
use domain::workspaces::{BudgetPeriod, PiiAction, PiiKind, WorkspaceRole};
use leptos::prelude::*;
use texts::{Key, keys};

/// What somebody is in a workspace.
pub(super) const fn role(role: WorkspaceRole) -> Key {
    match role {
        WorkspaceRole::Member => keys::workspace::ROLE_MEMBER,
        WorkspaceRole::Manager => keys::workspace::ROLE_MANAGER,
    }
}

/// A kind of personal data.
pub(super) const fn pii(kind: PiiKind) -> Key {
    match kind {
        PiiKind::Email => keys::workspace::PII_EMAIL,
        PiiKind::Phone => keys::workspace::PII_PHONE,
        PiiKind::Iban => keys::workspace::PII_IBAN,
        PiiKind::Card => keys::workspace::PII_CARD,
        PiiKind::IpAddress => keys::workspace::PII_IP_ADDRESS,
        PiiKind::NationalId => keys::workspace::PII_NATIONAL_ID,
    }
}

/// What becomes of it.
pub(super) const fn action(action: PiiAction) -> Key {
    match action {
        PiiAction::Allow => keys::workspace::PII_ALLOW,
        PiiAction::Mask => keys::workspace::PII_MASK,
        PiiAction::Block => keys::workspace::PII_BLOCK,
    }
}

/// How often a budget begins anew.
pub(super) const fn period(period: BudgetPeriod) -> Key {
    match period {
        BudgetPeriod::Day => keys::workspace::PERIOD_DAY,
        BudgetPeriod::Month => keys::workspace::PERIOD_MONTH,
    }
}

/// Whether it is the main one, and whether it is used.
#[component]
pub(super) fn Standing(is_main: bool, archived: bool) -> impl IntoView {
    let texts = words::texts();
    let main = is_main.then(|| view! { <Badge tone=Tone::Info icon="star" label=texts.text(keys::workspace::MAIN)/> });
    let away = archived
        .then(|| view! { <Badge tone=Tone::Neutral icon="archive" label=texts.text(keys::workspace::PUT_AWAY)/> });
    view! {
        {main}
        {away}
    }
    .erased()
}

/// Everybody, or how many.
#[component]
pub(super) fn WhoWorks(everybody: bool, members: u32) -> impl IntoView {
    let texts = words::texts();
    let who = if everybody {
        texts.text(keys::workspace::EVERYBODY).to_owned()
    } else {
        texts.count(keys::workspace::PEOPLE, members.into())
    };
    view! { <span>{who}</span> }
}
