//! What words of one kind have in common: endings of English (the first step of Porter's algorithm, 1980), articles and
//! endings of Arabic (after Larkey, Ballesteros and Connell, 2002). Lightly: a stem that goes too far finds what nobody meant.

/// The stem of a folded word; the word itself where it has none that is known.
pub(super) fn stem(word: &str) -> String {
    if word.chars().all(|letter| letter.is_ascii_lowercase()) {
        english(word)
    } else if word.chars().all(is_arabic) {
        arabic(word)
    } else {
        word.to_owned()
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0621}'..='\u{064A}')
}

/// Shorter words are left as they are.
const ENGLISH_MIN: usize = 4;

fn english(word: &str) -> String {
    if word.len() < ENGLISH_MIN {
        return word.to_owned();
    }
    let singular = singular(word);
    let plain = without_tense(&singular);
    match plain.strip_suffix('y') {
        Some(stem) if has_vowel(stem) => format!("{stem}i"),
        _ => plain.strip_suffix('e').filter(|stem| stem.len() >= ENGLISH_MIN - 1).unwrap_or(&plain).to_owned(),
    }
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let is_plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    match word.strip_suffix("es").filter(|stem| ["s", "x", "z", "ch", "sh"].into_iter().any(|end| stem.ends_with(end)))
    {
        Some(stem) => stem.to_owned(),
        None if is_plural => word[..word.len() - 1].to_owned(),
        None => word.to_owned(),
    }
}

fn without_tense(word: &str) -> String {
    let stem = ["ing", "ed"].into_iter().find_map(|end| word.strip_suffix(end)).filter(|stem| has_vowel(stem));
    let Some(stem) = stem.filter(|stem| stem.len() >= ENGLISH_MIN - 1) else { return word.to_owned() };
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(other)) if last == other && !matches!(last, 'l' | 's' | 'z') => {
            stem[..stem.len() - 1].to_owned()
        }
        _ => stem.to_owned(),
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Letters of an Arabic stem at least.
const ARABIC_MIN: usize = 3;

fn arabic(word: &str) -> String {
    let is_long = |stem: &&str| stem.chars().count() >= ARABIC_MIN;
    let articles = ["وال", "فال", "بال", "كال", "لل", "ال"];
    let word = articles.into_iter().find_map(|start| word.strip_prefix(start).filter(is_long)).unwrap_or(word);
    let endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
    endings.into_iter().find_map(|end| word.strip_suffix(end).filter(is_long)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_kind_have_one_stem() {
        for [one, other] in [
            ["sacks", "sack"],
            ["boxes", "box"],
            ["deliveries", "delivery"],
            ["stored", "store"],
            ["packing", "packed"],
            ["dropped", "drop"],
            ["الرطوبه", "رطوبه"],
            ["والوثائق", "وثائق"],
            ["شكاوي", "الشكاوي"],
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_of_two_kinds_keep_two() {
        for [one, other] in [["glass", "glad"], ["bus", "but"], ["sing", "sin"], ["red", "r"], ["af210", "af211"]] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }
}
