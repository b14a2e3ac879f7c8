//! What a complete catalogue is: every language has every key, with the same placeholders and its own plural forms.

use crate::read::{LANGUAGES, Languages, Subject, Text};
use std::collections::BTreeSet;

/// One sentence for each thing that is wrong.
pub fn faults(subjects: &[Subject]) -> Vec<String> {
    let mut faults = Vec::new();
    for subject in subjects {
        for (key, languages) in &subject.entries {
            let name = format!("{}.{key}", subject.name);
            check_key(&name, languages, &mut faults);
        }
    }
    faults
}

fn check_key(name: &str, languages: &Languages, faults: &mut Vec<String>) {
    for language in LANGUAGES {
        match languages.get(language) {
            None => faults.push(format!("{name} has no text in `{language}`")),
            Some(Text::Plain(text)) if text.trim().is_empty() => {
                faults.push(format!("{name} is empty in `{language}`"))
            }
            Some(Text::Plural(forms)) => {
                for form in plural_forms(language).iter().filter(|form| !forms.contains_key(**form)) {
                    faults.push(format!("{name} lacks the plural form `{form}` in `{language}`"));
                }
            }
            Some(Text::Plain(_)) => {}
        }
    }
    for language in languages.keys().filter(|language| !LANGUAGES.contains(&language.as_str())) {
        faults.push(format!("{name} names an unknown language `{language}`"));
    }
    let Some(model) = languages.get(LANGUAGES[0]) else { return };
    for (language, text) in languages {
        if matches!(text, Text::Plural(_)) != matches!(model, Text::Plural(_)) {
            faults.push(format!("{name} is plural in one of `{}` and `{language}` only", LANGUAGES[0]));
        }
        if placeholders(text) != placeholders(model) {
            faults.push(format!("{name} has other placeholders in `{language}` than in `{}`", LANGUAGES[0]));
        }
    }
}

/// The forms that a language tells apart (CLDR).
fn plural_forms(language: &str) -> &'static [&'static str] {
    match language {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "en" => &["one", "other"],
        _ => &["other"],
    }
}

/// The names in braces. A plural's are those of all its forms together, as "one run" may leave the number out.
fn placeholders(text: &Text) -> BTreeSet<&str> {
    match text {
        Text::Plain(text) => names(text).collect(),
        Text::Plural(forms) => forms.values().flat_map(|form| names(form)).collect(),
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
