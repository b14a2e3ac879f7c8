//! What the parts of a text are called, and where it comes from.

use super::super::settings::SettingsOf;
use crate::ui::Tone;
use domain::tenancy::SettingSource;
use texts::{Key, keys};

/// Where the list stands.
pub(super) const fn base(of: SettingsOf) -> &'static str {
    match of {
        SettingsOf::Platform => "/admin/texts",
        SettingsOf::Tenant => "/client/texts",
    }
}

/// How a source is shown.
pub(super) const fn source(source: SettingSource) -> (Tone, &'static str, Key) {
    match source {
        SettingSource::Default => (Tone::Neutral, "package", keys::settings::SOURCE_DEFAULT),
        SettingSource::Platform => (Tone::Info, "shield", keys::settings::SOURCE_PLATFORM),
        SettingSource::Tenant => (Tone::Info, "pencil", keys::settings::SOURCE_TENANT),
    }
}

/// What a form of a text is called, by its name on the wire, and a number that takes it.
pub(super) fn form(name: &str, counts: bool) -> (Key, &'static str) {
    use keys::wordings::*;
    match name {
        "zero" => (FORM_ZERO, "0"),
        "one" => (FORM_ONE, "1"),
        "two" => (FORM_TWO, "2"),
        "few" => (FORM_FEW, "3"),
        "many" => (FORM_MANY, "11"),
        _ if counts => (FORM_OTHER, "100"),
        _ => (TEXT, "7"),
    }
}
