//! Amounts of limits as people read them.

use crate::words;
use domain::billing::{AddOnGives, LimitKind, PlanLimits};
use domain::files::readable_bytes;
use texts::keys;

/// An amount of a kind: bytes in their unit, everything else in groups of three digits.
pub(super) fn amount(kind: LimitKind, amount: u64) -> String {
    if kind == LimitKind::StorageBytes { readable_bytes(amount) } else { grouped(amount) }
}

/// A limit, or that there is none.
pub fn limit(kind: LimitKind, max: Option<u64>) -> String {
    max.map_or_else(|| words::texts().text(keys::billing::NO_LIMIT).to_owned(), |max| amount(kind, max))
}

/// Every limit that there is, each with its name.
pub(super) fn limits(limits: &PlanLimits) -> Vec<(&'static str, String)> {
    let texts = words::texts();
    LimitKind::ALL
        .iter()
        .map(|kind| (texts.text(super::labels::limit(*kind)), limit(*kind, limits.of(*kind))))
        .collect()
}

/// What an add-on gives, in a few words.
pub(super) fn gives(gives: AddOnGives) -> String {
    let texts = words::texts();
    match (gives.feature, gives.limit.zip(gives.amount)) {
        (Some(feature), _) => texts.text(super::labels::feature(feature)).to_owned(),
        (None, Some((limit, by))) => format!("{}: +{}", texts.text(super::labels::limit(limit)), amount(limit, by)),
        (None, None) => String::new(),
    }
}

/// `12345` as `12 345`, with the narrow space that all our languages understand.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if first > 0 {
        groups.push(&digits[..first]);
    }
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join("\u{202f}")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let told = [0, 999, 1_000, 12_345, 1_234_567].map(grouped);
        assert_eq!(told, ["0", "999", "1\u{202f}000", "12\u{202f}345", "1\u{202f}234\u{202f}567"]);
    }
}
