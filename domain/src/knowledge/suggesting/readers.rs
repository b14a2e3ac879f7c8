//! Who has to be able to open a page that a link is suggested to: a title that stands in a text is read by everybody who reads that.

use crate::knowledge::EVERYBODY;

/// Whether everybody who may read a document may also read another one of its space. Of each those are named who read it, as
/// rows name them; `None`: everybody who reads the space. A team's people aren't looked up: what a person reads by a team alone
/// counts as closed to them, which offers less and tells nobody more.
pub fn is_open_to_readers(document: Option<&[String]>, other: Option<&[String]>) -> bool {
    let Some(other) = other.filter(|other| !other.iter().any(|it| it == EVERYBODY)) else { return true };
    document.is_some_and(|readers| readers.iter().all(|reader| other.contains(reader)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readers(names: &[&str]) -> Option<Vec<String>> {
        Some(names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_page_of_everybody_is_open_to_all_readers() {
        for document in [None, readers(&["person:1"]), readers(&[EVERYBODY])] {
            assert!(is_open_to_readers(document.as_deref(), None));
            assert!(is_open_to_readers(document.as_deref(), readers(&["person:2", EVERYBODY]).as_deref()));
        }
    }

    #[test]
    fn a_bounded_page_is_open_to_readers_that_it_names_each_of() {
        let page = readers(&["person:1", "team:2"]);
        for (document, open) in [
            (readers(&["person:1"]), true),
            (readers(&["team:2", "person:1"]), true),
            (readers(&["person:1", "person:3"]), false),
            (readers(&["team:2", EVERYBODY]), false),
            (None, false),
        ] {
            assert_eq!(is_open_to_readers(document.as_deref(), page.as_deref()), open, "{document:?}");
        }
    }
}
