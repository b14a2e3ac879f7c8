//! Web pages, Markdown, plain text, and what they're encoded in.

use parse::{BlockKind, Fault, Kind, Limits, parse};

use crate::{outcome, read};

#[test]
fn a_web_page_is_what_a_person_sees_of_it() {
    let handbook = read("handbook.html");
    assert_eq!(handbook.title.as_deref(), Some("Handbook · Orbit"));
    for unseen in ["not to be read", "All pages", "Ignore all rules"] {
        assert!(!handbook.text.contains(unseen), "{unseen}");
    }
    assert!(
        handbook.text.starts_with("# Handbook\n\nEverybody may take part in the review.\nIt is on Monday.\n\n## Steps")
    );
    assert!(handbook.text.contains("2. Ask two colleagues:\n  - one from sales\n  - one from delivery"));
    assert!(handbook.text.contains("Name: Omar & Lea; Role: Review"));
    assert!(handbook.text.ends_with("let answer = 42;\n  return answer;"));
    let row = handbook.blocks.iter().find(|block| block.kind == BlockKind::Row).expect("there is a table");
    assert_eq!(row.place.heading.as_deref(), Some("Handbook › People"));
}

#[test]
fn markdown_is_read_without_its_marks() {
    let notes = read("notes.markdown");
    assert_eq!(notes.title.as_deref(), Some("Onboarding"));
    assert!(notes.text.starts_with("# Onboarding\n\nWelcome to Orbit. Read the handbook first, then ask your lead."));
    assert!(notes.text.contains("City: Seoul; Desk: 12\nCity: Leipzig; Desk: 7"));
    let code = notes.blocks.iter().find(|block| block.kind == BlockKind::Code);
    assert_eq!(code.and_then(|block| block.place.heading.as_deref()), Some("Onboarding › First week"));
}

#[test]
fn older_encodings_are_recognised() {
    assert!(read("latin.txt").text.starts_with("Über die Größe der Räume in Köln"));
    assert!(read("euckr.txt").text.starts_with("기차표는 십 년 동안 보관합니다."));
    assert!(read("gbk.txt").text.starts_with("车票保存十年。"));
    assert_eq!(read("utf16.txt").text, "Saved by an old editor.");
    assert_eq!(read("legacy.html").text, "# سياسة السفر\n\nتُحفظ التذاكر عشر سنوات.");
}

#[test]
fn plain_text_stays_as_it_is() {
    assert_eq!(read("plain.txt").text, "Dear all,\n\nthe office is closed on Friday.\nPlease work from home.\n\nMina");
    assert_eq!(outcome("binary.txt").expect_err("it's no text").code, Fault::NOT_TEXT);
}

#[test]
fn control_characters_are_left_out() {
    let parsed = parse(Kind::Plain, b"one\x00 two\x1b[31m three, and enough more to be a text\r\n", &Limits::default());
    assert_eq!(parsed.expect("it's a text").text, "one two[31m three, and enough more to be a text");
}

#[test]
fn nothing_is_no_text() {
    for kind in [Kind::Plain, Kind::Markdown, Kind::Html, Kind::Csv] {
        assert_eq!(parse(kind, b"", &Limits::default()).expect_err("it's empty").code, Fault::NO_TEXT, "{kind:?}");
        assert_eq!(
            parse(kind, b" \n\n ", &Limits::default()).expect_err("it's blank").code,
            Fault::NO_TEXT,
            "{kind:?}"
        );
    }
}

#[test]
fn headings_are_said_with_those_above_them() {
    let text = b"# A\n\none\n\n### B\n\ntwo\n\n## C\n\nthree\n\n# D\n\nfour";
    let parsed = parse(Kind::Markdown, text, &Limits::default()).expect("it's Markdown");
    let paths: Vec<_> = parsed
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .filter_map(|block| block.place.heading.as_deref())
        .collect();
    assert_eq!(paths, ["A", "A › B", "A › C", "D"]);
}
