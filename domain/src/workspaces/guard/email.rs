//! E-mail addresses: what people write before and after the `@`, in Latin script, with a dotted domain.

use super::letters::is_latin;

/// Characters before the `@` that are looked at.
const LOCAL_MAX: usize = 64;
/// Characters of a domain that are looked at.
const DOMAIN_MAX: usize = 253;

/// Where an address that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    let is_first = from.checked_sub(1).is_none_or(|before| !is_word(text[before]));
    if !is_word(text[from]) || !is_first {
        return None;
    }
    let local = text[from..].iter().take(LOCAL_MAX + 1).take_while(|c| is_local(**c)).count();
    let at = from + local;
    if text.get(at) != Some(&'@') {
        return None;
    }
    let domain = &text[at + 1..];
    let longest = domain.iter().take(DOMAIN_MAX).take_while(|c| is_latin(**c) || matches!(**c, '.' | '-')).count();
    Some(at + 1 + domain_ends(&domain[..longest])?)
}

/// How many characters of these are a domain: two labels or more, the last one of letters.
fn domain_ends(text: &[char]) -> Option<usize> {
    let (mut end, mut labels, mut place) = (None, 0, 0);
    for label in text.split(|c| *c == '.') {
        if label.is_empty() {
            break;
        }
        labels += 1;
        place += label.len();
        let hyphens = label.iter().rev().take_while(|c| **c == '-').count();
        let name = &label[..label.len() - hyphens];
        let is_top =
            name.len() >= 2 && (name.iter().all(|c| c.is_alphabetic()) || name.starts_with(&['x', 'n', '-', '-']));
        if labels >= 2 && is_top {
            end = Some(place - hyphens);
        }
        if hyphens > 0 {
            break;
        }
        place += 1;
    }
    end
}

fn is_word(c: char) -> bool {
    is_latin(c) || c == '_'
}

fn is_local(c: char) -> bool {
    is_word(c) || matches!(c, '.' | '%' | '+' | '-' | '\'' | '&')
}
