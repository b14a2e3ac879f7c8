//! PDF.

use parse::{BlockKind, Fault, Kind, Limits, parse};

use crate::{outcome, read};

#[test]
fn pages_become_headings_paragraphs_items_and_rows() {
    let policy = read("policy.pdf");
    assert_eq!(policy.title.as_deref(), Some("Travel policy 2026"));
    assert!(policy.faults.is_empty());
    let found = |text: &str| {
        let (bytes, _) =
            policy.text.match_indices(text).next().unwrap_or_else(|| panic!("{text:?} in {}", policy.text));
        let from = policy.text[..bytes].chars().count() as u32;
        policy.blocks.iter().find(|block| block.from <= from && from < block.to).expect("it's in a block")
    };
    let hotel = found("A night costs at most 140 euros");
    assert_eq!(hotel.kind, BlockKind::Paragraph);
    assert_eq!((hotel.place.page, hotel.place.heading.as_deref()), (Some(1), Some("Travel policy › Hotels")));
    assert!(policy.text.contains("wherever it can be had. Whoever stays"), "lines are joined");
    assert_eq!(found("Keep the invoice").kind, BlockKind::Item);
    assert_eq!(found("City: Leipzig; Per night: 140 EUR").kind, BlockKind::Row);
    assert_eq!(found("A car is rented").place.page, Some(2));
}

#[test]
fn what_stands_on_every_page_is_no_part_of_the_text() {
    assert!(!read("policy.pdf").text.contains("Page 1"));
}

#[test]
fn a_file_that_only_its_owner_may_change_is_read_and_one_with_a_password_is_not() {
    assert_eq!(read("restricted.pdf").text, read("policy.pdf").text);
    assert_eq!(read("rewritten.pdf").text, read("policy.pdf").text);
    assert_eq!(outcome("encrypted.pdf").expect_err("it has a password").code, Fault::ENCRYPTED);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let text = read("columns.pdf").text;
    assert!(text.starts_with("The first column is read from its top to its bottom before the second begins."));
    assert!(text.ends_with("Here the second column stands, and it ends with this line of words."));
}

#[test]
fn letters_are_read_in_every_script_and_in_the_order_of_reading() {
    let handbook = read("handbook.pdf");
    assert!(handbook.text.contains("تُحفظ التذاكر عشر سنوات"), "{}", handbook.text);
    assert!(handbook.text.contains("في القسم المالي. لا يجوز حذفها."));
    assert!(handbook.text.contains("车票保存十年。会计部门每月收集一次。"));
    assert!(handbook.text.contains("기차표는 십 년 동안 보관합니다."));
    let korean = handbook.blocks.last().and_then(|block| block.place.heading.clone());
    assert_eq!(korean.as_deref(), Some("Handbook › 한국어"));
    let fonts_elsewhere = read("cid.pdf").text;
    assert!(fonts_elsewhere.contains("四小时以内的行程乘坐火车。"), "{fonts_elsewhere}");
    assert!(fonts_elsewhere.contains("네 시간 이내의 이동은 기차를 이용합니다."));
}

#[test]
fn pictures_are_no_text() {
    let fault = outcome("picture.pdf").expect_err("there is none");
    assert_eq!((fault.code, fault.place.page), (Fault::NO_TEXT, Some(1)));
}

#[test]
fn of_a_file_that_breaks_off_the_pages_before_are_read() {
    let cut = read("cut.pdf");
    assert!(cut.text.contains("The accounting department collects them"));
    let pages: Vec<_> = cut.faults.iter().map(|fault| (fault.code, fault.place.page)).collect();
    assert_eq!(pages, [(Fault::NO_TEXT, Some(2)), (Fault::NO_TEXT, Some(3))]);
}

#[test]
fn another_file_is_told_from_a_pdf() {
    assert_eq!(outcome("not.pdf").expect_err("it's a text").code, Fault::NOT_A_PDF);
    let mark_alone = parse(Kind::Pdf, b"%PDF-1.7 and then nothing of the kind", &Limits::default());
    assert_eq!(mark_alone.expect_err("nothing holds together").code, Fault::NOT_A_PDF);
}

#[test]
fn more_pages_than_are_read_are_refused() {
    let limits = Limits { pages: 2, ..Limits::default() };
    let fault = parse(Kind::Pdf, &crate::sample("policy.pdf"), &limits).expect_err("it has three");
    assert_eq!(fault.code, Fault::TOO_LARGE);
}
