//! A text as terms that can be compared: words without their endings, and pairs of letters where a script has no spaces between
//! words. What every question is made of ("what", "متى", "多少") is none.
//!
//! The lexemes of retrieval are others: they are kept in an index, each word in every form that finds it, and another way to make
//! them would make that index anew. A term is one form alone, cut shorter than a stem, and the bounds of [`super::weigh`] were
//! chosen on such terms.

/// English words that say nothing of a subject.
const COMMON: &str = " a about again all an and any are as at be been being but by can could did do does each every for from \
    get gets got had has have he her his how i if in into is it its long many may me might much must my no not of off often \
    on one or our out over please shall she should so some soon tell than that the their them then there these they this \
    those to too under up us very was we were what when where which who whom whose why will with would you your ";
/// The same in Arabic, as [`arabic`] writes them.
const COMMON_ARABIC: &str = " متي من ما هي هو في علي الي عن كم اين كيف هل هذا هذه التي الذي كان كانت مع او ان لا قد ثم بعد قبل \
    عند ماذا لماذا كل ";
/// Pairs of letters of Chinese and Korean questions.
const COMMON_PAIRS: &str = " 多少 什么 怎么 么办 是多 哪些 要哪 需要 时候 么时 几个 可以 是什 不能 有多 있나 나요 습니 니다 무엇 어디 얼마 언제 \
    입니 니까 어떻 떻게 인가 가요 까지 부터 해야 하나 누구 며칠 어느 합니 됩니 하는 있습 ";
/// How often an ending is taken off: of "printings" twice.
const ENDINGS_MAX: usize = 3;

/// The terms of a text, in its order, each as often as it occurs.
pub fn terms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut word, mut run) = (String::new(), Vec::new());
    for letter in text.chars().chain([' ']) {
        let is_unspaced = is_unspaced(letter);
        let is_word = !is_unspaced && (letter.is_alphanumeric() || is_mark(letter));
        if !is_unspaced {
            pairs(&mut found, &run);
            run.clear();
        }
        if !is_word && !word.is_empty() {
            found.extend(folded(&word));
            word.clear();
        }
        if is_unspaced {
            run.push(letter);
        } else if is_word {
            word.push(letter);
        }
    }
    found
}

/// Whether a letter belongs to a script whose words are compared in pairs of letters: Chinese and Japanese have no spaces between
/// them, and Korean hangs endings on.
pub(super) const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

fn pairs(found: &mut Vec<String>, run: &[char]) {
    match run {
        [] => {}
        [one] => found.push(one.to_string()),
        more => {
            let pairs = more.windows(2).map(|pair| pair.iter().collect::<String>());
            found.extend(pairs.filter(|pair| !is_among(COMMON_PAIRS, pair)));
        }
    }
}

/// A word without what bends it; `None` where it says nothing.
fn folded(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if word.chars().any(is_arabic) {
        return Some(arabic(&word)).filter(|word| !word.is_empty() && !is_among(COMMON_ARABIC, word));
    }
    if is_among(COMMON, &word) {
        return None;
    }
    let mut word = word;
    for _ in 0..ENDINGS_MAX {
        word = shortened(&word);
    }
    Some(word)
}

fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// An English word without one ending. Roughly: "prices" and "price" come to the same, and that is all that is wanted.
fn shortened(word: &str) -> String {
    let count = word.chars().count();
    for (ending, instead) in [("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""), ("ly", "")] {
        match word.strip_suffix(ending) {
            Some(rest) if count > 4 && count - ending.len() >= 3 => return format!("{rest}{instead}"),
            _ => {}
        }
    }
    let bare = match word.strip_suffix('s') {
        Some(rest) if count > 3 && !rest.ends_with('s') => rest,
        _ if count > 4 => word.strip_suffix('e').unwrap_or(word),
        _ => word,
    };
    bare.to_owned()
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06ff}')
}

/// Short vowels, and the stroke that draws a word out.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{064b}'..='\u{0652}' | '\u{0670}' | '\u{0640}')
}

/// An Arabic word as most people would also write it, without the article.
fn arabic(word: &str) -> String {
    let letters = word.chars().filter(|letter| !is_mark(*letter)).map(|letter| match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    });
    let word: String = letters.collect();
    for article in ["وال", "بال", "كال", "فال", "لل", "ال"] {
        match word.strip_prefix(article) {
            Some(rest) if rest.chars().count() >= 3 => return rest.to_owned(),
            _ => {}
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_endings_and_questions_without_their_frame() {
        assert_eq!(terms("Which prices were printed?"), terms("price printing"));
        assert_eq!(terms("What is the limit of AF-CUM-210?"), ["limit", "af", "cum", "210"]);
        assert!(terms("What is it, and why?").is_empty());
    }

    #[test]
    fn arabic_words_are_the_same_with_and_without_article_and_marks() {
        assert_eq!(terms("ما هي السَّلامة؟"), terms("سلامه"));
        assert_eq!(terms("إلى الحريق"), terms("حريق"));
    }

    #[test]
    fn chinese_and_korean_are_compared_in_pairs_of_letters() {
        assert_eq!(terms("莽草有毒"), ["莽草", "草有", "有毒"]);
        assert_eq!(terms("회의실은"), ["회의", "의실", "실은"]);
        assert_eq!(terms("水分是多少？"), ["水分", "分是"]);
        assert_eq!(terms("第 7 条"), ["第", "7", "条"]);
    }
}
