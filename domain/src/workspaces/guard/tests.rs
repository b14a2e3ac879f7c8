//! What is found, what isn't, and laws that hold of any text. Texts are made by a generator with a fixed beginning, so a
//! failure comes again.

use super::*;

/// One of each kind that is right, in several forms.
const KNOWN: &[(PiiKind, &str)] = &[
    (PiiKind::Email, "lina.haddad@aurora.example"),
    (PiiKind::Email, "o'neil+orders@mail.example.co.uk"),
    (PiiKind::Email, "ｌｉｎａ＠ａｕｒｏｒａ．ｅｘａｍｐｌｅ"),
    (PiiKind::Email, "jos\u{e9}@m\u{fc}nchen.example"),
    (PiiKind::Phone, "+971 50 123 4567"),
    (PiiKind::Phone, "+49 (0) 30 901820"),
    (PiiKind::Phone, "00971501234567"),
    (PiiKind::Phone, "050 123 4567"),
    (PiiKind::Phone, "010-1234-5678"),
    (PiiKind::Phone, "13812345678"),
    (PiiKind::Phone, "(555) 123-4567"),
    (PiiKind::Phone, "٠٥٠١٢٣٤٥٦٧"),
    (PiiKind::Phone, "0\u{200b}50\u{ad}123\u{200d}4567"),
    (PiiKind::Iban, "DE89 3704 0044 0532 0130 00"),
    (PiiKind::Iban, "GB29NWBK60161331926819"),
    (PiiKind::Iban, "AE07 0331 2345 6789 0123 456"),
    (PiiKind::Iban, "ch9300762011623852957"),
    (PiiKind::Card, "4111 1111 1111 1111"),
    (PiiKind::Card, "5555-5555-5555-4444"),
    (PiiKind::Card, "378282246310005"),
    (PiiKind::Card, "３５３０１１１３３３３０００００"),
    (PiiKind::IpAddress, "203.0.113.9"),
    (PiiKind::IpAddress, "2001:db8::8a2e:370:7334"),
    (PiiKind::IpAddress, "::ffff:203.0.113.9"),
    (PiiKind::NationalId, "11010519491231002X"),
    (PiiKind::NationalId, "900101-1234567"),
    (PiiKind::NationalId, "784-1990-1234567-1"),
];

/// What looks like one and isn't.
const OTHERS: &[&str] = &[
    "at 12:30:45 on 2026-11-22",
    "22-11-2026 10:15",
    "order 4111 1111 1111 1112",
    "DE88370400440532013000",
    "version 1.2.3",
    "256.1.1.1",
    "0.123456789",
    "1 000 000 000",
    "lina@aurora",
    "@everybody",
    "std::fmt::Display",
    "11010519491231002",
    "110105194912310021",
    "0192f0a1-7000-8000-8000-000000000e01",
    "12345",
    "٣٫١٤",
];

/// What stands around it, in the languages of the product.
const AROUND: &[(&str, &str)] =
    &[("", ""), ("Write to ", ", please."), ("اكتب إلى ", "، من فضلك."), ("请联系", "谢谢"), ("연락처는 ", "입니다")];

fn all(action: PiiAction) -> SafetyPolicy {
    let pii = PiiKind::ALL.iter().map(|kind| PiiRule { kind: *kind, action }).collect();
    SafetyPolicy { pii, output_pii: true, ..SafetyPolicy::default() }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    /// A text of pieces that are known, pieces that aren't, and noise.
    fn text(&mut self) -> String {
        const NOISE: &[char] = &[
            'a', 'Z', '0', '1', '4', '9', '+', '-', '.', ':', '@', '(', ')', ' ', '\n', '/', '_', 'é', 'ل', '中', '한',
            '٤', '４', '\u{200b}', '\u{301}', '😀', '[', ']',
        ];
        let mut text = String::new();
        for _ in 0..self.roll(12) {
            match self.roll(3) {
                0 => text.push_str(KNOWN[self.roll(KNOWN.len())].1),
                1 => text.push_str(OTHERS[self.roll(OTHERS.len())]),
                _ => (0..self.roll(20)).for_each(|_| text.push(NOISE[self.roll(NOISE.len())])),
            }
            text.extend([' ', '\n', '中', ',', '.'].get(self.roll(7)));
        }
        text
    }
}

#[test]
fn each_kind_is_found_in_every_language_and_masked() {
    for (kind, known) in KNOWN {
        for (before, after) in AROUND {
            let checked = check_input(&all(PiiAction::Mask), &format!("{before}{known}{after}"));
            assert_eq!(checked.text, format!("{before}{}{after}", kind.mask()), "{known}");
            let found: Vec<_> = checked.findings.iter().map(|it| (it.kind, it.count, it.action)).collect();
            assert_eq!(found, [(Some(*kind), 1, PiiAction::Mask)], "{known}");
            assert!(!checked.blocked);
        }
    }
}

#[test]
fn what_only_looks_like_it_stays() {
    for other in OTHERS {
        let checked = check_input(&all(PiiAction::Mask), other);
        assert_eq!((checked.text.as_str(), checked.findings), (*other, Vec::new()));
    }
}

#[test]
fn what_was_masked_is_masked_for_good() {
    let (policy, mut dice) = (all(PiiAction::Mask), Dice(7));
    for _ in 0..5_000 {
        let text = dice.text();
        let once = check_input(&policy, &text);
        let twice = check_input(&policy, &once.text);
        assert_eq!((&twice.text, &twice.findings), (&once.text, &Vec::new()), "{text:?}");
    }
}

#[test]
fn a_text_is_only_changed_where_something_is_masked() {
    let mut dice = Dice(11);
    for _ in 0..5_000 {
        let text = dice.text();
        let allowed = check_input(&all(PiiAction::Allow), &text);
        assert_eq!((&allowed.text, allowed.blocked), (&text, false));
        let masked = check_input(&all(PiiAction::Mask), &text);
        let blocked = check_input(&all(PiiAction::Block), &text);
        assert_eq!(masked.text, blocked.text, "what is blocked can't be read either");
        assert_eq!(masked.text == text, allowed.findings.is_empty(), "{text:?}");
        assert_eq!(blocked.blocked, !allowed.findings.is_empty(), "{text:?}");
        let counts = |checked: &Checked| checked.findings.iter().map(|it| (it.kind, it.count)).collect::<Vec<_>>();
        assert_eq!(counts(&masked), counts(&allowed), "{text:?}");
    }
}

#[test]
fn one_changed_digit_of_an_account_or_a_card_is_neither() {
    for known in ["DE89370400440532013000", "4111111111111111", "11010519491231002X"] {
        for place in 2..known.len() - 1 {
            let digit = known.as_bytes()[place];
            if !digit.is_ascii_digit() {
                continue;
            }
            let mut other = known.as_bytes().to_vec();
            other[place] = if digit == b'9' { b'0' } else { digit + 1 };
            let other = String::from_utf8(other).expect("digits");
            assert_eq!(check_input(&all(PiiAction::Mask), &other).text, other);
        }
    }
}

#[test]
fn each_kind_has_a_rule_of_its_own() {
    let mut policy = all(PiiAction::Allow);
    policy.pii[0].action = PiiAction::Mask;
    let text = "lina@aurora.example, 203.0.113.9";
    let checked = check_input(&policy, text);
    assert_eq!(checked.text, "[email], 203.0.113.9");
    assert_eq!((policy.action(PiiKind::Email), policy.action(PiiKind::Card)), (PiiAction::Mask, PiiAction::Allow));
    assert_eq!(checked.findings.len(), 2, "what is allowed is counted");
}

#[test]
fn answers_are_looked_through_where_the_workspace_says_so() {
    let mut policy = all(PiiAction::Block);
    assert!(check_output(&policy, "lina@aurora.example").blocked);
    policy.output_pii = false;
    assert_eq!(check_output(&policy, "lina@aurora.example").findings, Vec::new());
    policy.forbidden = vec!["aurora".to_owned()];
    assert!(check_output(&policy, "lina@aurora.example").blocked, "forbidden words are looked for in any case");
}

#[test]
fn forbidden_words_are_words_in_latin_script_and_parts_in_others() {
    let policy = SafetyPolicy {
        forbidden: ["Project Falcon", "机密", "سري", "기밀"].map(str::to_owned).to_vec(),
        ..SafetyPolicy::default()
    };
    for text in ["the PROJECT  falcon plan", "这是机密文件abc", "ملف سِرّيّ", "والسري", "기밀문서", "机密abc"]
    {
        assert!(check_input(&policy, text).blocked, "{text}");
    }
    for text in ["project falcons", "subproject falcon", "falcon project", ""] {
        assert!(!check_input(&policy, text).blocked, "{text}");
    }
}

#[test]
fn a_text_that_is_too_long_is_stopped_by_its_characters() {
    let policy = SafetyPolicy { input_chars: 3, ..SafetyPolicy::default() };
    assert!(!check_input(&policy, "한국어").blocked);
    let checked = check_input(&policy, "한국어!");
    assert_eq!((checked.blocked, checked.findings[0].rule.as_str(), checked.findings[0].count), (true, RULE_CHARS, 4));
    assert!(!check_output(&policy, "한국어!").blocked, "answers have their own limit");
}

#[test]
fn rules_are_kept_whole_and_read_with_what_is_missing() {
    let policy: SafetyPolicy = serde_json::from_str("{}").expect("defaults");
    assert_eq!(policy, SafetyPolicy::default());
    let text = serde_json::to_string(&all(PiiAction::Mask)).expect("it is written");
    assert_eq!(serde_json::from_str::<SafetyPolicy>(&text).expect("it is read"), all(PiiAction::Mask));
    let twice = PiiRule { kind: PiiKind::Card, action: PiiAction::Mask };
    let bad = SafetyPolicy { pii: vec![twice, twice], ..SafetyPolicy::default() };
    assert!(garde::Validate::validate(&bad).is_err());
}
