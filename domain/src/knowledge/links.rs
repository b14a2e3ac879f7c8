//! Links between pages: in Markdown, to `/k/` and the id of a document; and to files that are attached to these.

use crate::kernel::{DocumentId, FileId};
use std::collections::BTreeSet;

/// What the address of a document begins with, for whoever may read it, in whichever portal they are.
pub const DOCUMENT_PATH: &str = "/k/";

/// Documents that one page links to at most; what stands after them leads there all the same, and isn't kept.
const LINKS_MAX: usize = 500;
/// Characters of a UUID with its hyphens.
const ID_CHARS: usize = 36;
/// Bytes of an address with the place in a document that it leads to.
const ADDRESS_MAX: usize = 2000;
/// What an address ends at.
const ENDS: [char; 5] = [')', ' ', '>', '\n', '"'];
/// What stands between the address of a document and the id of a file that is attached to it.
const FILE_MARK: &str = "?file=";

/// The address of a document in a text.
pub fn address_of(id: DocumentId) -> String {
    format!("{DOCUMENT_PATH}{id}")
}

/// The address in a text of a file that is attached to a document.
pub fn attachment_address(document: DocumentId, file: FileId) -> String {
    format!("{}{FILE_MARK}{file}", address_of(document))
}

/// A link in Markdown; what would end its words early is taken as it stands.
pub fn link_text(words: &str, address: &str) -> String {
    let words: String =
        words.chars().flat_map(|it| ['\\', '[', ']'].contains(&it).then_some('\\').into_iter().chain([it])).collect();
    format!("[{words}]({address})")
}

/// The document that an address names, whatever place in it that leads to.
pub fn document_of(address: &str) -> Option<DocumentId> {
    let rest = address.strip_prefix(DOCUMENT_PATH)?;
    let (id, place) = rest.split_at_checked(ID_CHARS)?;
    let is_whole = place.is_empty() || place.starts_with(['#', '?']);
    is_whole.then(|| id.parse().ok()).flatten()
}

/// The document and the file attached to it that an address names.
pub fn attachment_of(address: &str) -> Option<(DocumentId, FileId)> {
    let (document, file) = address.split_once(FILE_MARK)?;
    Some((document_of(document)?, file.parse().ok()?))
}

/// The documents that a text in Markdown links to, each once. What is attached to one is no link to it.
pub fn links_in(body: &str) -> Vec<DocumentId> {
    let named = addresses(body).filter(|address| attachment_of(address).is_none()).filter_map(document_of);
    named.take(LINKS_MAX).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The attached files that a text in Markdown links to, each once, with their documents.
pub fn attachments_in(body: &str) -> Vec<(DocumentId, FileId)> {
    addresses(body).filter_map(attachment_of).take(LINKS_MAX).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What the links of a text in Markdown lead to, as far as it may be an address: of what many begin and none ends, each reaches
/// to the end of the text.
fn addresses(body: &str) -> impl Iterator<Item = &str> {
    // Where one ends, all end that begin before it, so that no letter is looked at for each of them.
    let mut end = 0;
    body.match_indices("](").filter_map(move |(at, opening)| {
        let rest = body[at + opening.len()..].trim_start_matches([' ', '<']);
        let from = body.len() - rest.len();
        if end < from {
            end = rest.find(ENDS).map_or(body.len(), |length| from + length);
        }
        (end - from <= ADDRESS_MAX).then(|| &body[from..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> DocumentId {
        DocumentId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn links_to_documents_are_found_each_once() {
        let (one, other) = (address_of(id(1)), address_of(id(2)));
        let body = format!("See [one]({one}), [again]({one}#part) and [other](<{other}> \"Other\").");
        assert_eq!(links_in(&body), [id(1), id(2)]);
    }

    #[test]
    fn an_attached_file_is_named_with_its_document_and_is_no_link_to_that() {
        let file = FileId(uuid::Uuid::from_u128(7));
        let address = attachment_address(id(1), file);
        let body = format!("[list]({address}), [again](<{address}>) and {}.", link_text("[two]", &address_of(id(2))));
        assert_eq!((attachments_in(&body), links_in(&body)), (vec![(id(1), file)], vec![id(2)]));
        let elsewhere = address.replace("/k/", "/client/");
        for bad in [address_of(id(1)), format!("{address}0"), elsewhere] {
            assert_eq!(attachment_of(&bad), None, "{bad}");
        }
    }

    #[test]
    fn links_that_nothing_ends_take_no_time_without_end() {
        // Each of them reaches to the end: looked at one by one, they are a million million letters.
        let opened = "](".repeat(1_000_000);
        assert!(links_in(&opened).is_empty() && attachments_in(&opened).is_empty());
        let page = address_of(id(1));
        let body = format!("[a]({page}) {opened} [b]({})", address_of(id(2)));
        assert_eq!(links_in(&body), [id(1), id(2)]);
        let places = format!("]({page}#").repeat(100_000);
        assert!(links_in(&places).len() <= 1 && attachments_in(&places).is_empty());
    }

    #[test]
    fn where_one_address_ends_those_end_that_are_in_it() {
        let (one, two) = (address_of(id(1)), address_of(id(2)));
        assert_eq!(links_in(&format!("[a]({one}#a]({two}#b](c)")), [id(1), id(2)]);
        assert_eq!(links_in(&format!("[a]()[b](<<{one}> [c](  {two}")), [id(1), id(2)]);
        let place = "x".repeat(ADDRESS_MAX);
        assert!(links_in(&format!("[a]({one}#{place})")).is_empty(), "nobody writes such a place");
    }

    #[test]
    fn a_name_cannot_end_its_link() {
        assert_eq!(link_text("a [b] \\c", "/k/1"), "[a \\[b\\] \\\\c](/k/1)");
        assert_eq!(link_text("زعفران", "/k/1"), "[زعفران](/k/1)");
    }

    #[test]
    fn what_leads_elsewhere_is_none() {
        let page = address_of(id(1));
        for body in ["", "[a](/k/)", "[a](/k/token)", "[a](https://a.example/k/1)", &page, &format!("[a]({page}0)")] {
            assert!(links_in(body).is_empty(), "{body}");
        }
        assert!(links_in("[ä](/k/ääääääääääääääääääääääääääääääääääää)").is_empty());
    }
}
