//! What the streams of an opened file hold, each unpacked to nowhere as the reader of pages would unpack it: with the key of
//! an encrypted file, and in the ways that its dictionary says. And what pages make of them: one stream may be drawn on a
//! thousand pages, and the reader keeps what each of them draws.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;

use super::allowance::{Allowance, Excess};
use super::bombs::OBJECTS_MAX;
use super::filters;
use super::nested;
use crate::fault::Fault;
use crate::limits::Limits;
use crate::parsed::Place;

/// How often one stream is drawn within another at the most. Each is unpacked while what is within it is drawn.
const DEEP: u64 = 50;

/// Refuses a file that has too many objects, one that is too large, or pages that are.
pub(super) fn refuse(pdf: &Pdf, limits: &Limits) -> Result<(), Fault> {
    refuse_too_many(pdf)?;
    // Where the index is wrong, the reader looks for all objects itself, once, and may find others. All were asked for after
    // this, so that it did that already if it ever will.
    pdf.objects().into_iter().for_each(drop);
    refuse_too_many(pdf)?;
    let mut weights = Weights { known: HashMap::new(), allowance: Allowance::new(limits), stream: limits.stream };
    for object in pdf.objects() {
        if let Object::Stream(stream) = &object {
            let weight = weights.of(stream)?;
            if weight > limits.unpacked / DEEP && says(stream, b"Subtype", b"Form") && nested::draws_itself(stream, pdf)
            {
                let within = format!("the stream of object {} within itself", stream.obj_id().obj_number);
                return Err(Excess::Bytes.of(within));
            }
        }
        nested::refuse_in(&object, &weights.allowance).map_err(|excess| excess.of("a stream"))?;
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

fn refuse_too_many(pdf: &Pdf) -> Result<(), Fault> {
    if pdf.len() > OBJECTS_MAX {
        return Err(Fault::too_large(format!("more than {OBJECTS_MAX} objects")));
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
        let weight =
            self.weigh(stream).map_err(|excess| excess.of(format!("the stream of object {}", id.obj_number)))?;
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
            if let MaybeRef::Ref(reference) = part {
                drawn = drawn.saturating_add(self.of_reference(reference.into(), pdf)?);
            }
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
        if filters::have_wide_rows(stream.dict()) {
            return Err(Excess::Wide);
        }
        let weight = filters::weigh(&stream.raw_data(), &stream.filters(), &mut self.allowance)?;
        if weight > self.stream && !is_left_alone(stream) { Err(Excess::Bytes) } else { Ok(weight) }
    }
}

/// Whether it's something that nobody unpacks here: a picture, or another file within this one.
fn is_left_alone(stream: &Stream<'_>) -> bool {
    says(stream, b"Subtype", b"Image") || says(stream, b"Type", b"EmbeddedFile")
}

fn says(stream: &Stream<'_>, key: &[u8], value: &[u8]) -> bool {
    stream.dict().get::<Name<'_>>(key).is_some_and(|name| *name == *value)
}
