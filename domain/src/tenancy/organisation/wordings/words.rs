//! A text in one language, and whether it can stand in the place of another.

use crate::kernel::{FieldFault, rules};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest text, in characters; the longest that is built in has about three hundred.
pub const WORDS_MAX: usize = 1_000;

/// A text in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Words {
    /// The text; of one that counts, its form for all other numbers.
    pub text: String,
    /// The form for no things, in languages that tell it apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zero: Option<String>,
    /// The form for one thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one: Option<String>,
    /// The form for two things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two: Option<String>,
    /// The form for a few things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub few: Option<String>,
    /// The form for many things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub many: Option<String>,
}

impl Words {
    /// A text that doesn't count.
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// A text by its forms zero, one, two, few, many and other.
    pub fn of([zero, one, two, few, many, other]: [Option<&str>; 6]) -> Self {
        let [zero, one, two, few, many, other] = [zero, one, two, few, many, other].map(|form| form.map(str::to_owned));
        Self { text: other.unwrap_or_default(), zero, one, two, few, many }
    }

    /// A text as it was typed: a form that was left empty is none.
    pub fn typed(text: &str, forms: [&Option<String>; 5]) -> Self {
        let kept =
            |form: &Option<String>| form.as_deref().map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned);
        let [zero, one, two, few, many] = forms.map(kept);
        Self { text: text.trim().to_owned(), zero, one, two, few, many }
    }

    /// Its forms with their names on the wire: zero, one, two, few, many, and the text itself.
    pub fn forms(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("zero", self.zero.as_deref()),
            ("one", self.one.as_deref()),
            ("two", self.two.as_deref()),
            ("few", self.few.as_deref()),
            ("many", self.many.as_deref()),
            ("text", Some(&self.text)),
        ]
    }

    /// The names in braces, of all forms together: “one run” may leave the number out.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        self.forms().into_iter().filter_map(|(_, form)| form).flat_map(names).collect()
    }

    /// What is wrong with it in the place of `built_in`, one fault a form: it has the same forms, each a line of text, and
    /// the same placeholders, since code fills in those and no others.
    pub fn faults(&self, built_in: &Self) -> Vec<FieldFault> {
        let (known, own) = (built_in.placeholders(), self.placeholders());
        let mut faults = Vec::new();
        for ((name, form), (_, wanted)) in self.forms().into_iter().zip(built_in.forms()) {
            faults.extend(match (form, wanted) {
                (None, None) => None,
                (None, Some(_)) => Some(fault(name, "required", None)),
                (Some(_), None) => Some(fault(name, "not_allowed", None)),
                (Some(form), Some(_)) => fault_of(name, form, &known),
            });
        }
        if let (true, Some(missing)) = (faults.is_empty(), known.difference(&own).next()) {
            faults.push(fault("text", "placeholder_missing", Some(("name", format!("{{{missing}}}")))));
        }
        faults
    }
}

fn fault_of(name: &str, form: &str, known: &BTreeSet<&str>) -> Option<FieldFault> {
    if let Err(error) = rules::line(form, &()) {
        return Some(fault(name, error.message(), None));
    }
    if form.chars().count() > WORDS_MAX {
        return Some(fault(name, "too_long", Some(("max", WORDS_MAX.to_string()))));
    }
    let unknown = names(form).find(|placeholder| !known.contains(placeholder))?;
    Some(fault(name, "placeholder_unknown", Some(("name", format!("{{{unknown}}}")))))
}

fn fault(field: &str, code: &str, param: Option<(&str, String)>) -> FieldFault {
    let params: BTreeMap<_, _> = param.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    FieldFault { field: field.to_owned(), code: code.to_owned(), params, message: String::new() }
}

fn names(form: &str) -> impl Iterator<Item = &str> {
    form.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(words: &Words, built_in: &Words) -> Vec<(String, String)> {
        words.faults(built_in).into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    fn fault_of_text(text: &str) -> Vec<(String, String)> {
        codes(&Words::plain(text), &Words::plain("{name} was added to {team}"))
    }

    fn one(field: &str, code: &str) -> Vec<(String, String)> {
        vec![(field.to_owned(), code.to_owned())]
    }

    #[test]
    fn a_text_keeps_its_placeholders_in_whatever_order() {
        assert!(fault_of_text("In {team} from now on: {name}").is_empty());
        assert_eq!(fault_of_text("{name} was added"), one("text", "placeholder_missing"));
        assert_eq!(fault_of_text("{name} was added to {Team}"), one("text", "placeholder_unknown"));
        assert_eq!(fault_of_text("{ name } was added to {team}"), one("text", "placeholder_unknown"));
    }

    #[test]
    fn a_text_is_one_line_of_bounded_length() {
        assert_eq!(fault_of_text("  "), one("text", "required"));
        for hidden in ["{name}\n{team}", "{name} \u{202E}{team}", "{name}\u{0} {team}"] {
            assert_eq!(fault_of_text(hidden), one("text", "not_allowed"), "{hidden:?}");
        }
        assert_eq!(fault_of_text(&format!("{{name}} {{team}} {}", "x".repeat(WORDS_MAX))), one("text", "too_long"));
        assert!(fault_of_text("<b>{name}</b> {team}").is_empty(), "markup is text like any other");
    }

    #[test]
    fn a_text_that_counts_has_the_forms_of_its_language_and_no_others() {
        let built_in = Words::of([None, Some("{count} run"), None, None, None, Some("{count} runs")]);
        let words = |one, other| Words::of([None, one, None, None, None, Some(other)]);
        assert!(codes(&words(Some("a single run"), "{count} runs"), &built_in).is_empty());
        assert_eq!(codes(&words(None, "{count} runs"), &built_in), one("one", "required"));
        assert_eq!(codes(&words(Some("{number} run"), "{count} runs"), &built_in), one("one", "placeholder_unknown"));
        let korean = Words::plain("{count}회");
        assert_eq!(codes(&words(Some("{count}회"), "{count}회"), &korean), one("one", "not_allowed"));
    }
}
