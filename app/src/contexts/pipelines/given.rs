//! What goes into steps and comes out of them: texts as texts, all else as JSON with a line for each member.

use crate::port::{self, Erased};
use crate::ui::json_lines;
use leptos::prelude::*;

/// What went into a step or came out; nothing where nothing did.
pub(super) fn given(label: &'static str, text: &str) -> Option<AnyView> {
    (!text.is_empty() && text != "null").then(|| {
        let inside = said(label, text);
        view! {
            <section class="flow-io">
                <h3 class="field-label">{label}</h3>
                {inside}
            </section>
        }
        .erased()
    })
}

/// JSON, member by member.
pub(super) fn said(label: &str, text: &str) -> AnyView {
    match members(text) {
        Some(members) => {
            let rows: Vec<_> = members.into_iter().map(row).collect();
            view! { <dl class="flow-members">{rows}</dl> }.erased()
        }
        None => value(label, text),
    }
}

fn row((name, raw): (String, &str)) -> AnyView {
    let inside = value(&name, raw);
    view! {
        <dt><code dir="ltr">{name}</code></dt>
        <dd>{inside}</dd>
    }
    .erased()
}

fn value(label: &str, raw: &str) -> AnyView {
    match text_of(raw) {
        // Some texts are JSON themselves: a model was asked for it.
        Some(text) if members(&text).is_some() => json(label, &text),
        Some(text) => view! { <p class="flow-said" dir="auto">{text}</p> }.erased(),
        None if raw.starts_with(['{', '[']) => json(label, raw),
        None => view! { <code dir="ltr">{raw.to_owned()}</code> }.erased(),
    }
}

fn json(label: &str, raw: &str) -> AnyView {
    let (label, lines) = (label.to_owned(), json_lines(raw));
    view! { <pre class="flow-json" dir="ltr" tabindex="0" role="group" aria-label=label>{lines}</pre> }.erased()
}

/// What somebody is asked.
pub(super) fn asked_of(input: &str) -> Option<String> {
    let (_, raw) = members(input)?.into_iter().find(|(name, _)| name == "ask")?;
    text_of(raw)
}

/// The text that a value is, if it is one.
fn text_of(raw: &str) -> Option<String> {
    if raw.starts_with('"') { port::read_json(raw).ok() } else { None }
}

/// The members of an object with their values as they are written; `None` where it is no object, or has none.
fn members(text: &str) -> Option<Vec<(String, &str)>> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let member = |part| {
        let [name, raw] = <[&str; 2]>::try_from(parted(part, ':')).ok()?;
        Some((text_of(name.trim())?, raw.trim()))
    };
    parted(inside, ',').into_iter().map(member).collect()
}

/// What stands between marks; those within quotation marks and brackets are none.
fn parted(text: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0_usize, false, false);
    for (at, letter) in text.char_indices() {
        if quoted {
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => quoted = true,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ if letter == mark && depth == 0 => {
                parts.push(&text[from..at]);
                from = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_told_apart_whatever_stands_in_them() {
        let text = r#"{"a":"x, \"y\": {","b":[1,{"c":2}],"d" : null}"#;
        let expected = [("a", r#""x, \"y\": {""#), ("b", r#"[1,{"c":2}]"#), ("d", "null")];
        let expected = expected.map(|(name, raw)| (name.to_owned(), raw));
        assert_eq!(members(text), Some(expected.to_vec()));
        for other in ["{}", "[1]", "\"a\"", "", "{braces} in a text", "{a: 1}"] {
            assert_eq!(members(other), None, "{other}");
        }
    }

    #[test]
    fn what_somebody_is_asked_is_read_out_of_what_went_in() {
        let input = r#"{"approvers":"anybody","ask":"Send \"this\"?\nYes \u00e4"}"#;
        assert_eq!(asked_of(input).as_deref(), Some("Send \"this\"?\nYes ä"));
        assert_eq!(asked_of("{}"), None);
    }
}
