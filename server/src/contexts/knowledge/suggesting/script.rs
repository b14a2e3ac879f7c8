//! Whether vectors say anything of a text: the built-in sentence model knows English alone, and takes any two texts in Arabic,
//! Chinese or Korean for nearly the same (cosines of 0.7 to 0.9 between documents of the demo world that share no subject).

/// The first letter beyond those of European languages.
const BEYOND_LATIN: char = '\u{250}';
/// One letter in so many may be beyond them: an English text names things in their own scripts.
const FEW: usize = 10;

/// Whether a text is written in letters that the sentence model reads.
pub(super) fn is_readable(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let beyond = text.chars().filter(|letter| letter.is_alphabetic() && *letter >= BEYOND_LATIN).count();
    letters > 0 && beyond * FEW <= letters
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn a_text_in_latin_letters_is_readable_also_where_it_names_something_in_its_own_script() {
        assert!(is_readable("Star anise (八角) is checked for shikimi before it is bought."));
        assert!(is_readable("Kräuter aus Köln"));
    }

    #[test]
    fn other_scripts_and_mere_numbers_are_not() {
        for text in [
            "莽草有毒，外形与八角相似。",
            "مسؤول السلامة هو السيد يوسف",
            "회의실은 사흘 전까지 예약합니다.",
            "12 / 34",
            "",
        ] {
            assert!(!is_readable(text), "{text}");
        }
    }
}
