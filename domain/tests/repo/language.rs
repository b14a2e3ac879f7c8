//! One word for one thing: the glossary's words are in code and screens, and their synonyms are nowhere.

use crate::glossary::{self, Word};
use crate::stale::Exceptions;
use crate::tree::{self, File};
use std::collections::BTreeSet;

/// Where people read our words: code, screens, documents, the database.
const SPOKEN: [&str; 8] =
    ["domain/src/", "domain/macros/", "app/", "frontend/", "server/src/", "migrations/", "docs/", "README.md"];

/// Made from the code, so that a fault is found where it is written.
const MADE: [&str; 3] = ["docs/api/", "docs/events/", "docs/policy/"];

/// Names that were given to us and contain a synonym; they are taken out of a text before it is searched.
const GIVEN: &[(&str, &str)] = &[
    ("llm smollm2", "a package's name"),
    ("console error panic hook", "a crate's name"),
    ("unprocessable entity", "a status of HTTP"),
    ("client user", "a role by its given name"),
    ("user id", "a claim of the access token, and a column, by their given names"),
    ("user agent", "a header of HTTP"),
    ("identity users", "a table by its given name"),
    ("turn role user", "who speaks, as chat protocols name it"),
    ("user verification", "a member of Web Authentication, by its given name"),
    ("user verified", "the same as its library has it"),
    ("role user", "who speaks, as chat protocols name it"),
    ("view model outputs", "a permission by its given name"),
];

/// `phrase @ path`: a synonym that stays where it is, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("endpoint @ server/src/contexts/federation/openid.rs", "types of a library"),
    ("error response @ server/src/contexts/federation/openid.rs", "a type of a library"),
    ("user @ server/src/contexts/federation/openid.rs", "types of a library"),
    ("endpoint @ server/src/doors/oauth.rs", "a foreign protocol keeps its own names"),
    ("realm @ server/src/doors/oauth.rs", "a foreign protocol keeps its own names"),
    ("resolver @ server/src/doors/tls.rs", "a function of a library"),
    ("resolver @ server/src/integrations/outgoing.rs", "a function of a library"),
    ("resolver @ server/src/integrations/txt_records.rs", "a crate's name and its types"),
    ("user @ docs/checklist.md", "the path /users has its name given"),
    ("organization @ app/src/ui/text_field.rs", "a value of HTML"),
    ("organization @ app/src/marketing/head.rs", "a type of schema.org"),
    ("controller @ app/Cargo.toml", "a class of browsers"),
    ("controller @ app/src/port/upload.rs", "a class of browsers"),
    ("controller @ app/src/live.js", "a class of browsers"),
    ("endpoint @ server/src/integrations/files/place.rs", "a function of a library"),
    ("user @ app/texts/catalogue/validation.toml", "who speaks, as chat protocols name it"),
    ("user @ README.md", "who speaks, as chat protocols name it"),
    ("current user @ server/src/commands/database.rs", "a function of SQL"),
    ("dashboard @ app/src/marketing/doors.rs", "the name of an icon"),
    ("log out @ app/src/contexts/identity/", "the name of an icon"),
    ("log out @ app/src/frame/", "the name of an icon"),
    ("user @ server/src/commands/database.rs", "a function of SQL"),
    ("user @ domain/src/workspaces/prompt.rs", "who speaks, as chat protocols name it"),
    ("user @ server/src/doors/openai/", "a foreign protocol keeps its own names"),
    ("user @ server/src/integrations/models/", "who speaks, as chat templates and protocols name it"),
    ("generation @ server/src/integrations/models/gemini.rs", "a foreign protocol keeps its own names"),
    ("user @ server/src/contexts/billing/limit_watch.rs", "the event UserInvited has its name given"),
    ("user @ server/src/contexts/identity/", "the table users and the event UserInvited have their names given"),
    ("privilege @ server/src/isolation/tables.rs", "functions of SQL"),
    ("user @ migrations/", "the table users has its name given"),
    ("user @ domain/src/identity/", "the path /users and the event UserInvited have their names given"),
    ("user @ app/src/contexts/identity/people/", "the name of an icon"),
    ("user @ app/src/frame/", "the name of an icon"),
    ("user @ server/src/doors/scim", "the protocol's own name"),
    ("user type @ server/src/doors/scim/", "the protocol's own name"),
    ("endpoint @ server/src/doors/scim/", "the protocol's own name"),
    ("user @ app/texts/tests/catalogue.rs", "means the library's callers"),
];

/// The words of a text: names taken apart at humps and underscores, anything else between words becomes a stop.
fn words_of(text: &str) -> String {
    let mut out = String::from(" ");
    let mut was_lower = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && was_lower {
                out.push(' ');
            }
            was_lower = c.is_lowercase() || c.is_numeric();
            out.extend(c.to_lowercase());
        } else {
            was_lower = false;
            out.push_str(if matches!(c, ' ' | '_' | '-' | '.' | ':') { " " } else { " ; " });
        }
    }
    out.push(' ');
    out.split_whitespace().fold(String::from(" "), |whole, word| whole + word + " ")
}

/// What is searched in a line: of a catalogue the English text alone.
fn spoken<'a>(file: &File, line: &'a str) -> Option<&'a str> {
    if file.below(&["app/texts/catalogue/"]) { line.strip_prefix("en = ") } else { Some(line) }
}

fn says(words: &str, phrase: &str) -> bool {
    let phrase = phrase.replace('-', " ");
    [format!(" {phrase} "), format!(" {phrase}s ")].iter().any(|it| words.contains(it))
}

#[test]
fn nobody_says_the_synonyms() {
    let glossary = glossary::words();
    let unsaid: BTreeSet<&String> = glossary.iter().flat_map(|word: &Word| &word.unsaid).collect();
    let mut exceptions = Exceptions::new(EXCEPTIONS);
    let mut faults = Vec::new();
    for file in tree::below(&SPOKEN).iter().filter(|file| file.path != glossary::PATH && !file.below(&MADE)) {
        for (number, line) in file.lines() {
            let Some(line) = spoken(file, line) else { continue };
            let mut words = words_of(line);
            for (given, _) in GIVEN {
                words = words.replace(&format!(" {given}s "), " ").replace(&format!(" {given} "), " ");
            }
            for phrase in unsaid.iter().filter(|phrase| says(&words, phrase)) {
                if !exceptions.cover(&format!("{phrase} @ {}", file.path)) {
                    faults.push(format!("{}: “{phrase}”", file.at(number)));
                }
            }
        }
    }
    faults.extend(exceptions.stale());
    tree::none(&faults, "docs/ubiquitous-language.md has another word for these:");
}

#[test]
fn the_words_of_the_glossary_are_types() {
    let code: String = tree::below(&["domain/", "app/", "server/src/"])
        .iter()
        .filter(|file| file.is(&[".rs"]))
        .map(|file| file.text.as_str())
        .collect();
    let names: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut faults = Vec::new();
    for word in glossary::words() {
        let path = |name: &String| name.rsplit("::").next().unwrap_or_default().to_owned();
        let missing =
            word.types.iter().filter(|name| !name.contains(['/', '.']) && !names.contains(path(name).as_str()));
        faults.extend(missing.map(|name| format!("{}:{}: {} has no `{name}`", glossary::PATH, word.line, word.word)));
        if word.types.is_empty() != word.later {
            faults.push(format!("{}:{}: {} has a type, or is not built yet", glossary::PATH, word.line, word.word));
        }
    }
    tree::none(&faults, "the glossary speaks of code that isn't there:");
}

#[test]
fn the_words_of_the_glossary_are_on_the_screens() {
    let english: String = tree::below(&["app/texts/catalogue/"])
        .iter()
        .flat_map(File::lines)
        .filter_map(|(_, line)| line.strip_prefix("en = "))
        .collect::<Vec<_>>()
        .join("\n");
    let mut faults = Vec::new();
    for word in glossary::words() {
        let missing = word.seen.iter().filter(|text| !english.contains(text.as_str()));
        faults.extend(missing.map(|text| format!("{}:{}: no screen says “{text}”", glossary::PATH, word.line)));
    }
    tree::none(&faults, "the glossary speaks of screens that aren't there:");
}

#[test]
fn no_word_is_another_ones_synonym() {
    let glossary = glossary::words();
    let names: BTreeSet<String> = glossary.iter().map(|word| word.word.to_lowercase()).collect();
    let faults: Vec<_> = glossary
        .iter()
        .flat_map(|word| word.unsaid.iter().filter(|it| names.contains(*it)).map(|it| format!("{}: {it}", word.word)))
        .collect();
    tree::none(&faults, "a word can't be unsaid and said:");
}

#[test]
fn names_are_taken_apart_into_words() {
    assert!(says(&words_of("fn read_models()"), "read model"));
    assert!(says(&words_of("struct ReadModel;"), "read-model"));
    assert!(!says(&words_of("to read; models"), "read model"));
    assert!(!says(&words_of("username"), "user"));
}
