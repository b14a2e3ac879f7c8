//! What the streams of an opened file hold, each unpacked to nowhere as the reader of pages would unpack it: with the key of
//! an encrypted file, and in the ways that its dictionary says. And what pages make of them: one stream may be drawn on a
//! thousand pages, and the reader keeps what each of them draws.

use std::collections::HashMap;
use std::io::{self, BufRead};

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::allowance::{Allowance, Came, Excess, Packed};
use super::bombs::{COLUMNS_MAX, NESTED_MAX, RATIO_MAX};
use super::packing::Packing;
use crate::fault::Fault;
use crate::limits::Limits;
use crate::parsed::Place;

/// Objects of a file.
const OBJECTS_MAX: usize = 2_000_000;

/// Refuses a file that has too many objects, one that is too large, or pages that are.
pub(super) fn refuse(pdf: &Pdf, limits: &Limits) -> Result<(), Fault> {
    if pdf.len() > OBJECTS_MAX {
        return Err(Fault::too_large(format!("more than {OBJECTS_MAX} objects")));
    }
    let mut weights = Weights { known: HashMap::new(), allowance: Allowance::new(limits), stream: limits.stream };
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            weights.of(&stream)?;
        }
    }
    let mut drawn = 0_u64;
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        drawn = drawn.saturating_add(weights.drawn_on(page, pdf)?);
        if drawn > limits.unpacked {
            let fault = Excess::Bytes.of("what is drawn as far as this page");
            return Err(fault.at(Place { page: Some(number), ..Place::default() }));
        }
    }
    Ok(())
}

struct Weights {
    known: HashMap<ObjectIdentifier, u64>,
    allowance: Allowance,
    /// Bytes of one stream.
    stream: u64,
}

impl Weights {
    /// Bytes of an object that is a stream.
    fn of(&mut self, stream: &Stream<'_>) -> Result<u64, Fault> {
        let id = stream.obj_id();
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let weight = self.weigh(stream);
        let weight = weight.and_then(|weight| {
            if weight > self.stream && !is_left_alone(stream) { Err(Excess::Bytes) } else { Ok(weight) }
        });
        let weight = weight.map_err(|excess| excess.of(format!("the stream of object {}", id.obj_number)))?;
        self.known.insert(id, weight);
        Ok(weight)
    }

    /// Bytes that are drawn on a page.
    fn drawn_on(&mut self, page: &Page<'_>, pdf: &Pdf) -> Result<u64, Fault> {
        let content = page.raw();
        if let Some(stream) = content.get::<Stream<'_>>(b"Contents") {
            return self.of(&stream);
        }
        let Some(several) = content.get::<Array<'_>>(b"Contents") else { return Ok(0) };
        let mut drawn = 0_u64;
        for part in several.raw_iter() {
            let weight = match part {
                MaybeRef::Ref(reference) => self.of_reference(reference.into(), pdf)?,
                MaybeRef::NotRef(Object::Stream(stream)) => {
                    self.weigh(&stream).map_err(|excess| excess.of("a stream within a page"))?
                }
                MaybeRef::NotRef(_) => 0,
            };
            drawn = drawn.saturating_add(weight);
        }
        Ok(drawn)
    }

    fn of_reference(&mut self, id: ObjectIdentifier, pdf: &Pdf) -> Result<u64, Fault> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let stream = pdf.xref().get::<Stream<'_>>(id);
        stream.map_or(Ok(0), |stream| self.of(&stream))
    }

    /// Unpacks a stream, and says how many bytes it is where it is most.
    fn weigh(&mut self, stream: &Stream<'_>) -> Result<u64, Excess> {
        let filters = stream.filters();
        if filters.len() > NESTED_MAX {
            return Err(Excess::Nested);
        }
        if has_wide_rows(stream.dict()) {
            return Err(Excess::Wide);
        }
        let raw = stream.raw_data();
        let mut weight = raw.len() as u64;
        let mut chain = Vec::new();
        for (number, filter) in (1..).zip(&filters) {
            let is_last = number == filters.len();
            let came = match filter {
                Filter::FlateDecode if is_left_alone(stream) => self.undone(&raw, &mut chain, Packing::Zlib)?,
                Filter::FlateDecode => self.inflated(&raw, &mut chain, is_last)?,
                // Which of the two it is matters to what is packed in it alone.
                Filter::LzwDecode if is_last => {
                    let late = self.undone(&raw, &mut chain, Packing::Lzw { early: false })?;
                    chain.pop();
                    late.max(self.undone(&raw, &mut chain, Packing::Lzw { early: true })?)
                }
                Filter::LzwDecode => return Err(Excess::Nested),
                Filter::RunLengthDecode => self.undone(&raw, &mut chain, Packing::RunLength)?,
                Filter::AsciiHexDecode => self.undone(&raw, &mut chain, Packing::Hex)?,
                Filter::Ascii85Decode => self.undone(&raw, &mut chain, Packing::Base85)?,
                Filter::Crypt => 0,
                // Pictures, which nobody looks at.
                Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode => {
                    return Ok(weight);
                }
            };
            weight = weight.max(came);
        }
        Ok(weight)
    }

    fn undone(&mut self, raw: &[u8], chain: &mut Vec<Packing>, packing: Packing) -> Result<u64, Excess> {
        chain.push(packing);
        let mut packed = self.allowance.open(raw, chain);
        Ok(self.allowance.drain(&mut packed)?.bytes)
    }

    /// What comes out of deflate. Where it's damaged, the reader of pages mends what it can and goes on: then what is left
    /// counts as the most that it could be.
    fn inflated(&mut self, raw: &[u8], chain: &mut Vec<Packing>, is_last: bool) -> Result<u64, Excess> {
        let mut packed = self.allowance.open(raw, chain);
        let has_head = packed.fill_buf().is_ok_and(has_head);
        let (packing, came, rest) = if has_head {
            let mut decoder = ZlibDecoder::new(packed);
            let came = self.allowance.drain(&mut decoder)?;
            (Packing::Zlib, came, rest(came, decoder.get_mut()))
        } else {
            let mut decoder = DeflateDecoder::new(packed);
            let came = self.allowance.drain(&mut decoder)?;
            (Packing::Deflate, came, rest(came, decoder.get_mut()))
        };
        if has_head && !came.whole {
            // Read once more as if there were no head, which some file may have been made for.
            let mut decoder = DeflateDecoder::new(self.allowance.open(raw, chain));
            let second = self.allowance.drain(&mut decoder)?;
            if second.whole {
                chain.push(Packing::Deflate);
                return Ok(second.bytes.max(came.bytes));
            }
        }
        if rest > 0 && !is_last {
            return Err(Excess::Damaged);
        }
        let worst = rest.saturating_mul(RATIO_MAX);
        self.allowance.spend(worst).map_err(|_| Excess::Damaged)?;
        chain.push(packing);
        Ok(came.bytes.saturating_add(worst))
    }
}

/// Bytes behind the place where something is damaged.
fn rest(came: Came, packed: &mut Packed<'_>) -> u64 {
    if came.whole { 0 } else { io::copy(packed, &mut io::sink()).unwrap_or_default() }
}

/// Whether it begins as deflate with a head does.
fn has_head(packed: &[u8]) -> bool {
    let [first, second, ..] = *packed else { return false };
    first & 0x0f == 8 && second & 0x20 == 0 && u16::from_be_bytes([first, second]).is_multiple_of(31)
}

/// Whether it's something that nobody unpacks here: a picture, or another file within this one.
fn is_left_alone(stream: &Stream<'_>) -> bool {
    says(stream, b"Subtype", b"Image") || says(stream, b"Type", b"EmbeddedFile")
}

fn says(stream: &Stream<'_>, key: &[u8], value: &[u8]) -> bool {
    stream.dict().get::<Name<'_>>(key).is_some_and(|name| *name == *value)
}

/// Whether what is packed in rows has wider ones than are read.
fn has_wide_rows(dict: &Dict<'_>) -> bool {
    let keys: [&[u8]; 2] = [b"DecodeParms", b"DP"];
    keys.into_iter().any(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(rows)) => are_wide(&rows),
        Some(Object::Array(all)) => all.iter::<Object<'_>>().filter_map(Object::into_dict).any(|rows| are_wide(&rows)),
        _ => false,
    })
}

fn are_wide(rows: &Dict<'_>) -> bool {
    rows.get::<usize>(b"Columns").is_some_and(|columns| columns > COLUMNS_MAX)
}
