//! Bytes as text, in whatever encoding they were written.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::fault::Fault;

/// Of so many characters, at most one may be a control character in what is text.
const CONTROLS_ONE_IN: usize = 20;
/// Bytes by which an encoding is guessed.
const GUESSED_BY: usize = 256 << 10;

/// The text, or that the bytes are none.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let text = as_text(bytes);
    let odd = text.chars().filter(|it| (it.is_control() && !it.is_whitespace()) || *it == '\u{fffd}').count();
    if odd * CONTROLS_ONE_IN > text.chars().count() {
        return Err(Fault::new(Fault::NOT_TEXT));
    }
    Ok(text)
}

/// What is neither marked nor UTF-8 is guessed, as browsers do.
pub(crate) fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// The encoding that older files of this content mostly have.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(GUESSED_BY)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: of Latin text every other byte is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match half {
        0 | 1 => None,
        _ if odd * 3 > half && even * 10 < half => Some(UTF_16LE),
        _ if even * 3 > half && odd * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}
