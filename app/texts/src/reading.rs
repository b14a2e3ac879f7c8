//! The texts as somebody reads them: the built-in ones, and others in the place of some.
//!
//! Pages keep texts for as long as they like, so what was made for one stays until the process ends. The same set of
//! others is made once, however often it is asked for, and a set costs a pointer for each text in it. All of them together
//! have a limit: nobody fills the memory by changing texts again and again.

use crate::entry::Entry;
use crate::table::number;
use crate::{Catalogue, Locale};
use core::fmt::{Debug, Formatter};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{LazyLock, Mutex, PoisonError};

/// The texts of every language.
#[derive(Clone, Copy)]
pub struct Reading([&'static Catalogue; 4]);

/// What stands in the place of built-in texts, by number.
type Over = Vec<(u16, &'static Entry)>;

/// What all sets of a process take, in bytes. Sets that come when it is used up are read as built in until the next start.
const ROOM: usize = 64 << 20;

#[derive(Default)]
struct Made {
    used: usize,
    texts: HashSet<&'static str>,
    entries: HashSet<&'static Entry>,
    catalogues: HashMap<(Locale, Over), &'static Catalogue>,
}

static MADE: LazyLock<Mutex<Made>> = LazyLock::new(Mutex::default);

impl Reading {
    /// The texts with `others` in the place of built-in ones: language, name of the key, and the forms as in
    /// [`crate::BuiltIn`]. The last of a name counts; names that this build doesn't have are passed over.
    pub fn with<'a>(others: impl IntoIterator<Item = (Locale, &'a str, [Option<&'a str>; 6])>) -> Self {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut over: [BTreeMap<u16, &'static Entry>; 4] = Default::default();
        for (locale, name, forms) in others {
            if let Some((number, entry)) = number(name).zip(made.entry(forms)) {
                over[locale as usize].insert(number, entry);
            }
        }
        Self(Locale::ALL.map(|locale| {
            let over = std::mem::take(&mut over[locale as usize]);
            made.catalogue(locale, over.into_iter().collect())
        }))
    }

    /// Those of one language.
    pub const fn of(self, locale: Locale) -> &'static Catalogue {
        self.0[locale as usize]
    }
}

/// As they are built in.
impl Default for Reading {
    fn default() -> Self {
        Self(Locale::ALL.map(Catalogue::of))
    }
}

/// What stands in the place of built-in texts, and none of those.
impl Debug for Reading {
    fn fmt(&self, f: &mut Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|catalogue| catalogue.over)).finish()
    }
}

/// The same set of texts is the same place in memory.
impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(one, other)| std::ptr::eq(*one, other))
    }
}

impl Made {
    fn catalogue(&mut self, locale: Locale, over: Over) -> &'static Catalogue {
        let built_in = Catalogue::of(locale);
        if over.is_empty() {
            return built_in;
        }
        let key = (locale, over);
        if let Some(known) = self.catalogues.get(&key) {
            return known;
        }
        // The list itself, and the key that finds it again.
        if !self.takes(size_of::<Catalogue>() + 2 * size_of_val(key.1.as_slice())) {
            return built_in;
        }
        let made: &'static Catalogue = Box::leak(Box::new(Catalogue { over: key.1.clone().leak(), ..*built_in }));
        self.catalogues.insert(key, made);
        made
    }

    /// Whether there is room for so much more; then it is used.
    const fn takes(&mut self, bytes: usize) -> bool {
        let fits = self.used + bytes <= ROOM;
        if fits {
            self.used += bytes;
        }
        fits
    }

    fn entry(&mut self, forms: [Option<&str>; 6]) -> Option<&'static Entry> {
        let other = self.text(forms[5]?)?;
        let entry = match forms[..5].iter().all(Option::is_none) {
            true => Entry::Plain(other),
            false => Entry::Plural(self.forms(forms, other)?),
        };
        if let Some(known) = self.entries.get(&entry).copied() {
            return Some(known);
        }
        if !self.takes(2 * size_of::<Entry>()) {
            return None;
        }
        let entry: &'static Entry = Box::leak(Box::new(entry));
        self.entries.insert(entry);
        Some(entry)
    }

    fn forms(&mut self, forms: [Option<&str>; 6], other: &'static str) -> Option<[&'static str; 6]> {
        let mut made = [other; 6];
        for (place, form) in made.iter_mut().zip(forms) {
            if let Some(form) = form {
                *place = self.text(form)?;
            }
        }
        Some(made)
    }

    fn text(&mut self, text: &str) -> Option<&'static str> {
        if let Some(known) = self.texts.get(text).copied() {
            return Some(known);
        }
        if !self.takes(text.len() + size_of::<&str>()) {
            return None;
        }
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        self.texts.insert(text);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_no_room_for_is_read_as_built_in() {
        let mut made = Made { used: ROOM - 40, ..Made::default() };
        assert_eq!(made.text("short"), Some("short"));
        assert_eq!(made.text("too long for what is left"), None);
        assert_eq!(made.text("short"), Some("short"), "what was made stays");
        assert!(made.entry([None, None, None, None, None, Some("other")]).is_none());
        assert!(made.used <= ROOM);
    }
}
