//! What is known by letters and digits: accounts, taxpayers, and whatever is called by a number.

use super::scan::{Places, Text};

/// Account numbers (ISO 13616), in one piece or in groups, whose check digits are right.
pub fn ibans(text: &Text) -> Places {
    text.each(|place| {
        if !(text.begins(place) && text.at(place).is_ascii_uppercase() && text.at(place + 1).is_ascii_uppercase()) {
            return None;
        }
        let all = pieces(text, place, " ", 34);
        let ends = all.iter().enumerate().skip(14).rev();
        let mut ends = ends.filter(|(_, at)| text.ends(**at + 1)).map(|(last, at)| (&all[..=last], *at + 1));
        ends.find(|(code, _)| is_iban(&code.iter().map(|at| text.at(*at)).collect::<Vec<_>>())).map(|(_, end)| end)
    })
}

/// The places of up to `max` capitals and digits from here on, with single marks of these between them.
fn pieces(text: &Text, from: usize, marks: &str, max: usize) -> Vec<usize> {
    let (mut found, mut place) = (Vec::new(), from);
    while found.len() < max {
        let c = text.at(place);
        if c.is_ascii_uppercase() || c.is_ascii_digit() {
            found.push(place);
        } else if !(marks.contains(c) && text.at(place + 1).is_ascii_alphanumeric()) {
            break;
        }
        place += 1;
    }
    found
}

/// Two letters, two digits; and the rest with them at its end leaves 1 when divided by 97 (ISO 7064).
fn is_iban(code: &[char]) -> bool {
    let digits = code.len() >= 15 && code[2..4].iter().all(char::is_ascii_digit);
    let turned = code.iter().cycle().skip(4).take(code.len());
    let rest = turned.fold(0_u32, |rest, c| {
        let value = c.to_digit(36).unwrap_or_default();
        (rest * if value > 9 { 100 } else { 10 } + value) % 97
    });
    digits && rest == 1
}

/// VAT identification numbers: the country, then digits (#), capitals (@), or either (*); several forms where a country
/// has them (European Commission, VIES, "What is the format of a VAT number"; Switzerland and Great Britain by
/// their tax offices).
const VAT_IDS: [(&str, &[&str]); 31] = [
    ("AT", &["U########"]),
    ("BE", &["##########"]),
    ("BG", &["##########", "#########"]),
    ("CHE", &["#########"]),
    ("CY", &["########@"]),
    ("CZ", &["##########", "#########", "########"]),
    ("DE", &["#########"]),
    ("DK", &["########"]),
    ("EE", &["#########"]),
    ("EL", &["#########"]),
    ("ES", &["*#######*"]),
    ("FI", &["########"]),
    ("FR", &["**#########"]),
    ("GB", &["############", "#########"]),
    ("HR", &["###########"]),
    ("HU", &["########"]),
    ("IE", &["#*#####@@", "#*#####@"]),
    ("IT", &["###########"]),
    ("LT", &["############", "#########"]),
    ("LU", &["########"]),
    ("LV", &["###########"]),
    ("MT", &["########"]),
    ("NL", &["#########B##"]),
    ("PL", &["##########"]),
    ("PT", &["#########"]),
    ("RO", &["##########", "#########", "########", "#######", "######"]),
    ("SE", &["############"]),
    ("SI", &["########"]),
    ("SK", &["##########"]),
    ("XI", &["############", "#########"]),
    ("NO", &["#########"]),
];

pub fn vat_ids(text: &Text) -> Places {
    let found = text.each(|place| {
        if !text.begins(place) {
            return None;
        }
        let (country, forms) =
            VAT_IDS.iter().find(|(country, _)| country.chars().zip(place..).all(|(c, place)| text.at(place) == c))?;
        let all = pieces(text, place, " .-", 16);
        let rest = &all[country.len()..];
        let fits = |form: &&str| {
            let end = rest.get(form.len().checked_sub(1)?)? + 1;
            let same = form.chars().zip(rest).all(|(mark, at)| of_form(mark, text.at(*at)));
            (same && text.ends(end)).then_some(end)
        };
        forms.iter().find_map(fits)
    });
    super::scan::apart(found, &ibans(text))
}

fn of_form(mark: char, c: char) -> bool {
    match mark {
        '#' => c.is_ascii_digit(),
        '@' => c.is_ascii_uppercase(),
        '*' => c.is_ascii_uppercase() || c.is_ascii_digit(),
        mark => c == mark,
    }
}

/// What is called by a number in the languages that letters come in; a text of another language names its own label.
const CALLED: [&str; 15] = [
    "order",
    "invoice",
    "case",
    "ticket",
    "reference",
    "ref",
    "delivery note",
    "purchase order",
    "PO",
    "booking",
    "customer",
    "订单",
    "订单号",
    "주문번호",
    "طلب رقم",
];

/// Numbers after such a name.
pub fn called(text: &Text) -> Places {
    let mut found: Places =
        CALLED.iter().flat_map(|name| text.ends_of(name)).filter_map(|end| code_after(text, end)).collect();
    found.sort_by_key(|place| place.start);
    found.dedup();
    found
}

/// Words and marks that stand between a name and its number.
const BETWEEN: [&str; 12] = ["number", "num", "no", "nr", "id", "code", "№", "#", ":", ".", "号", "-"];

/// The letters, digits and marks with a digit among them that follow here, as in `SKU-4711/B`.
pub fn code_after(text: &Text, end: usize) -> Option<std::ops::Range<usize>> {
    let mut start = end;
    loop {
        start += text.run(start, |c| c == ' ' || c == '\t' || c == '\u{A0}');
        // A text of nothing but colons is no way to a number.
        if start - end > super::GAP_MAX {
            return None;
        }
        let word = BETWEEN.iter().find(|word| {
            let after = start + word.chars().count();
            text.says(start, word) && (!word.ends_with(char::is_alphabetic) || !text.at(after).is_alphabetic())
        });
        match word {
            // "No4711" is a code of its own; "no 4711" has a word before it.
            Some(word) => start += word.chars().count(),
            None => break,
        }
    }
    let mut stop = start + text.run(start, |c| c.is_ascii_alphanumeric() || "-/_.".contains(c));
    while stop > start && "-/_.".contains(text.before(stop)) {
        stop -= 1;
    }
    let some_digit = (start..stop).any(|place| text.at(place).is_ascii_digit());
    (some_digit && stop - start >= 2 && text.ends(stop)).then_some(start..stop)
}
