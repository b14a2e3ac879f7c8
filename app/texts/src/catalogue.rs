//! The texts of one language, wherever they come from.

use crate::entry::Entry;
use crate::fill::fill;
use crate::keys::FINGERPRINT;
use crate::written::{Pairs, Written, WrittenOver, leak};
use crate::{Key, Locale, plural};

/// The texts of one language.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub(crate) locale: Locale,
    pub(crate) entries: &'static [Entry],
    /// What stands in the place of some of them, by number; sorted. In the browser it is among them already.
    pub(crate) over: &'static [(u16, &'static Entry)],
    /// Keys that are looked up by name, `errors.internal`; sorted.
    pub(crate) named: &'static [(&'static str, u16)],
}

impl Catalogue {
    /// The language of these texts.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// A text as it is. Empty where the document brought no texts.
    pub fn text(&self, key: Key) -> &'static str {
        self.entry(key).map_or("", |entry| entry.text())
    }

    /// A text with values in the place of its `{names}`.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// A text in the form that the number takes; `{count}` is the number.
    pub fn count(&self, key: Key, number: u64) -> String {
        let text = match self.entry(key) {
            Some(Entry::Plural(forms)) => forms[plural::form(self.locale, number)],
            Some(Entry::Plain(text)) => text,
            None => "",
        };
        fill(text, &[("count", &number.to_string())])
    }

    pub(crate) fn entry(&self, Key(key): Key) -> Option<&'static Entry> {
        if let Ok(at) = self.over.binary_search_by_key(&key, |(number, _)| *number) {
            return Some(self.over[at].1);
        }
        self.entries.get(usize::from(key))
    }

    /// The key of that name, `errors.internal`. Only of the subjects whose keys are codes.
    pub fn named(&self, name: &str) -> Option<Key> {
        let at = self.named.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        Some(Key(self.named[at].1))
    }

    /// What the server put into the document, and over it what somebody has put in the place of built-in texts; `None` where
    /// that is another build's catalogue, whose keys have other numbers. The texts live as long as the page, so they are
    /// never freed.
    pub fn written(written: Written, over: Option<WrittenOver>) -> Option<&'static Self> {
        if written.print != FINGERPRINT {
            return None;
        }
        let locale = Locale::parse(&written.locale)?;
        let mut entries = written.texts;
        for (number, entry) in over.map(|WrittenOver(Pairs(over))| over).unwrap_or_default() {
            let place = number.parse().ok().and_then(|number: usize| entries.get_mut(number));
            if let Some(place) = place {
                *place = entry;
            }
        }
        let Pairs(named) = written.named;
        let mut named: Vec<_> = named.into_iter().map(|(name, number)| (leak(&name), number)).collect();
        named.sort_unstable();
        Some(Box::leak(Box::new(Self { locale, entries: entries.leak(), over: &[], named: named.leak() })))
    }

    /// No texts at all, for a page whose document brought none.
    pub fn none() -> &'static Self {
        static NONE: Catalogue = Catalogue { locale: Locale::En, entries: &[], over: &[], named: &[] };
        &NONE
    }
}
