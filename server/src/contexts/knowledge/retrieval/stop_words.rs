//! Words that stand in every question and tell nothing about what is asked.

/// Of English, folded.
const ENGLISH: &[&str] = &[
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "much",
    "must", "my", "not", "of", "on", "or", "our", "should", "so", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which", "who",
    "whom", "why", "will", "with", "would", "you", "your",
];

/// Of Arabic, folded.
const ARABIC: &[&str] = &[
    "ما",
    "ماذا",
    "متي",
    "اين",
    "كيف",
    "كم",
    "من",
    "هل",
    "لماذا",
    "اي",
    "هي",
    "هو",
    "في",
    "علي",
    "الي",
    "عن",
    "مع",
    "هذا",
    "هذه",
    "ذلك",
    "التي",
    "الذي",
    "ان",
    "او",
    "ثم",
    "كان",
    "كانت",
    "بعد",
    "قبل",
    "عند",
];

/// Whether a folded word tells nothing.
pub(super) fn is_stop_word(word: &str) -> bool {
    ENGLISH.contains(&word) || ARABIC.contains(&word)
}
