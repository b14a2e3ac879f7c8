//! Whether content is what it says it is, by its first bytes.

use domain::files::{Media, Proof};

/// Content that isn't what it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What it looks like, if that is known.
    pub found: Option<&'static str>,
}

/// Compares the first bytes of content with the type that it is declared to be.
///
/// # Errors
/// What it looks like instead.
pub fn check(media: &Media, head: &[u8]) -> Result<(), Mismatch> {
    let found = infer::get(head).map(|kind| kind.mime_type());
    let agrees = match media.proof {
        Proof::Magic(types) => found.is_some_and(|found| types.contains(&found)),
        Proof::Text => found.is_none() && is_text(head),
        Proof::Page => found.is_none_or(|found| found == media.name) && is_text(head),
    };
    if agrees { Ok(()) } else { Err(Mismatch { found }) }
}

/// UTF-8 without control characters; the head may cut a character in two. What begins like a page that a browser would
/// run is none.
fn is_text(head: &[u8]) -> bool {
    let text = match core::str::from_utf8(head) {
        Ok(text) => text,
        Err(cut) if cut.error_len().is_none() => core::str::from_utf8(&head[..cut.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(name: &str) -> &'static Media {
        Media::named(name).unwrap()
    }

    #[test]
    fn content_is_what_its_first_bytes_say() {
        assert_eq!(check(media("image/png"), b"\x89PNG\r\n\x1a\n...."), Ok(()));
        assert_eq!(check(media("application/pdf"), b"%PDF-1.7\n"), Ok(()));
        assert_eq!(check(media("text/plain"), "Kreuzkümmel, سماق\n".as_bytes()), Ok(()));
        assert_eq!(check(media("text/csv"), &"ü,".as_bytes()[..1]), Ok(()), "cut within a character");
    }

    #[test]
    fn a_page_may_begin_as_pages_do_and_as_nothing_else() {
        assert_eq!(check(media("text/html"), b"<!DOCTYPE html><h1>Terms</h1>"), Ok(()));
        assert_eq!(check(media("text/html"), b"<h1>Terms</h1>"), Ok(()));
        assert!(check(media("text/html"), b"%PDF-1.7\n").is_err());
    }

    #[test]
    fn a_program_that_calls_itself_a_picture_is_found_out() {
        let program =
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        assert_eq!(check(media("image/png"), program), Err(Mismatch { found: Some("application/x-executable") }));
        assert!(check(media("text/plain"), program).is_err());
        assert_eq!(check(media("image/png"), b"plain text"), Err(Mismatch { found: None }));
        assert!(check(media("text/plain"), b"<!DOCTYPE html><script>alert(1)</script>").is_err());
        assert!(check(media("text/plain"), b"nul \0 inside").is_err());
    }
}
