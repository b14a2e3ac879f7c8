//! Streams within others: those that stand there, which nobody names and weighs, and those that are drawn there.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream};

use super::allowance::{Allowance, Excess};
use super::places;

/// Refuses bytes of an object within which a stream stands, rather than by itself as the format wants it.
pub(super) fn refuse(bytes: &[u8], allowance: &Allowance) -> Result<(), Excess> {
    // Nearly nothing has one, and this is seen quickly.
    if !bytes.windows(6).any(|word| word == b"stream") {
        return Ok(());
    }
    for at in places::of(b"<<", bytes) {
        allowance.tick()?;
        if places::stream(bytes, at).is_some() {
            return Err(Excess::Within);
        }
    }
    Ok(())
}

/// Refuses an object of the file where one stands in it, or in one that it holds.
pub(super) fn refuse_in(object: &Object<'_>, allowance: &Allowance) -> Result<(), Excess> {
    allowance.tick()?;
    match object {
        Object::Dict(dict) => refuse(dict.data(), allowance),
        Object::Array(array) => refuse(array.data(), allowance),
        Object::Stream(stream) => {
            refuse(stream.dict().data(), allowance)?;
            refuse_in_members(stream, allowance)
        }
        _ => Ok(()),
    }
}

/// What a stream holds is read as what is asked for: one thing may be a damaged stream to one who asks for anything, and a
/// dictionary to one who asks for that.
fn refuse_in_members(holder: &Stream<'_>, allowance: &Allowance) -> Result<(), Excess> {
    let dict = holder.dict();
    if !dict.contains_key(b"N") || !dict.contains_key(b"First") {
        return Ok(());
    }
    let Ok(members) = holder.decoded_data() else { return Ok(()) };
    for at in places::of(b"<<", &members) {
        allowance.tick()?;
        if let Some(dict) = places::dict_of_stream(&members, at) {
            refuse(dict, allowance)?;
        }
    }
    Ok(())
}

/// Whether what this stream draws may be itself, or may draw it again.
pub(super) fn draws_itself(form: &Stream<'_>, pdf: &Pdf) -> bool {
    if !form.decoded_data().is_ok_and(|content| content.windows(2).any(|word| word == b"Do")) {
        return false;
    }
    // What names nothing of its own draws what is named by whoever draws it.
    let Some(own) = form.dict().get::<Dict<'_>>(b"Resources") else { return true };
    let mut seen = HashSet::new();
    let mut waiting = named_by(&own);
    while let Some(id) = waiting.pop() {
        if id == form.obj_id() {
            return true;
        }
        if !seen.insert(id) {
            continue;
        }
        let stream = pdf.xref().get::<Stream<'_>>(id);
        if let Some(resources) = stream.and_then(|stream| stream.dict().get::<Dict<'_>>(b"Resources")) {
            waiting.extend(named_by(&resources));
        }
    }
    false
}

/// What may be drawn by its name.
fn named_by(resources: &Dict<'_>) -> Vec<ObjectIdentifier> {
    let Some(all) = resources.get::<Dict<'_>>(b"XObject") else { return Vec::new() };
    all.keys().filter_map(|name| all.get_ref(name)).map(ObjectIdentifier::from).collect()
}
