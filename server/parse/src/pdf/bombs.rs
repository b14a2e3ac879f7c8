//! What unpacks to more than is read, found in the bytes before the reader of pages meets them: that one sets no limit of its
//! own, and unpacks the index of a file and its objects as soon as it opens it.
//!
//! Nothing is believed here of what the file says about itself. Whatever may be a stream is unpacked to nowhere in every way
//! that the file names, and again where what comes out may be packed once more. What needs the key of an encrypted file
//! counts as the most that it could be, as far as it's read on opening; the rest is weighed by [`super::weights`].

use super::allowance::{Allowance, Excess};
use super::packing::{Packing, names};
use crate::fault::Fault;
use crate::limits::Limits;

/// How often something may be packed within itself.
pub(super) const NESTED_MAX: usize = 4;
/// How many times its size deflate makes of something, at the most.
pub(super) const RATIO_MAX: u64 = 1032;
/// Values in a row of what is packed in rows.
pub(super) const COLUMNS_MAX: usize = 1 << 20;

/// Bytes of an index of objects: each is at least one byte there and fifty in memory.
const INDEX_MAX: u64 = 8 << 20;
/// How many times what is unpacked of a file its encrypted objects may be, if they were packed as tightly as can be.
const SEALED_TIMES: u64 = 4;
/// Bytes that come out before it's asked whether they are packed again, where not even a head says so. Of so few, little
/// can come.
const FOLLOWED_MIN: u64 = 1 << 10;
/// Bytes before a stream among which its dictionary is looked for.
const HEAD_MAX: usize = 4 << 10;
/// What comes before the bytes of a stream, and behind them.
const MARK: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// Refuses a file whose streams hold more than this together.
pub(super) fn refuse(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let mut allowance = Allowance::new(limits);
    let whole = |excess: Excess| excess.of("the file");
    allowance.count_dictionaries(bytes).map_err(whole)?;
    if says_wide_rows(bytes) {
        return Err(whole(Excess::Wide));
    }
    let ways = Packing::named_in(bytes);
    let encrypted = names(bytes).any(|name| *name == *b"Encrypt");
    let mut sealed = limits.unpacked.saturating_mul(SEALED_TIMES) / RATIO_MAX;
    for at in streams(bytes) {
        let here = |excess: Excess| excess.of(format!("the stream at byte {at}"));
        let data = behind_line_end(&bytes[at..]);
        let head = holds(&bytes[at.saturating_sub(HEAD_MAX + MARK.len())..at - MARK.len()]);
        if encrypted && head == Holds::Objects {
            let length = until_its_end(data, sealed);
            sealed = sealed.checked_sub(length).ok_or_else(|| {
                Fault::too_large(format!("the encrypted objects at byte {at} may unpack to more than is read"))
            })?;
        }
        let before = allowance.left();
        follow(data, &ways, &mut Vec::new(), &mut allowance).map_err(here)?;
        if head == Holds::Index && before - allowance.left() > INDEX_MAX {
            return Err(Fault::too_large(format!("the index at byte {at} has more objects than are read")));
        }
    }
    Ok(())
}

/// Counts what comes out in each of the ways, and out of that.
fn follow(data: &[u8], ways: &[Packing], chain: &mut Vec<Packing>, allowance: &mut Allowance) -> Result<(), Excess> {
    for way in ways {
        // Nobody packs twice the same way what deflate didn't.
        if chain.last() == Some(way) && !way.is_deflate() {
            continue;
        }
        chain.push(*way);
        let mut packed = allowance.open(data, chain);
        let came = allowance.drain(&mut packed)?;
        let has_head = *way == Packing::Zlib && came.bytes > 0;
        if chain.len() > NESTED_MAX {
            if has_head {
                return Err(Excess::Nested);
            }
        } else if has_head || came.bytes >= FOLLOWED_MIN {
            follow(data, ways, chain, allowance)?;
        }
        chain.pop();
    }
    Ok(())
}

/// What a stream is there for, as far as its dictionary says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Where the objects of the file stand.
    Index,
    /// Objects of the file.
    Objects,
    Other,
}

fn holds(head: &[u8]) -> Holds {
    let begin = head.windows(3).rposition(|word| word == b"obj").unwrap_or_default();
    let names: Vec<_> = names(&head[begin..]).collect();
    let says = |wanted: &[u8]| names.iter().any(|name| **name == *wanted);
    if says(b"XRef") || (says(b"W") && says(b"Size")) {
        Holds::Index
    } else if says(b"ObjStm") || (says(b"N") && says(b"First")) {
        Holds::Objects
    } else {
        Holds::Other
    }
}

/// Whether a row has more values than are read, for which room is made before the first of them is there.
fn says_wide_rows(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'/').filter_map(|rest| rest.strip_prefix(b"Columns")).any(|rest| {
        let digits = rest.trim_ascii_start().iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |sum: usize, digit| sum.saturating_mul(10).saturating_add((digit - b'0').into())) > COLUMNS_MAX
    })
}

/// Where the word is that a stream begins with, for each its end.
fn streams(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let begin = from + find(&bytes[from..], MARK)?;
            from = begin + MARK.len();
            if !bytes[..begin].ends_with(b"end") {
                return Some(from);
            }
        }
    })
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

fn behind_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\r").unwrap_or(bytes);
    bytes.strip_prefix(b"\n").unwrap_or(bytes)
}

/// Bytes until the end of a stream; more than `most` where it's further away than that.
fn until_its_end(data: &[u8], most: u64) -> u64 {
    let most = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(END.len());
    find(&data[..data.len().min(most)], END).unwrap_or(data.len()) as u64
}
