//! What a stream unpacks to, in the ways that its dictionary says: those of the reader of pages, in the order in which it tries
//! them.

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Object};

use super::allowance::{Allowance, Excess};
use super::packing::Packing;

/// How often something may be packed within itself.
const NESTED_MAX: usize = 4;
/// Values in a row of what is packed in rows: for one, room is made before the first of them is there.
const COLUMNS_MAX: usize = 1 << 20;

/// Unpacks it to nowhere, and says how many bytes it is where it is most.
pub(super) fn weigh(raw: &[u8], filters: &[Filter], allowance: &mut Allowance) -> Result<u64, Excess> {
    if filters.len() > NESTED_MAX {
        return Err(Excess::Nested);
    }
    let mut most = 0;
    let mut chain = Vec::new();
    for (number, filter) in (1..).zip(filters) {
        let ways: &[Packing] = match filter {
            Filter::FlateDecode => &[Packing::Zlib, Packing::Deflate, Packing::Mended],
            // Which of the two it is matters to what is packed in it alone.
            Filter::LzwDecode if number == filters.len() => {
                &[Packing::Lzw { early: false }, Packing::Lzw { early: true }]
            }
            Filter::LzwDecode => return Err(Excess::Nested),
            Filter::RunLengthDecode => &[Packing::RunLength],
            Filter::AsciiHexDecode => &[Packing::Hex],
            Filter::Ascii85Decode => &[Packing::Base85],
            Filter::Crypt => continue,
            // Pictures, which nobody looks at.
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode => return Ok(most),
        };
        most = most.max(undone(raw, &mut chain, ways, allowance)?);
    }
    Ok(if chain.is_empty() { raw.len() as u64 } else { most })
}

/// Undoes a packing in one way after the other until one comes to its end. The one that gives most counts, and what is packed
/// within is read out of the last.
fn undone(raw: &[u8], chain: &mut Vec<Packing>, ways: &[Packing], allowance: &mut Allowance) -> Result<u64, Excess> {
    let (before, depth) = (allowance.left(), chain.len());
    let mut most = 0;
    for way in ways {
        allowance.reset(before);
        chain.truncate(depth);
        chain.push(*way);
        let mut packed = allowance.open(raw, chain);
        let came = allowance.drain(&mut packed)?;
        most = most.max(came.bytes);
        if came.whole && !matches!(way, Packing::Lzw { .. }) {
            break;
        }
    }
    allowance.reset(before - most);
    Ok(most)
}

/// Whether how it is packed stands in other objects, which may be others when it's asked again.
pub(super) fn are_said_elsewhere(dict: &Dict<'_>) -> bool {
    let keys: [&[u8]; 4] = [b"F", b"Filter", b"DP", b"DecodeParms"];
    keys.into_iter().any(|key| match dict.get_raw::<Object<'_>>(key) {
        Some(MaybeRef::Ref(_)) => true,
        Some(MaybeRef::NotRef(Object::Dict(rows))) => has_references(&rows),
        Some(MaybeRef::NotRef(Object::Array(all))) => all.raw_iter().any(|one| match one {
            MaybeRef::Ref(_) => true,
            MaybeRef::NotRef(Object::Dict(rows)) => has_references(&rows),
            MaybeRef::NotRef(_) => false,
        }),
        _ => false,
    })
}

fn has_references(dict: &Dict<'_>) -> bool {
    dict.entries().any(|(_, value)| matches!(value, MaybeRef::Ref(_)))
}

/// Whether what is packed in rows has wider ones than are read.
pub(super) fn have_wide_rows(dict: &Dict<'_>) -> bool {
    let keys: [&[u8]; 2] = [b"DecodeParms", b"DP"];
    keys.into_iter().any(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(rows)) => are_wide(&rows),
        Some(Object::Array(all)) => {
            // One that isn't there doesn't end them.
            let mut each = all.flex_iter();
            all.raw_iter()
                .any(|_| each.next::<Object<'_>>().and_then(Object::into_dict).is_some_and(|rows| are_wide(&rows)))
        }
        _ => false,
    })
}

fn are_wide(rows: &Dict<'_>) -> bool {
    rows.get::<usize>(b"Columns").is_some_and(|columns| columns > COLUMNS_MAX)
}
