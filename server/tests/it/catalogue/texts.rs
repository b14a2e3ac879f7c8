use crate::support::sources;
use std::collections::BTreeSet;
use texts::{Catalogue, Locale};

/// What stands before a code in the sources, and the table of sentences that the code is looked up in.
const PLACES: &[(&str, &str)] =
    &[("Refusal::new(", "errors"), ("invalid_field(", "validation"), ("Error::new(", "validation")];

/// Codes made elsewhere: the validation library's faults and the errors door's table.
const ELSEWHERE: &[&str] = &[
    "errors.internal",
    "errors.malformed_body",
    "errors.method_not_allowed",
    "errors.took_too_long",
    "validation.not_a_phone_number",
    "validation.not_a_url",
    "validation.too_large",
    "validation.too_long",
    "validation.too_short",
    "validation.too_small",
];

#[test]
fn every_code_that_leaves_a_door_has_a_sentence_in_every_language() {
    let codes = codes();
    assert!(codes.len() > 25, "{} codes", codes.len());
    for locale in Locale::ALL {
        let silent: Vec<_> = codes.iter().filter(|key| Catalogue::of(locale).named(key).is_none()).collect();
        assert!(silent.is_empty(), "no sentence in {} for {silent:?}", locale.code());
    }
}

fn codes() -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = ELSEWHERE.iter().map(|key| (*key).to_owned()).collect();
    for source in sources("server/src").into_iter().chain(sources("domain/src")) {
        for (before, table) in PLACES {
            for call in source.text.split(before).skip(1) {
                let arguments = call.split(')').next().unwrap_or_default();
                let quoted = arguments.rsplit('"').nth(1).and_then(|said| said.split(' ').next());
                let quoted = quoted.filter(|code| code.contains('_') || *code == "required");
                codes.extend(quoted.map(|code| format!("{table}.{code}")));
            }
        }
    }
    codes
}
