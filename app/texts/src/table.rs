//! All languages at once, compiled in; for the server.

use crate::entry::Entry;
use crate::keys::FINGERPRINT;
use crate::{Carried, Catalogue, Key, Locale};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// What the names of texts begin with whose keys are codes of other parts; only these can be looked up by name.
const NAMED: [&str; 10] = [
    "accesses.",
    "errors.",
    "events.",
    "health.",
    "permissions.",
    "pipelines.choice_",
    "pipelines.set_",
    "roles.",
    "validation.",
    "workspaces.failure_",
];

static CATALOGUES: LazyLock<[Catalogue; 4]> = LazyLock::new(|| Locale::ALL.map(compile));
/// Subjects that the public site has for itself, what its forms share with the portals, and what any page may need.
const SITE: [&str; 2] = ["site", "marketing."];
const FORMS: [&str; 1] = ["validation."];
const FEW: [&str; 4] = ["errors.", "impersonation.", "pages.", "shell."];

/// Subjects that the server answers with itself, so that no page carries them.
const ANSWERED: [&str; 3] = ["columns.", "deeds.", "members."];

static PORTALS: LazyLock<[String; 4]> = LazyLock::new(|| Locale::ALL.map(|locale| document(locale, is_of_portals)));
static FORMS_ALONE: LazyLock<[String; 4]> = LazyLock::new(|| Locale::ALL.map(|locale| document(locale, is_of_forms)));
static FEW_ALONE: LazyLock<[String; 4]> = LazyLock::new(|| Locale::ALL.map(|locale| document(locale, is_of_few)));

fn is_of_portals(name: &str) -> bool {
    !SITE.iter().chain(&ANSWERED).any(|subject| name.starts_with(subject))
}

fn is_of_forms(name: &str) -> bool {
    is_of_few(name) || SITE.iter().chain(&FORMS).any(|subject| name.starts_with(subject))
}

fn is_of_few(name: &str) -> bool {
    FEW.iter().any(|subject| name.starts_with(subject))
}

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
    match TABLES[locale as usize][usize::from(number(name)?)] {
        Entry::Plain(text) if !text.contains('{') => Some(text),
        _ => None,
    }
}

/// The number of the key of that name.
pub(crate) fn number(name: &str) -> Option<u16> {
    static NUMBERS: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| NAMES.iter().copied().zip(0..).collect());
    NUMBERS.get(name).copied()
}

impl Catalogue {
    /// The compiled-in texts of a language.
    pub fn of(locale: Locale) -> &'static Self {
        &CATALOGUES[locale as usize]
    }

    /// The plain text of any name, `columns.time_zone`, with what stands in its place; `None` where there is none, or where it wants
    /// values. For the server, which knows all names; what browsers look up by name is [`Catalogue::named`].
    pub fn label(&self, name: &str) -> Option<&'static str> {
        match self.entry(Key(number(name)?))? {
            Entry::Plain(text) if !text.contains('{') => Some(*text),
            _ => None,
        }
    }

    /// The texts of a language that a document carries, for [`Catalogue::written`], safe inside `<script>`.
    pub fn json(locale: Locale, carried: Carried) -> &'static str {
        let all = match carried {
            Carried::Portals => &PORTALS,
            Carried::Forms => &FORMS_ALONE,
            Carried::Few => &FEW_ALONE,
        };
        &all[locale as usize]
    }

    /// What stands in the place of built-in texts that a document carries, for [`Catalogue::written`]; `None` where
    /// nothing does.
    pub fn json_over(&self, carried: Carried) -> Option<String> {
        let is_needed = match carried {
            Carried::Portals => is_of_portals,
            Carried::Forms => is_of_forms,
            Carried::Few => is_of_few,
        };
        let over = self.over.iter().filter(|(number, _)| is_needed(NAMES[usize::from(*number)]));
        let over: Map<_, _> = over.map(|(number, entry)| (number.to_string(), value(entry))).collect();
        (!over.is_empty()).then(|| in_script(&Value::Object(over)))
    }
}

/// The built-in texts of a language, for whoever knows no tenant.
impl From<Locale> for &'static Catalogue {
    fn from(locale: Locale) -> Self {
        Catalogue::of(locale)
    }
}

fn compile(locale: Locale) -> Catalogue {
    let mut named: Vec<_> = (0_u16..)
        .zip(NAMES)
        .filter(|(_, name)| NAMED.iter().any(|subject| name.starts_with(subject)))
        .map(|(number, name)| (name, number))
        .collect();
    named.sort_unstable();
    Catalogue { locale, entries: &TABLES[locale as usize], over: &[], named: named.leak() }
}

/// Texts that aren't needed are empty: the keys keep their numbers.
fn document(locale: Locale, is_needed: fn(&str) -> bool) -> String {
    let catalogue = Catalogue::of(locale);
    let texts: Vec<Value> = catalogue
        .entries
        .iter()
        .zip(NAMES)
        .map(|(entry, name)| if is_needed(name) { value(entry) } else { json!("") })
        .collect();
    let named = catalogue.named.iter().filter(|(name, _)| is_needed(name));
    let named: Map<_, _> = named.map(|(name, number)| ((*name).to_owned(), json!(number))).collect();
    in_script(&json!({ "locale": locale.code(), "print": FINGERPRINT, "texts": texts, "named": named }))
}

fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Plain(text) => json!(text),
        Entry::Plural(forms) => json!(forms),
    }
}

/// JSON that doesn't end the script element in which it stands.
fn in_script(json: &Value) -> String {
    json.to_string().replace('<', "\\u003c")
}
