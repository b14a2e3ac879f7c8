//! All languages at once, compiled in; for the server.

use crate::entry::Entry;
use crate::keys::FINGERPRINT;
use crate::{Catalogue, Key, Locale};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// Subjects whose keys are codes of other parts; only these can be looked up by name.
const NAMED: [&str; 7] = ["accesses.", "errors.", "events.", "health.", "permissions.", "roles.", "validation."];

static CATALOGUES: LazyLock<[Catalogue; 4]> = LazyLock::new(|| Locale::ALL.map(compile));
static DOCUMENTS: LazyLock<[String; 4]> = LazyLock::new(|| Locale::ALL.map(document));

/// A text of any language, with values in the place of its `{names}`.
pub fn text(locale: Locale, key: Key, values: &[(&str, &str)]) -> String {
    Catalogue::of(locale).fill(key, values)
}

/// The name of every key, `tenancy.title`, in the order of their numbers.
pub fn key_names() -> &'static [&'static str] {
    &NAMES
}

/// The plain text of that name, `tenancy.admin_email`; `None` where there is none, or where it wants values.
pub fn label(locale: Locale, name: &str) -> Option<&'static str> {
    static NUMBERS: LazyLock<HashMap<&str, usize>> =
        LazyLock::new(|| NAMES.iter().enumerate().map(|(number, name)| (*name, number)).collect());
    match TABLES[locale as usize][*NUMBERS.get(name)?] {
        Entry::Plain(text) if !text.contains('{') => Some(text),
        _ => None,
    }
}

impl Catalogue {
    /// The compiled-in texts of a language.
    pub fn of(locale: Locale) -> &'static Self {
        &CATALOGUES[locale as usize]
    }

    /// The texts of a language for [`Catalogue::from_json`], safe inside `<script>`.
    pub fn json(locale: Locale) -> &'static str {
        &DOCUMENTS[locale as usize]
    }
}

fn compile(locale: Locale) -> Catalogue {
    let mut named: Vec<_> = (0_u16..)
        .zip(NAMES)
        .filter(|(_, name)| NAMED.iter().any(|subject| name.starts_with(subject)))
        .map(|(number, name)| (name, number))
        .collect();
    named.sort_unstable();
    Catalogue { locale, entries: TABLES[locale as usize].to_vec(), named }
}

fn document(locale: Locale) -> String {
    let catalogue = Catalogue::of(locale);
    let texts: Vec<Value> = catalogue
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Plain(text) => json!(text),
            Entry::Plural(forms) => json!(forms),
        })
        .collect();
    let named: Map<_, _> = catalogue.named.iter().map(|(name, number)| ((*name).to_owned(), json!(number))).collect();
    json!({ "locale": locale.code(), "print": FINGERPRINT, "texts": texts, "named": named })
        .to_string()
        .replace('<', "\\u003c")
}
