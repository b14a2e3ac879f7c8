//! Where sentences end.

use parse::sentences;

fn said(text: &str) -> Vec<&str> {
    sentences(text).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn sentences_end_in_every_script() {
    assert_eq!(said("One. Two! Three? Four"), ["One.", "Two!", "Three?", "Four"]);
    assert_eq!(said("车票保存十年。会计部门收集！好吗？"), ["车票保存十年。", "会计部门收集！", "好吗？"]);
    assert_eq!(said("تُحفظ التذاكر. هل قرأت الدليل؟ نعم."), ["تُحفظ التذاكر.", "هل قرأت الدليل؟", "نعم."]);
    assert_eq!(said("기차표는 보관합니다. 부서가 모읍니다."), ["기차표는 보관합니다.", "부서가 모읍니다."]);
}

#[test]
fn a_stop_within_a_sentence_ends_nothing() {
    assert_eq!(
        said("Dr. Park paid 3.5 million to J. Smith. He left."),
        ["Dr. Park paid 3.5 million to J. Smith.", "He left."]
    );
    assert_eq!(said("See portico.example/a.html, e.g. Today."), ["See portico.example/a.html, e.g. Today."]);
    assert_eq!(said("1. Write the draft.\n2. Ask."), ["1. Write the draft.", "2. Ask."]);
    assert_eq!(said("No. 7 was left out. It stays."), ["No. 7 was left out.", "It stays."]);
}

#[test]
fn what_closes_belongs_to_what_it_closes() {
    assert_eq!(said("“Go.” He went (slowly.) Then?!"), ["“Go.”", "He went (slowly.)", "Then?!"]);
    assert_eq!(said("他说：“走吧。”我们走了。"), ["他说：“走吧。”", "我们走了。"]);
}

#[test]
fn a_wrapped_line_goes_on_and_rows_do_not() {
    assert_eq!(said("the office is closed\non Friday. Stay"), ["the office is closed\non Friday.", "Stay"]);
    assert_eq!(
        said("Name: Anna; City: Rome\nName: Bob; City: Oslo"),
        ["Name: Anna; City: Rome", "Name: Bob; City: Oslo"]
    );
}

#[test]
fn nothing_of_a_text_is_lost() {
    for (name, _) in crate::samples() {
        let Ok(parsed) = crate::outcome(&name) else { continue };
        let mut before = 0;
        for range in sentences(&parsed.text) {
            assert!(parsed.text[before..range.start].trim().is_empty(), "{name}");
            before = range.end;
        }
        assert!(parsed.text[before..].trim().is_empty(), "{name}");
    }
    assert!(said("").is_empty() && said(" \n ").is_empty());
}
