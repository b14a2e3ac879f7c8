//! Streams within others: those that stand there, which nobody names and weighs, and those that are drawn there.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream};

use super::places;

/// Whether a stream stands within these bytes of another object rather than by itself, as the format wants it.
pub(super) fn has_stream_within(bytes: &[u8]) -> bool {
    // Nearly nothing does, and this is seen quickly.
    bytes.windows(6).any(|word| word == b"stream")
        && places::of(b"<<", bytes).any(|at| places::stream(bytes, at).is_some())
}

/// Whether one stands within an object that an object of the file is, or that this one holds.
pub(super) fn object_has_stream_within(object: &Object<'_>) -> bool {
    match object {
        Object::Dict(dict) => has_stream_within(dict.data()),
        Object::Array(array) => has_stream_within(array.data()),
        Object::Stream(stream) => has_stream_within(stream.dict().data()) || members_have_stream_within(stream),
        _ => false,
    }
}

/// What it holds is read as what is asked for: it may be a stream to one who asks for anything, and damaged, and a dictionary
/// to one who asks for that.
fn members_have_stream_within(holder: &Stream<'_>) -> bool {
    let dict = holder.dict();
    dict.contains_key(b"N")
        && dict.contains_key(b"First")
        && holder.decoded_data().is_ok_and(|members| {
            places::of(b"<<", &members)
                .filter_map(|at| places::dict_of_stream(&members, at))
                .any(|dict| has_stream_within(dict))
        })
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
