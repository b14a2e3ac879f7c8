//! What trades, uses, kinds of variables and of facts, and audiences of templates are called.

use crate::ui::Tone;
use crate::words;
use domain::models::FieldKind;
use domain::templates::{Audience, Industry, Purpose, TemplateOrigin, VariableKind};
use texts::{Key, keys};

/// What a trade is called.
pub(super) const fn industry(industry: Industry) -> Key {
    match industry {
        Industry::General => keys::templates::INDUSTRY_GENERAL,
        Industry::Commerce => keys::templates::INDUSTRY_COMMERCE,
        Industry::Finance => keys::templates::INDUSTRY_FINANCE,
        Industry::Logistics => keys::templates::INDUSTRY_LOGISTICS,
        Industry::Insurance => keys::templates::INDUSTRY_INSURANCE,
        Industry::HumanResources => keys::templates::INDUSTRY_HUMAN_RESOURCES,
        Industry::Software => keys::templates::INDUSTRY_SOFTWARE,
    }
}

/// What a use is called.
pub(super) const fn purpose(purpose: Purpose) -> Key {
    match purpose {
        Purpose::Sorting => keys::templates::USE_SORTING,
        Purpose::Extraction => keys::templates::USE_EXTRACTION,
        Purpose::Drafting => keys::templates::USE_DRAFTING,
        Purpose::Rewriting => keys::templates::USE_REWRITING,
    }
}

/// What a kind of variable is called.
pub(super) const fn kind(kind: VariableKind) -> Key {
    match kind {
        VariableKind::Text => keys::templates::KIND_TEXT,
        VariableKind::LongText => keys::templates::KIND_LONG_TEXT,
        VariableKind::Number => keys::templates::KIND_NUMBER,
        VariableKind::Date => keys::templates::KIND_DATE,
        VariableKind::Choice => keys::templates::KIND_CHOICE,
    }
}

/// What a kind of fact is called that is looked for in a text.
pub(super) const fn field(kind: FieldKind) -> Key {
    match kind {
        FieldKind::Email => keys::templates::FIELD_EMAIL,
        FieldKind::Phone => keys::templates::FIELD_PHONE,
        FieldKind::Date => keys::templates::FIELD_DATE,
        FieldKind::Money => keys::templates::FIELD_MONEY,
        FieldKind::Iban => keys::templates::FIELD_IBAN,
        FieldKind::VatId => keys::templates::FIELD_VAT_ID,
        FieldKind::Url => keys::templates::FIELD_URL,
        FieldKind::Number => keys::templates::FIELD_NUMBER,
        FieldKind::OrderNumber => keys::templates::FIELD_ORDER_NUMBER,
    }
}

/// An audience as colour, icon and word.
pub(super) const fn audience(audience: Audience) -> (Tone, &'static str, Key) {
    match audience {
        Audience::Internal => (Tone::Neutral, "lock-keyhole", keys::templates::AUDIENCE_INTERNAL),
        Audience::Own => (Tone::Info, "building-2", keys::templates::AUDIENCE_OWN),
        Audience::Tenants => (Tone::Info, "network", keys::templates::AUDIENCE_TENANTS),
        Audience::Everybody => (Tone::Success, "globe", keys::templates::AUDIENCE_EVERYBODY),
    }
}

/// Where a template comes from.
pub(super) const fn origin(origin: TemplateOrigin) -> Key {
    match origin {
        TemplateOrigin::BuiltIn => keys::templates::ORIGIN_BUILT_IN,
        TemplateOrigin::Own => keys::templates::ORIGIN_OWN,
        TemplateOrigin::Offered => keys::templates::ORIGIN_OFFERED,
    }
}

/// The trades as a filter or a select has them.
pub(super) fn industries() -> Vec<(&'static str, &'static str)> {
    Industry::ALL.iter().map(|it| (it.as_str(), words::texts().text(industry(*it)))).collect()
}

/// The uses as a filter or a select has them.
pub(super) fn purposes() -> Vec<(&'static str, &'static str)> {
    Purpose::ALL.iter().map(|it| (it.as_str(), words::texts().text(purpose(*it)))).collect()
}
