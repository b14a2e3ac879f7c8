//! A prompt's text as plain stretches and variables. `{{name}}` is a variable, `\{{` two braces, and nothing else has a
//! meaning: no conditions, no loops, no expressions.

use super::name::is_variable;

/// A stretch of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// As it stands.
    Plain(&'a str),
    /// What is filled in there.
    Variable(&'a str),
}

/// Why a text can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// Braces open and don't close; what follows them, at most 20 characters.
    Unclosed(String),
    /// What stands between the braces is no name.
    NotAName(String),
}

/// The stretches of a text.
///
/// # Errors
/// Every place that can't be read.
pub(super) fn parse(text: &str) -> Result<Vec<Part<'_>>, Vec<Unread>> {
    let (mut parts, mut faults, mut rest) = (Vec::new(), Vec::new(), text);
    while let Some(at) = rest.find("{{") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        if let Some(before) = before.strip_suffix('\\') {
            parts.extend([Part::Plain(before), Part::Plain("{{")]);
            rest = after;
            continue;
        }
        parts.push(Part::Plain(before));
        let Some(end) = after.find("}}") else {
            faults.push(Unread::Unclosed(after.chars().take(20).collect()));
            rest = "";
            break;
        };
        match after[..end].trim() {
            name if is_variable(name) => parts.push(Part::Variable(name)),
            other => faults.push(Unread::NotAName(other.chars().take(40).collect())),
        }
        rest = &after[end + 2..];
    }
    parts.push(Part::Plain(rest));
    parts.retain(|part| *part != Part::Plain(""));
    if faults.is_empty() { Ok(parts) } else { Err(faults) }
}

/// The names of the variables of a text, each once, in the order in which they stand; none where it can't be read.
pub(super) fn variables(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in parse(text).unwrap_or_default() {
        if let Part::Variable(name) = part
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_stand_between_two_braces() {
        let parts = parse("Dear {{ name }}, it is {{day}}.").unwrap();
        let expected = [
            Part::Plain("Dear "),
            Part::Variable("name"),
            Part::Plain(", it is "),
            Part::Variable("day"),
            Part::Plain("."),
        ];
        assert_eq!(parts, expected);
        assert_eq!(variables("{{a}}{{b}} {{a}}"), ["a", "b"]);
    }

    #[test]
    fn braces_that_mean_themselves_are_marked() {
        assert_eq!(parse("\\{{name}}").unwrap(), [Part::Plain("{{"), Part::Plain("name}}")]);
        assert_eq!(parse("a { b } c").unwrap(), [Part::Plain("a { b } c")]);
        assert!(parse("").unwrap().is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_named_each_time() {
        let faults = parse("{{1 + 1}} and {{#if a}} and {{open").unwrap_err();
        let named = |text: &str| Unread::NotAName(text.to_owned());
        assert_eq!(faults, [named("1 + 1"), named("#if a"), Unread::Unclosed("open".to_owned())]);
    }

    #[test]
    fn every_script_is_plain_text() {
        for text in ["مرحبا {{name}}", "您好，{{name}}！", "안녕하세요 {{name}}님", "👩🏽‍🚀{{name}}"]
        {
            assert_eq!(variables(text), ["name"], "{text}");
        }
    }
}
