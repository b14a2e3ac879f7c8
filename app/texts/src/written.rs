//! The texts of a language as they stand in a document, for whatever reader of JSON the browser has.

use crate::entry::Entry;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The texts of a language as the server writes them.
#[derive(serde::Deserialize)]
pub struct Written {
    pub(crate) print: u32,
    pub(crate) locale: String,
    pub(crate) texts: Vec<Entry>,
    pub(crate) named: Pairs<u16>,
}

/// What stands in the place of the texts with these numbers: `{"12": "…"}`.
#[derive(serde::Deserialize)]
#[serde(transparent)]
pub struct WrittenOver(pub(crate) Pairs<Entry>);

/// An object's members as they come.
pub(crate) struct Pairs<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Members(PhantomData))
    }
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Pairs<T>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = members.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// A string, or a list of one for each plural form.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Text)
    }
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or its six plural forms")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Entry, E> {
        Ok(Entry::Plain(leak(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut forms: A) -> Result<Entry, A::Error> {
        let mut plural = [""; 6];
        for (place, form) in plural.iter_mut().enumerate() {
            let text: String = forms.next_element()?.ok_or_else(|| A::Error::invalid_length(place, &self))?;
            *form = leak(&text);
        }
        Ok(Entry::Plural(plural))
    }
}

/// A text for as long as the page lives.
pub(crate) fn leak(text: &str) -> &'static str {
    Box::leak(text.into())
}
