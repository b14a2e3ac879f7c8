//! The catalogue files as values: one file a subject, one table a key.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The languages, in the order of the `Locale` enum.
pub const LANGUAGES: [&str; 4] = ["en", "ar", "zh", "ko"];

/// One catalogue file.
pub struct Subject {
    /// The file's name without its ending; the module of its keys.
    pub name: String,
    /// Its entries by key.
    pub entries: BTreeMap<String, Languages>,
}

/// The texts of one key by language code.
pub type Languages = BTreeMap<String, Text>;

/// A text, or one for each plural form.
pub enum Text {
    /// The same for all numbers.
    Plain(String),
    /// By plural form: zero, one, two, few, many, other.
    Plural(BTreeMap<String, String>),
}

/// All subjects, by name.
pub fn subjects(folder: &Path) -> Vec<Subject> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the catalogue folder is there")
        .map(|entry| entry.expect("the catalogue folder can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files.iter().map(|path| subject(path)).collect()
}

fn subject(path: &Path) -> Subject {
    let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain file name").to_owned();
    let source = fs::read_to_string(path).expect("a catalogue file can be read");
    let table: toml::Table = source.parse().unwrap_or_else(|why| panic!("catalogue/{name}.toml: {why}"));
    let entries = table.into_iter().map(|(key, value)| (key, languages(value))).collect();
    Subject { name, entries }
}

fn languages(value: toml::Value) -> Languages {
    let toml::Value::Table(table) = value else { return Languages::new() };
    table.into_iter().filter_map(|(language, value)| Some((language, text(value)?))).collect()
}

fn text(value: toml::Value) -> Option<Text> {
    match value {
        toml::Value::String(text) => Some(Text::Plain(text)),
        toml::Value::Table(forms) => Some(Text::Plural(
            forms.into_iter().filter_map(|(form, text)| Some((form, text.as_str()?.to_owned()))).collect(),
        )),
        _ => None,
    }
}
