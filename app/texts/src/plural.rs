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

/// Whether the language tells the form at this place apart.
#[cfg(feature = "table")]
pub(crate) const fn has(locale: Locale, form: usize) -> bool {
    match locale {
        Locale::Ar => form <= 5,
        Locale::En => matches!(form, 1 | 5),
        Locale::Zh | Locale::Ko => form == 5,
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

    #[cfg(feature = "table")]
    #[test]
    fn a_language_has_the_forms_that_its_numbers_take() {
        for locale in [Locale::En, Locale::Ar, Locale::Zh, Locale::Ko] {
            for place in 0..6 {
                let is_taken = (0..=200).any(|number| form(locale, number) == place);
                assert_eq!(has(locale, place), is_taken, "{locale:?} {place}");
            }
        }
    }

    #[test]
    fn english_tells_one_from_the_rest_and_chinese_nothing() {
        assert_eq!([0, 1, 2].map(|number| form(Locale::En, number)), [5, 1, 5]);
        assert_eq!([0, 1, 2].map(|number| form(Locale::Zh, number)), [5, 5, 5]);
    }
}
