//! The texts as they are built in, one by one, for whoever puts others in their place.

use crate::entry::Entry;
use crate::table::{NAMES, TABLES, number};
use crate::{Locale, plural};
use core::array::from_fn;

/// A text as it is built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name of its key, `tenancy.title`.
    pub name: &'static str,
    /// Its forms that the language tells apart: zero, one, two, few, many, other. One that doesn't count has the last
    /// alone.
    pub forms: [Option<&'static str>; 6],
}

impl BuiltIn {
    /// All of a language, in the order of their names within each subject.
    pub fn all(locale: Locale) -> impl Iterator<Item = Self> {
        let entries = NAMES.iter().zip(&TABLES[locale as usize]);
        entries.map(move |(name, entry)| Self { name, forms: forms(locale, *entry) })
    }

    /// The one of that name.
    pub fn of(locale: Locale, name: &str) -> Option<Self> {
        let number = usize::from(number(name)?);
        Some(Self { name: NAMES[number], forms: forms(locale, TABLES[locale as usize][number]) })
    }
}

fn forms(locale: Locale, entry: Entry) -> [Option<&'static str>; 6] {
    match entry {
        Entry::Plain(text) => [None, None, None, None, None, Some(text)],
        Entry::Plural(all) => from_fn(|form| plural::has(locale, form).then_some(all[form])),
    }
}
