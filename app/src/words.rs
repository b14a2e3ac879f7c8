//! The language catalogue as screens use it.

use crate::port;
use domain::Refusal;
use domain::kernel::FieldFault;
use std::collections::BTreeMap;
use texts::{Catalogue, keys};

/// The texts of this page's language.
pub fn texts() -> &'static Catalogue {
    port::catalogue()
}

/// The sentence for a refusal: what happened and what to do. Codes without one read as a defect of ours.
pub fn refusal(texts: &'static Catalogue, refusal: &Refusal) -> String {
    let key = texts.named(&format!("errors.{}", refusal.code)).unwrap_or(keys::errors::INTERNAL);
    fill(texts, key, &refusal.params)
}

/// The sentence for a fault of a field.
pub fn fault(texts: &'static Catalogue, fault: &FieldFault) -> String {
    let key = ["validation", "errors"].iter().find_map(|subject| texts.named(&format!("{subject}.{}", fault.code)));
    fill(texts, key.unwrap_or(keys::validation::NOT_ALLOWED), &fault.params)
}

/// What a permission lets a person do; its wire name where the catalogue has no sentence.
pub fn permission(texts: &'static Catalogue, wire: &'static str) -> &'static str {
    let key = texts.named(&format!("permissions.{}", wire.replace(':', "__")));
    key.map_or(wire, |key| texts.text(key))
}

/// What a role is called.
pub fn role(texts: &'static Catalogue, wire: &str) -> String {
    texts.named(&format!("roles.{wire}")).map_or_else(|| wire.to_owned(), |key| texts.text(key).to_owned())
}

/// What an entry of the audit log says in one line, by the event's type, `TenantCreated`, or the access' kind,
/// `signed_in`; that name itself where the catalogue has no sentence.
pub fn happened(texts: &'static Catalogue, what: &str) -> String {
    let is_event = what.starts_with(|letter: char| letter.is_ascii_uppercase());
    let name = if is_event { format!("events.{}", snake(what)) } else { format!("accesses.{what}") };
    texts.named(&name).map_or_else(|| what.to_owned(), |key| texts.text(key).to_owned())
}

/// `TenantCreated` as `tenant_created`.
fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |out, (at, letter)| {
        let hump = if at > 0 && letter.is_ascii_uppercase() { "_" } else { "" };
        out + hump + &letter.to_ascii_lowercase().to_string()
    })
}

/// Milliseconds as seconds with one decimal, `1.4 s`.
pub fn seconds(texts: &'static Catalogue, ms: u32) -> String {
    let tenths = ms.saturating_add(50) / 100;
    texts.fill(keys::workspaces::SECONDS, &[("seconds", &format!("{}.{}", tenths / 10, tenths % 10))])
}

/// So many of so many, in percent with one decimal.
pub fn share(part: u64, whole: u64) -> String {
    let mille = (part * 1_000 + whole / 2).checked_div(whole).unwrap_or_default();
    format!("{}.{} %", mille / 10, mille % 10)
}

/// A number with its thousands apart by a thin space, which every one of our languages reads.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

fn fill(texts: &'static Catalogue, key: texts::Key, params: &BTreeMap<String, String>) -> String {
    let values: Vec<_> = params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    texts.fill(key, &values)
}

#[cfg(test)]
mod tests {
    use super::{number, share, snake};

    #[test]
    fn types_of_events_become_keys() {
        for (name, key) in [("TenantCreated", "tenant_created"), ("TestClockSet", "test_clock_set"), ("Run", "run")] {
            assert_eq!(snake(name), key);
        }
    }

    #[test]
    fn a_share_is_a_number_of_percent() {
        assert_eq!([share(1, 3), share(0, 0), share(2, 2)], ["33.3 %", "0.0 %", "100.0 %"]);
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(number), ["0", "999", "1\u{202f}000", "1\u{202f}234\u{202f}567"]);
    }
}
