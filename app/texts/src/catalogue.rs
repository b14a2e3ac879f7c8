//! The texts of one language, wherever they come from.

use crate::entry::Entry;
use crate::fill::fill;
use crate::keys::FINGERPRINT;
use crate::{Key, Locale, plural};
use serde_json::Value;

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

    /// Reads what the server put into the document, and over it what somebody has put in the place of built-in texts;
    /// `None` where that is another build's catalogue, whose keys have other numbers. The texts live as long as the page,
    /// so they are never freed.
    pub fn from_json(json: &str, over: Option<&str>) -> Option<&'static Self> {
        let Value::Object(mut document) = serde_json::from_str(json).ok()? else { return None };
        if document.get("print")?.as_u64()? != u64::from(FINGERPRINT) {
            return None;
        }
        let locale = Locale::parse(document.get("locale")?.as_str()?)?;
        let (Value::Array(texts), Value::Object(names)) = (document.remove("texts")?, document.remove("named")?) else {
            return None;
        };
        let mut entries = texts.into_iter().map(entry).collect::<Option<Vec<_>>>()?;
        put_over(&mut entries, over);
        let mut named: Vec<_> = names
            .into_iter()
            .filter_map(|(name, number)| Some((leak(name), u16::try_from(number.as_u64()?).ok()?)))
            .collect();
        named.sort_unstable();
        Some(Box::leak(Box::new(Self { locale, entries: entries.leak(), over: &[], named: named.leak() })))
    }

    /// No texts at all, for a page whose document brought none.
    pub fn none() -> &'static Self {
        static NONE: Catalogue = Catalogue { locale: Locale::En, entries: &[], over: &[], named: &[] };
        &NONE
    }
}

/// `{"12": "…"}`: what stands in the place of the texts with these numbers.
fn put_over(entries: &mut [Entry], over: Option<&str>) {
    let Some(Ok(Value::Object(over))) = over.map(serde_json::from_str) else { return };
    for (number, text) in over {
        let place = number.parse().ok().and_then(|number: usize| entries.get_mut(number));
        if let Some((place, text)) = place.zip(entry(text)) {
            *place = text;
        }
    }
}

fn entry(value: Value) -> Option<Entry> {
    match value {
        Value::String(text) => Some(Entry::Plain(leak(text))),
        Value::Array(forms) => {
            let forms: Vec<_> = forms.iter().filter_map(|form| Some(leak(form.as_str()?.to_owned()))).collect();
            Some(Entry::Plural(forms.try_into().ok()?))
        }
        _ => None,
    }
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
