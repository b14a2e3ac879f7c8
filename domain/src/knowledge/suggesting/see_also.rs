//! A link at the end of a page. There is no heading above it: that would have to be in the page's language, which nobody knows.

use crate::kernel::DocumentId;
use crate::knowledge::{address_of, links_in};

/// A text in Markdown with a link to another document at its end, as an item of a list: of the one that such links end it with
/// already, or of a new one. A text that links there already stays as it is.
pub fn with_link(body: &str, title: &str, to: DocumentId) -> String {
    if links_in(body).contains(&to) {
        return body.to_owned();
    }
    let body = body.trim_end();
    let item = format!("- [{}]({})\n", escaped(title), address_of(to));
    let last = body.lines().next_back().unwrap_or_default();
    match body {
        "" => item,
        _ if last.starts_with("- [") && !links_in(last).is_empty() => format!("{body}\n{item}"),
        _ => format!("{body}\n\n{item}"),
    }
}

/// A title as words alone, whatever marks it has.
fn escaped(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for letter in title.chars() {
        if matches!(letter, '\\' | '[' | ']' | '*' | '_' | '`' | '~' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> DocumentId {
        DocumentId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_link_stands_at_the_end_and_the_next_one_below_it() {
        let (one, two) = (address_of(id(1)), address_of(id(2)));
        let once = with_link("Keep it dark.\n", "Saffron", id(1));
        assert_eq!(once, format!("Keep it dark.\n\n- [Saffron]({one})\n"));
        let twice = with_link(&once, "Storage", id(2));
        assert_eq!(twice, format!("Keep it dark.\n\n- [Saffron]({one})\n- [Storage]({two})\n"));
        assert_eq!(links_in(&twice), [id(1), id(2)]);
        assert_eq!(with_link("", "Saffron", id(1)), format!("- [Saffron]({one})\n"));
    }

    #[test]
    fn a_list_of_something_else_is_left_alone() {
        let body = "- Keep it dark.\n- [Elsewhere](https://a.example)";
        assert!(with_link(body, "Saffron", id(1)).starts_with(&format!("{body}\n\n- [Saffron]")));
    }

    #[test]
    fn what_links_there_already_stays_as_it_is() {
        let body = format!("See [it]({}#part).\n", address_of(id(1)));
        assert_eq!(with_link(&body, "Saffron", id(1)), body);
    }

    #[test]
    fn the_marks_of_a_title_are_letters() {
        let linked = with_link("", "a] <b> *c*", id(1));
        assert!(linked.starts_with(r"- [a\] \<b\> \*c\*]("), "{linked}");
        assert_eq!(links_in(&linked), [id(1)]);
    }
}
