//! Whole characters out of a stream of bytes: a token may end in the middle of one.

/// Gathers bytes and gives back text as soon as its characters are complete.
#[derive(Debug, Default)]
pub(crate) struct Utf8Pieces {
    /// The beginning of a character, at most three bytes.
    pending: Vec<u8>,
}

impl Utf8Pieces {
    /// The text that is complete now. Bytes that can never become a character turn into U+FFFD; the
    /// beginning of one waits for the next call, and is lost if there is none.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> String {
        self.pending.extend_from_slice(bytes);
        let mut text = String::with_capacity(self.pending.len());
        let mut unfinished = Vec::new();
        let mut chunks = self.pending.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            text.push_str(chunk.valid());
            if chunks.peek().is_none() && is_beginning(chunk.invalid()) {
                unfinished = chunk.invalid().to_vec();
            } else if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        self.pending = unfinished;
        text
    }
}

/// Whether more bytes could make this a character.
fn is_beginning(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "Grüße, 你好, 안녕, مرحبا 👩‍🚀!";

    #[test]
    fn text_survives_any_cut() {
        for size in 1..=MIXED.len() {
            let mut pieces = Utf8Pieces::default();
            let text: String = MIXED.as_bytes().chunks(size).map(|bytes| pieces.push(bytes)).collect();
            assert_eq!(text, MIXED, "cut every {size} bytes");
        }
    }

    #[test]
    fn half_a_character_waits() {
        let mut pieces = Utf8Pieces::default();
        assert_eq!(pieces.push(&[b'a', 0xF0, 0x9F]), "a");
        assert_eq!(pieces.push(&[0x98]), "");
        assert_eq!(pieces.push(&[0x80, b'b']), "😀b");
    }

    #[test]
    fn what_is_no_character_is_replaced_and_the_rest_goes_on() {
        let mut pieces = Utf8Pieces::default();
        assert_eq!(pieces.push(&[0xFF, b'a', 0xE4, 0xBD]), "\u{FFFD}a");
        assert_eq!(pieces.push(b"b"), "\u{FFFD}b");
        assert_eq!(pieces.push("你".as_bytes()), "你");
    }
}
