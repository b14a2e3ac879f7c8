//! JSON as people read it.

use crate::port;
use serde::de::IgnoredAny;

/// How deep lines are indented; what lies deeper stands there too.
const DEPTH_MAX: usize = 16;

/// JSON with a line for each member; any other text as it is.
pub fn json_lines(text: &str) -> String {
    if port::read_json::<IgnoredAny>(text).is_err() { text.to_owned() } else { indented(text) }
}

/// What stands in quotation marks stays as it is.
fn indented(text: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0_usize, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth.min(DEPTH_MAX)));
    };
    for letter in text.chars() {
        if quoted {
            out.push(letter);
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => {
                quoted = true;
                out.push(letter);
            }
            '{' | '[' => {
                depth += 1;
                out.push(letter);
                line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other if other.is_whitespace() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_shown_with_a_line_for_each_member() {
        assert_eq!(json_lines(r#"{"a":"x, {y}","b":[1]}"#), "{\n  \"a\": \"x, {y}\",\n  \"b\": [\n    1\n  ]\n}");
        assert_eq!(json_lines("{ \"a\" :\n1 }"), "{\n  \"a\": 1\n}", "lines of its own are put in order");
        assert_eq!(json_lines(r#""a \" b""#), r#""a \" b""#);
    }

    #[test]
    fn what_is_no_json_is_shown_as_it_is_and_nothing_grows_without_bound() {
        assert_eq!(json_lines("[1] see, there: {x}"), "[1] see, there: {x}");
        assert!(indented(&"[".repeat(9000)).len() < 9000 * 40);
    }
}
