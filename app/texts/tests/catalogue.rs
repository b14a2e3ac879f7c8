//! The compiled catalogue as its users see it, and its way through the document.
#![cfg(feature = "table")]

use texts::{Catalogue, Key, Locale, key_names, keys, text};

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

#[test]
fn the_browser_reads_what_the_server_wrote() {
    for locale in Locale::ALL {
        let json = Catalogue::json(locale);
        assert!(!json.contains('<'), "would end the script element");
        let read = Catalogue::from_json(json).expect("reads its own writing");
        let compiled = Catalogue::of(locale);
        assert_eq!(read.locale(), locale);
        let keys: [Key; 3] = [keys::shell::SKIP, keys::tenancy::TITLE, keys::sign_in::TITLE];
        assert_eq!(keys.map(|key| read.text(key)), keys.map(|key| compiled.text(key)));
        assert_eq!(read.count(keys::workspaces::TOKENS, 3), compiled.count(keys::workspaces::TOKENS, 3));
        assert_eq!(read.named("errors.internal"), compiled.named("errors.internal"));
        assert_eq!(read.named("shell.skip"), None);
        let other = json.replacen("\"print\":", "\"print\":9", 1);
        assert!(Catalogue::from_json(&other).is_none(), "another build's numbers mean other texts");
    }
}

#[test]
fn texts_keep_their_typography() {
    for locale in Locale::ALL {
        for (number, name) in key_names().iter().enumerate() {
            let json: serde_json::Value = serde_json::from_str(Catalogue::json(locale)).unwrap();
            let words = json["texts"][number].to_string();
            assert!(!words.contains("..."), "{name} in {locale:?}: use the ellipsis character");
            assert!(!words.contains("Oops") && !words.contains('!') && !words.contains('！'), "{name} in {locale:?}");
            assert!(words.trim() == words, "{name} in {locale:?}");
        }
    }
}
