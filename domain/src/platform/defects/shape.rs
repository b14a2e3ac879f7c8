//! The shape of a message: what stays of it whichever thing, person or number it spoke of. It is all that is kept, so that
//! nothing personal is, and what groups occurrences of one cause.

/// Characters of a message that are kept.
const LENGTH_MAX: usize = 300;
/// Frames of a stack that are kept.
const FRAMES_MAX: usize = 30;
/// Characters of a frame that are kept.
pub const FRAME_MAX: usize = 200;

/// The first line of a message without what it quotes, without numbers, ids and addresses.
pub fn shape(message: &str) -> String {
    let line = message.trim().lines().next().unwrap_or_default();
    let unquoted = without_quotes(line);
    let words: Vec<String> = unquoted.split_whitespace().map(word).collect();
    plain(&words.join(" "), LENGTH_MAX)
}

/// What of a text can be seen, cut off after so many characters.
pub fn plain(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}

/// Whatever stands between two quotes becomes `“…”`.
fn without_quotes(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line.chars());
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let close = match c {
            '"' | '`' => Some(c),
            // Between letters it is an apostrophe.
            '\'' if !before.is_alphanumeric() => Some('\''),
            '“' => Some('”'),
            '«' => Some('»'),
            _ => None,
        };
        before = c;
        let Some(close) = close else {
            out.push(c);
            continue;
        };
        // A quote that nobody closes hides all that follows.
        before = rest.by_ref().find(|it| *it == close).unwrap_or(' ');
        out.push_str("“…”");
    }
    out
}

/// One word: an address or link by what it is, ids and numbers as `#`.
fn word(word: &str) -> String {
    if word.contains("://") {
        return "<link>".into();
    }
    if word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return "<address>".into();
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut out = String::new();
    let mut part = String::new();
    for c in word.chars() {
        if is_part(c) {
            part.push(c);
        } else {
            out.push_str(&numberless(&part));
            part.clear();
            out.push(c);
        }
    }
    out + &numberless(&part)
}

/// What looks like an id is one `#`; elsewhere each number is.
fn numberless(part: &str) -> String {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    if part.len() >= 8 && digits >= 2 {
        return "#".into();
    }
    let mut out = String::new();
    for c in part.chars() {
        match (c.is_numeric(), out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            (false, _) => out.push(c),
        }
    }
    out
}

/// The frames of a stack, the innermost first: those lines of it that name a place. A message that stands among them is left
/// out, and so are the queries of addresses.
pub fn frames(stack: &str) -> Vec<String> {
    let lines = stack.lines().map(str::trim).filter(|line| is_frame(line));
    lines.take(FRAMES_MAX).map(frame).collect()
}

/// `at name (file:1:2)` of Chromium, `name@file:1:2` of Firefox and Safari, `3: path::name` and `at file:1:2` of Rust.
fn is_frame(line: &str) -> bool {
    let is_numbered =
        line.split_once(": ").is_some_and(|(number, name)| number.parse::<u32>().is_ok() && name.contains("::"));
    let ends_in_place = line.trim_end_matches(')').rsplit(':').next().is_some_and(|last| last.parse::<u32>().is_ok());
    is_numbered || (ends_in_place && (line.starts_with("at ") || line.contains('@')))
}

fn frame(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let Some((path, query)) = word.split_once(['?', '#']) else { return word.to_owned() };
        // Line and column stand behind the query.
        let place: Vec<&str> = query.rsplitn(3, ':').take(2).filter(|it| !it.is_empty()).collect();
        let place: Vec<&str> = place.into_iter().rev().collect();
        format!("{path}:{}", place.join(":"))
    });
    let line = words.collect::<Vec<_>>().join(" ");
    plain(&without_origin(&line), FRAME_MAX)
}

/// `https://portico.example/pkg/…` as `/pkg/…`: whose site it was is nobody's business.
fn without_origin(line: &str) -> String {
    let Some((before, rest)) = line.split_once("://") else { return line.to_owned() };
    let before = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    format!("{before}{path}")
}

/// A place as it is in every release: without the release's folder, without numbers.
pub fn lasting(place: &str) -> String {
    let mut before = "";
    let mut kept = Vec::new();
    for part in place.split('/') {
        if before != "pkg" {
            kept.push(part);
        }
        before = part;
    }
    let path = kept.join("/");
    let is_name = |part: &&str| part.parse::<u32>().is_err();
    path.trim_end_matches(')').split(':').filter(is_name).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_spoke_of_is_gone() {
        for (message, kept) in [
            ("no tenant 0193a5c2-7d4e-7000-8000-00000000ab12", "no tenant #"),
            ("invalid digit in \"lina.haddad@aurora.example\"", "invalid digit in “…”"),
            ("nobody is lina.haddad@aurora.example here", "nobody is <address> here"),
            (
                "index out of bounds: the len is 3 but the index is 17",
                "index out of bounds: the len is # but the index is #",
            ),
            ("can't load https://portico.example/a?b=c now", "can't load <link> now"),
            ("`Lina’s file.pdf` isn't there\nand more of it", "“…” isn't there"),
            ("it says 'never closed", "it says “…”"),
            ("a\u{0}b\u{1b}[31m is odd", "ab[#m is odd"),
            ("row 12 of utf8 text", "row # of utf# text"),
        ] {
            assert_eq!(shape(message), kept);
        }
        assert_eq!(shape(&"word ".repeat(400)).chars().count(), LENGTH_MAX);
    }

    #[test]
    fn one_cause_has_one_shape() {
        let [one, other] = ["thing 'a' has 3 of 4", "thing 'b' has 12 of 400"].map(shape);
        assert_eq!(one, other);
        assert_ne!(one, shape("thing 'a' lacks 3 of 4"));
    }

    #[test]
    fn of_a_stack_places_are_kept_and_neither_message_nor_query_nor_host() {
        let stack = "Error: Lina Haddad isn't there\n    at open (https://portico.example/pkg/ab12/portico.js?who=lina:10:7)\n    at https://portico.example/x.js:1:2";
        assert_eq!(frames(stack), ["at open (/pkg/ab12/portico.js:10:7)", "at /x.js:1:2"]);
        assert_eq!(frames("open@https://portico.example/x.js:3:9\nnot a frame of any kind"), ["open@/x.js:3:9"]);
        assert_eq!(frames("   0: server::doors::page\n             at ./src/doors/page.rs:3:4").len(), 2);
    }

    #[test]
    fn a_place_is_the_same_in_every_release() {
        let [one, next] = ["at open (/pkg/ab12/portico.js:10:7)", "at open (/pkg/cd34/portico.js:11:9)"].map(lasting);
        assert_eq!(one, next);
        assert_eq!(lasting("server/src/doors/pages.rs:33:9"), "server/src/doors/pages.rs");
    }
}
