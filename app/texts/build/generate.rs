//! The Rust that the catalogue becomes. A key is the number of its text, so that the browser carries no names.

use crate::read::{LANGUAGES, Subject, Text};
use std::fmt::Write;

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// `pub mod subject { pub const KEY: Key = …; }`, documented with the English text.
pub fn keys(subjects: &[Subject]) -> String {
    let mut out = format!("pub(crate) const FINGERPRINT: u32 = {};\n", fingerprint(subjects));
    let mut number = 0_u16;
    for subject in subjects {
        writeln!(out, "/// Keys of `{}`.\npub mod {} {{\n    use crate::Key;", subject.name, subject.name).unwrap();
        for (key, languages) in &subject.entries {
            let sample = match &languages[LANGUAGES[0]] {
                Text::Plain(text) => text,
                Text::Plural(forms) => &forms["other"],
            };
            writeln!(out, "    #[doc = {sample:?}]\n    pub const {}: Key = Key({number});", key.to_uppercase())
                .unwrap();
            number += 1;
        }
        out.push_str("}\n");
    }
    out
}

/// A number that changes with the names of the keys or their order (FNV-1a).
fn fingerprint(subjects: &[Subject]) -> u32 {
    let names = subjects.iter().flat_map(|s| s.entries.keys().map(move |key| format!("{}.{key}\n", s.name)));
    let bytes = names.flat_map(String::into_bytes);
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The names of all keys, and for each language the texts in the order of the keys.
pub fn table(subjects: &[Subject]) -> String {
    let entries: Vec<_> =
        subjects.iter().flat_map(|s| s.entries.iter().map(move |(key, texts)| (&s.name, key, texts))).collect();
    let mut out = format!("pub(crate) static NAMES: [&str; {}] = [\n", entries.len());
    for (subject, key, _) in &entries {
        writeln!(out, "    \"{subject}.{key}\",").unwrap();
    }
    writeln!(out, "];\npub(crate) static TABLES: [[Entry; {}]; {}] = [", entries.len(), LANGUAGES.len()).unwrap();
    for language in LANGUAGES {
        out.push_str("    [\n");
        for (.., texts) in &entries {
            writeln!(out, "        {},", entry(&texts[language])).unwrap();
        }
        out.push_str("    ],\n");
    }
    out.push_str("];\n");
    out
}

fn entry(text: &Text) -> String {
    match text {
        Text::Plain(text) => format!("Entry::Plain({text:?})"),
        Text::Plural(forms) => {
            let texts = FORMS.map(|form| forms.get(form).unwrap_or(&forms["other"]));
            format!("Entry::Plural({texts:?})")
        }
    }
}
