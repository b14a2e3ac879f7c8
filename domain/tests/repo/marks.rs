//! No stubs, no silenced lints.

use crate::tree::{self, File};

/// Written in two parts, so that this file doesn't find itself.
fn stubs() -> Vec<String> {
    [
        ("todo", "!("),
        ("unimplemented", "!("),
        ("FIX", "ME"),
        ("XX", "X"),
        ("TO", "DO"),
        ("HA", "CK"),
        ("coming ", "soon"),
        ("lorem ", "ipsum"),
    ]
    .map(|(a, b)| format!("{a}{b}"))
    .into()
}

fn written() -> Vec<File> {
    let kinds =
        [".rs", ".toml", ".sql", ".css", ".md", ".sh", ".mjs", ".js", ".ts", "bin/run", "bin/test", "bin/setup"];
    tree::files().into_iter().filter(|file| file.is(&kinds)).collect()
}

#[test]
fn nothing_is_left_for_later() {
    let mut faults = Vec::new();
    for file in written() {
        for (number, line) in file.lines() {
            let lower = line.to_lowercase();
            let found = stubs().into_iter().any(|mark| {
                if mark.chars().any(char::is_uppercase) { has_word(line, &mark) } else { lower.contains(&mark) }
            });
            if found {
                faults.push(format!("{}: {}", file.at(number), line.trim()));
            }
        }
    }
    tree::none(&faults, "what isn't done isn't there; it stands in no file as a promise:");
}

#[test]
fn lints_are_expected_not_allowed() {
    let silenced = [format!("#[{}(", "allow"), format!("#![{}(", "allow")];
    let mut faults = Vec::new();
    for file in written().iter().filter(|file| file.is(&[".rs"])) {
        for (number, line) in file.lines() {
            if silenced.iter().any(|it| line.contains(it)) {
                faults.push(file.at(number));
            } else if line.contains("#[expect(") && !expectation(file, number).contains("reason") {
                faults.push(format!("{} gives no reason", file.at(number)));
            }
        }
    }
    tree::none(&faults, "use #[expect(lint, reason = \"…\")], which says so when it is no longer needed:");
}

#[test]
fn unsafe_code_says_why_it_is_sound() {
    let mut faults = Vec::new();
    for file in written().iter().filter(|file| file.is(&[".rs"])) {
        let lines: Vec<&str> = file.text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let is_block =
                !code.starts_with("//") && ([" {", " impl"].iter().any(|it| code.contains(&format!("unsafe{it}"))));
            let explained = lines[at.saturating_sub(6)..at].iter().any(|before| before.contains("SAFETY:"));
            if is_block && !explained {
                faults.push(file.at(at + 1));
            }
        }
    }
    tree::none(&faults, "a `// SAFETY:` comment belongs right above:");
}

/// The attribute that begins on this line, until its end.
fn expectation(file: &File, number: usize) -> String {
    let lines = file.text.lines().skip(number - 1);
    let mut whole = String::new();
    for line in lines {
        whole.push_str(line);
        if line.contains(")]") {
            break;
        }
    }
    whole
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == word)
}
