//! The compiled catalogue as its users see it, and its way through the document.
#![cfg(feature = "table")]

use texts::{BuiltIn, Carried, Catalogue, Key, Locale, Reading, key_names, keys, text};

fn names_in_braces(text: &str) -> Vec<&str> {
    let mut names: Vec<_> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn every_language_speaks_every_error_in_its_own_script() {
    for name in key_names().iter().filter(|name| name.starts_with("errors.") || name.starts_with("validation.")) {
        let key = |locale| Catalogue::of(locale).named(name).expect("codes are looked up by name");
        let of = |locale| Catalogue::of(locale).text(key(locale));
        assert!(of(Locale::Ar).chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c)), "{name}");
        assert!(of(Locale::Zh).chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{name}");
        assert!(of(Locale::Ko).chars().any(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c)), "{name}");
        for locale in Locale::ALL {
            assert_eq!(names_in_braces(of(locale)), names_in_braces(of(Locale::En)), "{name} in {locale:?}");
        }
    }
}

#[test]
fn values_and_plural_forms_are_filled_in() {
    let too_short = Catalogue::of(Locale::En).named("validation.too_short").unwrap();
    assert!(text(Locale::En, too_short, &[("min", "2")]).contains('2'));
    let runs = |locale, number| Catalogue::of(locale).count(keys::workspaces::TOKENS, number);
    assert_eq!(runs(Locale::En, 1), "1 token");
    assert_eq!(runs(Locale::En, 0), "0 tokens");
    let arabic = [0, 1, 2, 3, 11, 100].map(|number| runs(Locale::Ar, number));
    for (at, form) in arabic.iter().enumerate() {
        assert!(!arabic[..at].contains(form), "the form for {at} repeats");
    }
}

fn read(json: &str, over: Option<&str>) -> Option<&'static Catalogue> {
    let over = over.map(|over| serde_json::from_str(over).unwrap());
    Catalogue::written(serde_json::from_str(json).ok()?, over)
}

#[test]
fn the_browser_reads_what_the_server_wrote() {
    for locale in Locale::ALL {
        let json = Catalogue::json(locale, Carried::Portals);
        assert!(!json.contains('<'), "would end the script element");
        let found = read(json, None).expect("reads its own writing");
        let compiled = Catalogue::of(locale);
        assert_eq!(found.locale(), locale);
        let keys: [Key; 3] = [keys::shell::SKIP, keys::tenancy::TITLE, keys::sign_in::TITLE];
        assert_eq!(keys.map(|key| found.text(key)), keys.map(|key| compiled.text(key)));
        assert_eq!(found.count(keys::workspaces::TOKENS, 3), compiled.count(keys::workspaces::TOKENS, 3));
        assert_eq!(found.named("errors.internal"), compiled.named("errors.internal"));
        assert_eq!(found.named("shell.skip"), None);
        let other = json.replacen("\"print\":", "\"print\":9", 1);
        assert!(read(&other, None).is_none(), "another build's numbers mean other texts");
    }
}

#[test]
fn texts_keep_their_typography() {
    for locale in Locale::ALL {
        for (number, name) in key_names().iter().enumerate() {
            let json: serde_json::Value = serde_json::from_str(Catalogue::json(locale, Carried::Portals)).unwrap();
            let words = json["texts"][number].to_string();
            assert!(!words.contains("..."), "{name} in {locale:?}: use the ellipsis character");
            assert!(!words.contains("Oops") && !words.contains('!') && !words.contains('！'), "{name} in {locale:?}");
            assert!(words.trim() == words, "{name} in {locale:?}");
        }
    }
}

/// A plain text that stands in the place of a built-in one.
fn plain(text: &str) -> [Option<&str>; 6] {
    [None, None, None, None, None, Some(text)]
}

#[test]
fn the_last_text_in_the_place_of_a_built_in_one_counts_and_only_in_its_language() {
    let platforms = (Locale::Ko, "tenancy.title", plain("회사"));
    let own = (Locale::Ko, "tenancy.title", plain("고객사"));
    let reading = Reading::with([platforms, own, (Locale::Ko, "tenancy.no_such_key", plain("x"))]);
    assert_eq!(reading.of(Locale::Ko).text(keys::tenancy::TITLE), "고객사");
    assert_eq!(reading.of(Locale::Ko).text(keys::shell::SKIP), Catalogue::of(Locale::Ko).text(keys::shell::SKIP));
    assert!(std::ptr::eq(reading.of(Locale::En), Catalogue::of(Locale::En)), "nothing is made for the others");
    assert!(reading == Reading::with([own]), "the same texts are made once");
    assert!(reading != Reading::default() && Reading::with([]) == Reading::default());
}

#[test]
fn a_form_counts_by_the_number_and_one_that_is_missing_is_the_other() {
    let runs = |forms| Reading::with([(Locale::En, "workspaces.tokens", forms)]).of(Locale::En);
    let forms = [None, Some("a single token"), None, None, None, Some("{count} pieces")];
    assert_eq!(
        [1, 2].map(|number| runs(forms).count(keys::workspaces::TOKENS, number)),
        ["a single token", "2 pieces"]
    );
}

#[test]
fn the_browser_reads_what_stands_in_the_place_of_built_in_texts() {
    let changed = Reading::with([(Locale::En, "shell.skip", plain("To the <b>point</b>"))]).of(Locale::En);
    let over = changed.json_over(Carried::Portals).expect("something stands there");
    assert!(!over.contains('<') && over.len() < 100, "{over}");
    let found = read(Catalogue::json(Locale::En, Carried::Portals), Some(&over)).expect("reads its own writing");
    assert_eq!(found.text(keys::shell::SKIP), "To the <b>point</b>");
    assert_eq!(found.text(keys::tenancy::TITLE), Catalogue::of(Locale::En).text(keys::tenancy::TITLE));
    assert_eq!(Catalogue::of(Locale::En).json_over(Carried::Portals), None);
    let portals = Reading::with([(Locale::En, "tenancy.title", plain("Companies"))]).of(Locale::En);
    assert!(
        portals.json_over(Carried::Portals).is_some() && portals.json_over(Carried::Forms).is_none(),
        "the public site hasn't this text"
    );
}

#[test]
fn a_document_carries_no_texts_of_pages_that_are_others() {
    let carries = |carried: Carried, name: &str| {
        let document: serde_json::Value = serde_json::from_str(Catalogue::json(Locale::Ar, carried)).unwrap();
        let place = key_names().iter().position(|key| *key == name).expect("the key is there");
        document["texts"][place] != ""
    };
    for (name, expected) in [
        ("shell.close", [true, true, true]),
        ("site_contact.title", [false, true, false]),
        ("tenancy.title", [true, false, false]),
    ] {
        let found = [Carried::Portals, Carried::Forms, Carried::Few].map(|carried| carries(carried, name));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn built_in_texts_have_the_forms_that_their_language_tells_apart() {
    let forms = |locale| BuiltIn::of(locale, "workspaces.tokens").expect("it is there").forms.iter().flatten().count();
    assert_eq!(Locale::ALL.map(forms), [2, 6, 1, 1]);
    assert_eq!(BuiltIn::of(Locale::En, "tenancy.no_such_key"), None);
    for locale in Locale::ALL {
        assert_eq!(BuiltIn::all(locale).count(), key_names().len());
        assert!(
            BuiltIn::all(locale).all(|text| text.forms[5].is_some() && BuiltIn::of(locale, text.name) == Some(text))
        );
    }
}

#[test]
fn what_only_the_server_looks_up_goes_to_no_browser_and_is_read_with_what_stands_in_its_place() {
    let document: serde_json::Value = serde_json::from_str(Catalogue::json(Locale::Ko, Carried::Portals)).unwrap();
    for (number, name) in key_names().iter().enumerate() {
        if ["columns.", "deeds.", "members."].iter().any(|subject| name.starts_with(subject)) {
            assert_eq!(document["texts"][number], "", "{name}");
            assert!(Catalogue::of(Locale::Ko).label(name).is_some(), "{name}");
        }
    }
    let own = Reading::with([(Locale::Ko, "columns.time_zone", plain("현지 시각"))]).of(Locale::Ko);
    assert_eq!(own.label("columns.time_zone"), Some("현지 시각"));
    assert_eq!([own.label("workspaces.tokens"), own.label("columns.conjured")], [None, None], "a number, and nothing");
}
