//! The reader reads what `serde_json` reads, as it reads it.

use super::read;
use crate::port::Boot;
use domain::Refusal;
use domain::policy::{Actor, Role};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// What is written is read again, and as `serde_json` reads it.
fn same<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let written = serde_json::to_string_pretty(value).unwrap();
    assert_eq!(read::<T>(&written).as_ref(), Ok(value), "{written}");
    assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), value, "{written}");
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct New(u16);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Kind {
    Bare,
    Held(i8),
    Pair(u8, String),
    Named { left: Option<bool> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Tagged {
    Empty,
    Sized { by: f64 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Words(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Rest {
    more: char,
    fraction: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct All {
    unit: Unit,
    new: New,
    #[serde(default)]
    maybe: Option<String>,
    kinds: Vec<Kind>,
    tagged: [Tagged; 2],
    either: (Either, Either),
    by_number: BTreeMap<i32, u64>,
    by_kind: BTreeMap<Kind, ()>,
    #[serde(flatten)]
    rest: Rest,
}

#[test]
fn every_kind_of_type_is_read() {
    let all = All {
        unit: Unit,
        new: New(65535),
        maybe: None,
        kinds: vec![Kind::Bare, Kind::Held(-128), Kind::Pair(7, "x".into()), Kind::Named { left: Some(true) }],
        tagged: [Tagged::Empty, Tagged::Sized { by: -1.5e-7 }],
        either: (Either::Number(-9), Either::Words(vec!["a".into(), String::new()])),
        by_number: BTreeMap::from([(-3, u64::MAX), (4, 0)]),
        by_kind: BTreeMap::from([(Kind::Bare, ())]),
        rest: Rest { more: 'ß', fraction: 0.1 },
    };
    same(&all);
    same(&All { maybe: Some("\u{1f600} \"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f} ü".into()), ..all });
    same(&i64::MIN);
    same(&Refusal::new(409, "taken").with("name", "a\"b"));
    same(&Actor::example(1, 2, &[Role::ALL[0]]));
    let boot = serde_json::to_string(&Boot::nobody()).unwrap();
    assert_eq!(serde_json::to_string(&read::<Boot>(&boot).unwrap()).unwrap(), boot);
}

#[test]
fn what_is_unknown_is_passed_over_and_what_is_missing_is_named() {
    let text = r#"{"z": [{"a": [1, "]"], "b": {}}, null, true], "more": "x", "y": -1.0e3, "fraction": 2}"#;
    assert_eq!(read::<Rest>(text), Ok(Rest { more: 'x', fraction: 2.0 }));
    let why = |refusal: Refusal| refusal.params.get("why").cloned().unwrap_or_default();
    let told = why(read::<Rest>(r#"{"more": "x"}"#).unwrap_err());
    assert!(told.contains("missing field `fraction`") && told.contains("at byte 12"), "{told}");
    let told = why(read::<New>("70000").unwrap_err());
    assert!(told.contains("u16"), "{told}");
    let told = why(read::<Kind>(r#""Gone""#).unwrap_err());
    assert!(told.contains("`Gone`") && told.contains("`Bare`"), "{told}");
}

/// Any value, from numbers that follow each other without a pattern.
fn any(next: &mut impl FnMut() -> u64, depth: u32) -> Value {
    let kinds = if depth < 4 { 9 } else { 7 };
    match next() % kinds {
        0 => Value::Null,
        1 => json!(next().is_multiple_of(2)),
        2 => json!(next()),
        3 => json!(next().cast_signed()),
        4 => json!((next() % 1000) as f64 / 7.0 - 40.0),
        5 => json!(f64::from_bits(next())),
        6 => (0..next() % 8).filter_map(|_| char::from_u32((next() % 0x1_1000) as u32)).collect::<String>().into(),
        7 => (0..next() % 4).map(|_| any(next, depth + 1)).collect::<Vec<_>>().into(),
        _ => (0..next() % 4).map(|key| (format!("{key}\n\u{0}é"), any(next, depth + 1))).collect(),
    }
}

#[test]
fn any_value_is_read_whole_and_no_part_of_one() {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) ^ (state << 29)
    };
    for _ in 0..500 {
        let value = json!([any(&mut next, 0)]);
        let written = value.to_string();
        assert_eq!(read::<Value>(&written), Ok(value), "{written}");
        for end in (0..written.len()).filter(|end| written.is_char_boundary(*end)) {
            assert!(read::<Value>(&written[..end]).is_err(), "{}", &written[..end]);
        }
    }
}

#[test]
fn what_is_no_json_is_refused() {
    let deep = "[".repeat(100_000);
    let texts = [
        "",
        " ",
        "nul",
        "tru",
        "{",
        "}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\u{1}\"",
        "-",
        "1 2",
        "1e999",
        "--1",
        "1x",
        "'a'",
        "\\",
        "\"\\é\"",
        deep.as_str(),
    ];
    for text in texts {
        assert!(read::<Value>(text).is_err(), "{text:.40}");
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text:.40}");
    }
}
