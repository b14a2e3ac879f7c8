//! Which plural form a number takes (CLDR cardinal rules for whole numbers).

use crate::Locale;

/// The place of the form in [`crate::entry::Entry::Plural`]: zero, one, two, few, many, other.
pub(crate) const fn form(locale: Locale, number: u64) -> usize {
    match locale {
        Locale::En if number == 1 => 1,
        Locale::Ar => match (number, number % 100) {
            (0, _) => 0,
            (1, _) => 1,
            (2, _) => 2,
            (_, 3..=10) => 3,
            (_, 11..=99) => 4,
            _ => 5,
        },
        Locale::En | Locale::Zh | Locale::Ko => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms() {
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111].map(|number| form(Locale::Ar, number));
        assert_eq!(forms, [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4]);
    }

    #[test]
    fn english_tells_one_from_the_rest_and_chinese_nothing() {
        assert_eq!([0, 1, 2].map(|number| form(Locale::En, number)), [5, 1, 5]);
        assert_eq!([0, 1, 2].map(|number| form(Locale::Zh, number)), [5, 5, 5]);
    }
}
