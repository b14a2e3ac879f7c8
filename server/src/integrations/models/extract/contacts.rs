//! How somebody is reached: e-mail, telephone, the web.

use super::scan::{Places, Text};

/// Addresses of the dot-atom form (RFC 5322) with a dotted domain.
pub fn emails(text: &Text) -> Places {
    text.each(|place| {
        if is_local(text.before(place)) {
            return None;
        }
        let local = text.run(place, is_local);
        let at = place + local;
        let well = local > 0 && local <= 64 && text.at(at) == '@' && text.at(place) != '.' && text.before(at) != '.';
        well.then(|| domain(text, at + 1)).flatten()
    })
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || "._%+-'".contains(c)
}

/// Labels of a domain: more are a puzzle, not an address.
const LABELS_MAX: usize = 20;

/// Where a domain of two labels or more that begins here ends; a full stop after it is the sentence's.
fn domain(text: &Text, from: usize) -> Option<usize> {
    let (mut end, mut place, mut labels) = (from, from, 0);
    loop {
        let label = text.run(place, |c| c.is_alphanumeric() || c == '-');
        if label == 0 || label > 63 || labels > LABELS_MAX || text.at(place) == '-' || text.before(place + label) == '-'
        {
            break;
        }
        labels += 1;
        end = place + label;
        if text.at(end) != '.' {
            break;
        }
        place = end + 1;
    }
    let last = (from..end).rev().take_while(|place| text.at(*place) != '.').count();
    let is_name = last >= 2 && (end - last..end).all(|place| !text.at(place).is_ascii_digit());
    (labels >= 2 && is_name).then_some(end)
}

/// Addresses with their scheme, or that begin with `www.`.
pub fn urls(text: &Text) -> Places {
    text.each(|place| {
        let start = ["https://", "http://", "www."].into_iter().find(|start| text.says(place, start))?;
        let host = if start == "www." { place } else { place + start.len() };
        if !text.begins(place) || domain(text, host).is_none() {
            return None;
        }
        let mut end = place + text.run(place, |c| !c.is_whitespace() && !"<>\"`{}|\\^".contains(c));
        // What ends a sentence or a bracket belongs to it, unless the bracket was opened within.
        loop {
            let last = text.before(end);
            let opened = (place..end).any(|place| text.at(place) == '(');
            if ".,;:!?'’”»]".contains(last) || (last == ')' && !opened) { end -= 1 } else { return Some(end) }
        }
    })
}

/// Numbers with a country's code, with a zero in front, or in the groups of North America.
pub fn phones(text: &Text) -> Places {
    text.each(|place| {
        let first = text.at(place);
        let before = text.before(place);
        let free = text.begins(place) && !"+-/.,:#".contains(before) && before != '(';
        if !free || !(first == '+' || first == '(' || first.is_ascii_digit()) {
            return None;
        }
        let (end, groups) = groups(text, place)?;
        let digits: usize = groups.iter().sum();
        let american = groups == [3, 3, 4];
        let abroad = first == '+' && (7..=15).contains(&digits);
        let at_home = first_digit(text, place, end) == '0' && (8..=15).contains(&digits) && groups[0] < 9;
        (text.ends(end) && (abroad || at_home || american)).then_some(end)
    })
}

/// Groups of digits in a telephone number, and one more by which too many are told.
const GROUPS_MAX: usize = 9;

/// Where digits with single marks between them end, and how long the groups are.
fn groups(text: &Text, from: usize) -> Option<(usize, Vec<usize>)> {
    let (mut place, mut end, mut groups) = (from + usize::from(text.at(from) == '+'), from, Vec::new());
    while groups.len() < GROUPS_MAX {
        place += text.run(place, |c| c == '(').min(1);
        let digits = text.run(place, |c| c.is_ascii_digit());
        if digits == 0 {
            break;
        }
        groups.push(digits);
        place += digits;
        place += text.run(place, |c| c == ')').min(1);
        end = place;
        place += text.run(place, |c| " -./\u{A0}\u{2011}".contains(c)).min(1);
    }
    (!groups.is_empty()).then_some((end, groups))
}

fn first_digit(text: &Text, from: usize, to: usize) -> char {
    (from..to).map(|place| text.at(place)).find(char::is_ascii_digit).unwrap_or(' ')
}
