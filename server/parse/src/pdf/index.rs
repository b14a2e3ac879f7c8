//! Where a file says that its objects are, followed in the ways in which the reader of pages follows it: from the last place
//! that is named as its beginning, over tables and packed ones, to all that came before them. That reader unpacks them as soon
//! as it opens a file, and sets itself no limit.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::byte_reader::Reader;
use hayro_interpret::hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::reader::{ReaderContext, ReaderExt};

use super::allowance::{Allowance, Excess};
use super::filters;
use crate::fault::Fault;

/// Bytes of a packed index.
const BYTES_MAX: u64 = 8 << 20;
/// Objects of all of them: each is at least one byte there and fifty in memory.
const ENTRIES_MAX: usize = 4_000_000;
/// So many of them are followed.
const CHAIN_MAX: usize = 256;
/// Bytes of an entry in a table.
const ENTRY: usize = 20;

/// What is known of the objects of a file.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The numbers of streams that hold others.
    pub(super) holders: HashSet<u32>,
    /// Numbers of objects, and where they begin.
    places: Vec<(u32, u32)>,
    entries: usize,
}

impl Index {
    pub(super) fn read(bytes: &[u8], allowance: &mut Allowance) -> Result<Self, Fault> {
        let mut index = Self::default();
        let mut seen = HashSet::new();
        let mut waiting: Vec<usize> = last(bytes).into_iter().collect();
        while let Some(at) = waiting.pop() {
            if seen.len() == CHAIN_MAX || !seen.insert(at) {
                continue;
            }
            let mut reader = Reader::new(bytes);
            reader.jump(at);
            reader.skip_white_spaces_and_comments();
            if reader.read_without_context::<ObjectIdentifier>().is_some() {
                reader.skip_white_spaces_and_comments();
                if let Some(stream) = reader.read_with_context::<Stream<'_>>(&ReaderContext::dummy()) {
                    weigh(&stream, at, allowance)?;
                    index.packed(&stream, &mut waiting);
                }
            } else {
                index.table(&mut reader, &mut waiting);
            }
            if index.entries > ENTRIES_MAX {
                return Err(too_many(at));
            }
        }
        Ok(index)
    }

    /// Where objects begin that hold others, in order.
    pub(super) fn places_of_holders(&self) -> Vec<usize> {
        let of_holders = self.places.iter().filter(|(number, _)| self.holders.contains(number));
        let mut places: Vec<usize> = of_holders.map(|(_, at)| *at as usize).collect();
        places.sort_unstable();
        places
    }

    /// Reads a table as far as it goes.
    fn table(&mut self, reader: &mut Reader<'_>, waiting: &mut Vec<usize>) -> Option<()> {
        reader.skip_white_spaces();
        reader.forward_tag(b"xref")?;
        let mut behind = reader.clone();
        behind.skip_white_spaces();
        while let Some((_, count)) = subsection(&mut behind) {
            behind.jump(behind.offset().checked_add(ENTRY.checked_mul(count as usize)?)?);
        }
        behind.skip_white_spaces();
        behind.forward_tag(b"trailer")?;
        behind.skip_white_spaces();
        let trailer = behind.read_with_context::<Dict<'_>>(&ReaderContext::dummy())?;
        waiting.extend([b"Prev".as_slice(), b"XRefStm"].into_iter().filter_map(|key| place(&trailer, key)));
        reader.skip_white_spaces();
        while let Some((first, count)) = subsection(reader) {
            reader.skip_white_spaces();
            for number in first..first.checked_add(count)? {
                let entry = reader.read_bytes(ENTRY)?;
                let (at, generation) = (decimal(&entry[..10])?, decimal(&entry[11..16])?);
                if entry[17] == b'n' {
                    self.object(number, at, generation)?;
                }
            }
        }
        Some(())
    }

    /// Reads a packed index as far as it goes.
    fn packed(&mut self, stream: &Stream<'_>, waiting: &mut Vec<usize>) -> Option<()> {
        let dict = stream.dict();
        waiting.extend(place(dict, b"Prev"));
        let size = dict.get::<u32>(b"Size")?;
        let [kind_width, width, last_width] = dict.get::<[u8; 3]>(b"W")?.map(usize::from);
        if width == 0 || width > size_of::<u64>() {
            return None;
        }
        // It was weighed.
        let data = stream.decoded_data().ok()?;
        let mut entries = Reader::new(&data);
        let parts: Vec<(u32, u32)> = match dict.get::<Array<'_>>(b"Index") {
            Some(parts) => parts.iter::<(u32, u32)>().collect(),
            None => vec![(0, size)],
        };
        for (first, count) in parts {
            for number in first..first.checked_add(count)? {
                // Of the kind one byte is read, however wide it's said to be.
                let kind = if kind_width == 0 { 1 } else { entries.read_byte()? };
                let (at, last) = (entries.read_bytes(width)?, entries.read_bytes(last_width)?);
                match kind {
                    0 => (),
                    1 => self.object(number, binary(at)?, if last.is_empty() { 0 } else { binary(last)? })?,
                    2 => self.held(binary(at)?)?,
                    _ => return None,
                }
            }
        }
        Some(())
    }

    /// Takes down where an object is. None where there are too many.
    fn object(&mut self, number: u32, at: u32, generation: u32) -> Option<()> {
        if generation == 0 {
            self.places.push((number, at));
        }
        self.count()
    }

    /// Takes down which stream holds an object.
    fn held(&mut self, holder: u32) -> Option<()> {
        self.holders.insert(holder);
        self.count()
    }

    fn count(&mut self) -> Option<()> {
        self.entries += 1;
        (self.entries <= ENTRIES_MAX).then_some(())
    }
}

/// Refuses a packed index of more objects than are read.
pub(super) fn weigh(stream: &Stream<'_>, at: usize, allowance: &mut Allowance) -> Result<(), Fault> {
    let here = |excess: Excess| excess.of(format!("the index at byte {at}"));
    if filters::have_wide_rows(stream.dict()) {
        return Err(here(Excess::Wide));
    }
    let weight = filters::weigh(&stream.raw_data(), &stream.filters(), allowance).map_err(here)?;
    if weight > BYTES_MAX { Err(too_many(at)) } else { Ok(()) }
}

fn too_many(at: usize) -> Fault {
    Fault::too_large(format!("the index at byte {at} has more objects than are read"))
}

/// Where the file says that its last index is.
fn last(bytes: &[u8]) -> Option<usize> {
    let mark = b"startxref";
    let mut reader = Reader::new(bytes);
    reader.jump(bytes.windows(mark.len()).rposition(|word| word == mark)? + mark.len());
    reader.skip_white_spaces_and_comments();
    reader.read_without_context::<i32>()?.try_into().ok()
}

fn place(dict: &Dict<'_>, key: &[u8]) -> Option<usize> {
    dict.get::<i32>(key)?.try_into().ok()
}

/// The number of the first object of a part of a table, and how many there are.
fn subsection(reader: &mut Reader<'_>) -> Option<(u32, u32)> {
    let mut ahead = reader.clone();
    ahead.skip_white_spaces();
    let first = ahead.read_without_context::<u32>()?;
    ahead.skip_white_spaces();
    let count = ahead.read_without_context::<u32>()?;
    ahead.skip_white_spaces();
    *reader = ahead;
    Some((first, count))
}

fn decimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| {
        let digit = char::from(*digit).to_digit(10)?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

fn binary(bytes: &[u8]) -> Option<u32> {
    let number = bytes.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    matches!(bytes.len(), 1..=4 | 8).then_some(number)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;
    use crate::limits::Limits;

    fn read(bytes: &[u8]) -> Result<Index, Fault> {
        Index::read(bytes, &mut Allowance::new(&Limits::default()))
    }

    /// Bytes with what names their last index: the one at this place.
    fn begun(bytes: &[u8], at: usize) -> Vec<u8> {
        [bytes, format!("\nstartxref\n{at}\n%%EOF").as_bytes()].concat()
    }

    #[test]
    fn tables_and_packed_ones_are_followed_to_what_came_before() {
        let packed: &[u8] = b"9 0 obj<</Type/XRef/Size 3/W[1 2 1]/Index[5 1 7 2]/Length 12>>stream\n\
            \x01\x00\x20\x00\x02\x00\x09\x00\x00\x00\x00\x00\nendstream endobj\n";
        let table = format!(
            "xref\n0 1\n0000000000 65535 f \n9 1\n0000000099 00000 n \ntrailer<</XRefStm 0>>\nxref\n3 1\n\
             0000000007 00000 n \ntrailer<</Prev {}>>",
            packed.len()
        );
        let second = packed.len() + table.rfind("xref\n3").expect("there are two");
        let index = read(&begun(&[packed, table.as_bytes()].concat(), second)).expect("it's small");
        assert_eq!(index.holders, HashSet::from([9]));
        assert_eq!(index.places, [(3, 7), (9, 99), (5, 32)]);
        assert_eq!(index.places_of_holders(), [99]);
    }

    #[test]
    fn what_names_itself_is_read_once_and_nothing_is_nothing() {
        let round = b"xref\n0 0\ntrailer<</Prev 0>>";
        assert_eq!(read(&begun(round, 0)).expect("it's small").entries, 0);
        assert_eq!(read(b"").expect("it's small").entries, 0);
        assert_eq!(read(&begun(b"", 9_999)).expect("it's small").entries, 0);
    }

    #[test]
    fn objects_of_all_that_came_before_count_together() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![1; 3_000_000]).expect("memory takes it");
        let data = encoder.finish().expect("memory takes it");
        let packed = |first: u32, prev: &str| {
            let head = format!(
                "9 0 obj<</Type/XRef/Size 1/W[0 1 0]/Index[{first} 3000000]{prev}/Filter/FlateDecode/Length {}>>stream\n",
                data.len()
            );
            [head.as_bytes(), &data, b"\nendstream endobj\n"].concat()
        };
        let one = packed(0, "");
        assert_eq!(read(&begun(&one, 0)).expect("it's small enough").entries, 3_000_000);
        let other = packed(3_000_000, "/Prev 0");
        let fault = read(&begun(&[&one[..], &other].concat(), one.len())).expect_err("they are too many");
        assert!(fault.detail.is_some_and(|detail| detail.ends_with("has more objects than are read")));
    }
}
