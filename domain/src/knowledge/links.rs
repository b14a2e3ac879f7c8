//! Links between pages: in Markdown, to `/k/` and the id of a document.

use crate::kernel::DocumentId;
use std::collections::BTreeSet;

/// What the address of a document begins with, for whoever may read it, in whichever portal they are.
pub const DOCUMENT_PATH: &str = "/k/";

/// Documents that one page links to at most; what stands after them leads there all the same, and isn't kept.
const LINKS_MAX: usize = 500;
/// Characters of a UUID with its hyphens.
const ID_CHARS: usize = 36;

/// The address of a document in a text.
pub fn address_of(id: DocumentId) -> String {
    format!("{DOCUMENT_PATH}{id}")
}

/// The document that an address names, whatever place in it that leads to.
pub fn document_of(address: &str) -> Option<DocumentId> {
    let rest = address.strip_prefix(DOCUMENT_PATH)?;
    let (id, place) = rest.split_at_checked(ID_CHARS)?;
    let is_whole = place.is_empty() || place.starts_with(['#', '?']);
    is_whole.then(|| id.parse().ok()).flatten()
}

/// The documents that a text in Markdown links to, each once.
pub fn links_in(body: &str) -> Vec<DocumentId> {
    let targets = body.match_indices("](").map(|(at, opening)| &body[at + opening.len()..]);
    let named = targets.filter_map(|rest| {
        let rest = rest.trim_start_matches([' ', '<']);
        let end = rest.find([')', ' ', '>', '\n', '"']).unwrap_or(rest.len());
        document_of(&rest[..end])
    });
    named.take(LINKS_MAX).collect::<BTreeSet<_>>().into_iter().collect()
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
    fn what_leads_elsewhere_is_none() {
        let page = address_of(id(1));
        for body in ["", "[a](/k/)", "[a](/k/token)", "[a](https://a.example/k/1)", &page, &format!("[a]({page}0)")] {
            assert!(links_in(body).is_empty(), "{body}");
        }
        assert!(links_in("[ä](/k/ääääääääääääääääääääääääääääääääääää)").is_empty());
    }
}
