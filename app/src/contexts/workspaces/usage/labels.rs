//! What kinds, rules, budgets and ways to tell use apart are called.

use crate::ui::{Badge, Tone};
use crate::words;
use domain::workspaces::{
    BudgetOf, BudgetPeriod, Finding, PiiAction, PiiKind, RULE_CHARS, RULE_FORBIDDEN, UsageBy, UsageFigures,
};
use leptos::prelude::*;
use texts::{Key, keys};

/// What use is told apart by.
pub(super) const fn by(by: UsageBy) -> Key {
    match by {
        UsageBy::Person => keys::usage::BY_PERSON,
        UsageBy::Model => keys::usage::BY_MODEL,
        UsageBy::Template => keys::usage::BY_TEMPLATE,
    }
}

/// Whose use a budget bounds.
pub(super) const fn of(of: BudgetOf) -> Key {
    match of {
        BudgetOf::Workspace => keys::usage::OF_WORKSPACE,
        BudgetOf::Team(_) => keys::usage::OF_TEAM,
        BudgetOf::Person(_) => keys::usage::OF_PERSON,
        BudgetOf::Key(_) => keys::usage::OF_KEY,
    }
}

/// How long a budget lasts.
pub(super) const fn period(period: BudgetPeriod) -> Key {
    match period {
        BudgetPeriod::Day => keys::usage::PERIOD_DAY,
        BudgetPeriod::Month => keys::usage::PERIOD_MONTH,
    }
}

/// What a rule has found.
pub(in crate::contexts::workspaces) fn finding(finding: &Finding) -> Key {
    match (finding.rule.as_str(), finding.kind) {
        (_, Some(PiiKind::Email)) => keys::usage::KIND_EMAIL,
        (_, Some(PiiKind::Phone)) => keys::usage::KIND_PHONE,
        (_, Some(PiiKind::Iban)) => keys::usage::KIND_IBAN,
        (_, Some(PiiKind::Card)) => keys::usage::KIND_CARD,
        (_, Some(PiiKind::IpAddress)) => keys::usage::KIND_IP_ADDRESS,
        (_, Some(PiiKind::NationalId)) => keys::usage::KIND_NATIONAL_ID,
        (RULE_CHARS, None) => keys::usage::RULE_CHARS,
        (RULE_FORBIDDEN, None) => keys::usage::RULE_FORBIDDEN,
        (_, None) => keys::usage::FINDING,
    }
}

/// What becomes of what was found.
#[component]
pub(in crate::contexts::workspaces) fn ActionBadge(action: PiiAction) -> impl IntoView {
    let (tone, icon, name) = match action {
        PiiAction::Allow => (Tone::Neutral, "circle-check", keys::usage::ACTION_ALLOW),
        PiiAction::Mask => (Tone::Info, "eye-off", keys::usage::ACTION_MASK),
        PiiAction::Block => (Tone::Danger, "circle-slash", keys::usage::ACTION_BLOCK),
    };
    view! { <Badge tone icon label=words::texts().text(name)/> }
}

/// How many runs failed, with their share of those that have ended.
pub(super) fn failed(figures: &UsageFigures) -> String {
    let share = figures.failed_percent().map(|percent| percent.to_string());
    match share {
        Some(percent) if figures.failed > 0 => words::texts().fill(keys::usage::FAILED_SHARE, &[("percent", &percent)]),
        _ => words::number(figures.failed),
    }
}

/// How long something took, or a dash where nothing did.
pub(super) fn took(ms: Option<u32>) -> String {
    ms.map_or_else(|| "–".to_owned(), |ms| words::seconds(words::texts(), ms))
}
