//! No secret stands in the repository: they come from the environment, a file or a flag.

use crate::tree;

/// How keys of others begin, and how long the rest is at least.
const KEYS: [(&str, usize); 10] = [
    ("AKIA", 16),
    ("ghp_", 30),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("sk-", 32),
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("xoxb-", 20),
    ("AIza", 30),
    ("SG.", 40),
];

/// Private keys in their usual armour; put together, so that this file isn't its own finding.
fn armour() -> [String; 3] {
    ["", "RSA ", "EC "].map(|kind| format!("-----BEGIN {kind}PRIVATE {}", "KEY-----"))
}

fn looks_like_a_key(line: &str) -> bool {
    KEYS.iter().any(|(beginning, length)| {
        line.match_indices(beginning).any(|(at, _)| {
            let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
            let begins = !line[..at].chars().next_back().is_some_and(is_word);
            let rest = line[at + beginning.len()..].chars().take_while(|c| is_word(*c)).count();
            begins && rest >= *length
        })
    })
}

/// 256 bits in hexadecimal that are given to something called a secret, a password or a token.
fn looks_like_our_secret(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let names = ["secret", "password", "token"].iter().any(|name| lower.contains(name));
    names
        && lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            let is_hex = word.chars().all(|c| c.is_ascii_hexdigit());
            // Something that repeats is an example that nobody takes for a secret.
            is_hex && word.len() == 64 && word[..32] != word[32..]
        })
}

#[test]
fn the_repository_holds_no_secrets() {
    let armour = armour();
    let mut faults = Vec::new();
    for file in tree::files() {
        for (number, line) in file.lines() {
            let armoured = armour.iter().any(|armour| line.contains(armour.as_str()));
            if armoured || looks_like_a_key(line) || looks_like_our_secret(line) {
                faults.push(file.at(number));
            }
        }
    }
    tree::none(&faults, "secrets come from the environment, a file or a flag, never from the repository:");
}

#[test]
fn secrets_are_told_from_other_words() {
    let hex: String = (0..64).map(|i| char::from(b"0123456789abcdef"[i * 7 % 16])).collect();
    assert!(!looks_like_our_secret(&format!("checksum = {hex}")));
    let odd = format!("f{}", &hex[1..]);
    assert!(looks_like_our_secret(&format!("PORTICO_SECRET={odd}")));
    assert!(!looks_like_our_secret(&format!("--secret {}", "5e".repeat(32))));
    assert!(looks_like_a_key(&format!("key: {}{}", "AKIA", "ABCDEFGHIJKLMNOP")));
    assert!(!looks_like_a_key("task-based; ask-me"));
}
