//! What unpacks to more than is read, found before the reader of pages meets it: that one sets no limit of its own.
//!
//! Every stream is unpacked once, to nowhere, and once more where what comes out is packed again. What is encrypted or
//! packed otherwise isn't seen here; it has the time limit, and the rights of the process that reads.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use crate::fault::Fault;

/// Bytes that are unpacked at a time.
const PIECE: usize = 64 << 10;
/// How often something may be packed within itself.
const NESTED_MAX: u32 = 4;
/// What comes before the bytes of a stream.
const MARK: &[u8] = b"stream";

/// Refuses a file whose streams hold more than this together.
pub(super) fn refuse(bytes: &[u8], unpacked: u64) -> Result<(), Fault> {
    let mut left = unpacked;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], MARK) {
        let begin = at + found + MARK.len();
        at = begin;
        let ended = bytes[..begin - MARK.len()].ends_with(b"end");
        let data = bytes.get(begin..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r"));
        if let Some(data) = data.filter(|_| !ended) {
            unpack(data, &mut left, 0)?;
        }
    }
    Ok(())
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    // Quick enough: the first letter is rare in what is packed.
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == needle[0]) {
        if bytes[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// Counts what a stream holds; what isn't packed ends at once.
fn unpack(data: &[u8], left: &mut u64, nested: u32) -> Result<(), Fault> {
    if nested > NESTED_MAX {
        return Err(Fault::too_large("packed within itself too often"));
    }
    let packed = data.len() > 2 && data[0] & 0x0f == 8 && u16::from_be_bytes([data[0], data[1]]).is_multiple_of(31);
    let found = if packed {
        count(ZlibDecoder::new(data), left)?
    } else if nested == 0 {
        count(DeflateDecoder::new(data), left)?
    } else {
        return Ok(());
    };
    match found {
        Some(inner) => unpack(&inner, left, nested + 1),
        None => Ok(()),
    }
}

/// Takes what comes out from what is left; what may be packed once more is given back, which is small for a bomb that
/// is worth its name.
fn count(mut decoder: impl Read, left: &mut u64) -> Result<Option<Vec<u8>>, Fault> {
    let mut piece = vec![0; PIECE];
    let mut inner: Option<Vec<u8>> = None;
    let mut first = true;
    loop {
        let read = match decoder.read(&mut piece) {
            Ok(0) | Err(_) => return Ok(inner),
            Ok(read) => read,
        };
        *left = left.checked_sub(read as u64).ok_or_else(|| Fault::too_large("unpacked"))?;
        let looks_packed = read > 2 && piece[0] == 0x78 && u16::from_be_bytes([piece[0], piece[1]]).is_multiple_of(31);
        if first && looks_packed {
            inner = Some(Vec::new());
        }
        first = false;
        if let Some(inner) = &mut inner {
            inner.extend_from_slice(&piece[..read]);
        }
    }
}
