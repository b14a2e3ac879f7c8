//! Screens speak from the catalogue, or they speak English to everybody.

use crate::tree;

/// Words with a capital that no language translates: names; keys of a keyboard, classes and faults as browsers call them;
/// types as schema.org calls them; programming languages.
const NAMES: [&str; 30] = [
    "Portico",
    "Key",
    "Digit",
    "Control+{key} Meta+{key}",
    "Control+Shift+{key} Meta+Shift+{key}",
    "Control+K Meta+K",
    "Control+Z",
    "Control+Shift+Z",
    "Ctrl",
    "Esc",
    "Enter",
    "Escape",
    "Tab",
    "ArrowDown",
    "ArrowUp",
    "ArrowRight",
    "ArrowLeft",
    "Home",
    "End",
    "PublicKeyCredential",
    "NotAllowedError",
    "AbortError",
    "InvalidStateError",
    "Organization",
    "WebSite",
    "WebPage",
    "BreadcrumbList",
    "ListItem",
    "TypeScript",
    "Python",
];

/// Whether a literal looks like words for a person: a capital, then small letters.
fn is_sentence(literal: &str) -> bool {
    let mut letters = literal.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_uppercase());
    begins && letters.next().is_some_and(|c| c.is_ascii_lowercase()) && !literal.contains(['/', '=', ':', '_'])
}

/// The lines that reach a person: neither comments, tests nor words for whoever reads a panic.
fn shown(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = (1..).zip(text.lines()).take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    code.filter(|(_, line)| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.contains("expect(") && !line.contains("reason = ")
    })
}

#[test]
fn every_text_on_a_screen_is_in_the_catalogue() {
    let mut faults = Vec::new();
    for file in tree::below(&["app/src/"]).iter().filter(|file| file.is(&[".rs"])) {
        for (number, line) in shown(&file.text) {
            let literals = line.split('"').skip(1).step_by(2);
            let texts = literals.filter(|literal| is_sentence(literal) && !NAMES.contains(literal));
            faults.extend(texts.map(|text| format!("{}: “{text}”", file.at(number))));
        }
    }
    tree::none(&faults, "texts of screens stand in app/texts/catalogue, in four languages:");
}

#[test]
fn sentences_are_not_glued_together() {
    // A text that ends or begins with a space was made to be glued to another one.
    let mut faults = Vec::new();
    for file in tree::below(&["app/texts/catalogue/"]) {
        for (number, line) in file.lines().filter(|(_, line)| !line.starts_with('#')) {
            if line.contains("= \" ") || line.trim_end().ends_with(" \"") {
                faults.push(file.at(number));
            }
        }
    }
    tree::none(&faults, "use a placeholder instead of gluing texts together:");
}
