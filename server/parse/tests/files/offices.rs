//! Word and Excel.

use parse::{BlockKind, Fault};

use crate::{outcome, read};

#[test]
fn a_document_has_its_headings_items_and_tables() {
    let policy = read("policy.docx");
    assert_eq!(policy.title.as_deref(), Some("Travel policy (Word)"));
    assert!(policy.text.starts_with("# Travel policy\n\n# Trains\n\nJourneys below four hours"));
    assert!(policy.text.contains("\n- Keep the invoice.\n- Write down the purpose.\n"));
    let row = policy.blocks.iter().find(|block| block.kind == BlockKind::Row).expect("there is a table");
    assert_eq!(row.place.heading.as_deref(), Some("Travel policy › Hotels › Seoul"));
    assert!(policy.text.contains("City: Leipzig; Per night: 140 EUR"));
}

#[test]
fn a_style_that_stands_on_a_heading_is_one() {
    let policy = read("policy.docx");
    let last = policy.blocks.last().expect("there is text");
    assert_eq!(last.place.heading.as_deref(), Some("Travel policy › العربية"));
}

#[test]
fn what_nobody_is_shown_is_not_read() {
    let policy = read("policy.docx");
    assert!(policy.text.contains("Seen & read."));
    assert!(!policy.text.contains("Not seen."));
    assert!(!read("book.xlsx").text.contains("hidden"));
}

#[test]
fn a_workbook_is_read_by_sheets_and_rows() {
    let book = read("book.xlsx");
    let lines: Vec<&str> = book.text.lines().collect();
    assert_eq!(lines[0], "Number: R-1; Customer: Park & Co; Due: 2026-11-30; Amount: 1250.5; Paid: true");
    assert_eq!(lines[1], "Number: R-2; Customer: Müller; Due: 2026-12-01 14:30:00; Amount: 80; Paid: false");
    let places: Vec<_> = book.blocks.iter().map(|block| (block.place.sheet.as_deref(), block.place.row)).collect();
    assert_eq!(places[2], (Some("Invoices"), Some(9)));
    assert_eq!(places[3], (Some("People"), Some(2)));
    assert_eq!(lines[3], "姓名: 李雷; 城市: 上海");
}

#[test]
fn a_cell_that_stands_far_away_costs_nothing() {
    let book = read("book.xlsx");
    let last = book.blocks.last().expect("there are rows");
    assert_eq!(last.place.row, Some(1_048_576));
    assert!(book.text.ends_with("far away"));
}

#[test]
fn what_a_formula_gave_is_read() {
    assert!(read("other.xlsx").text.ends_with("Price: 301.2"));
}

#[test]
fn packages_that_are_broken_or_hold_something_else_are_refused() {
    assert_eq!(outcome("cut.docx").expect_err("it breaks off").code, Fault::NOT_A_DOCX);
    assert_eq!(outcome("empty.docx").expect_err("it holds no document").code, Fault::NOT_A_DOCX);
    let document = crate::sample("policy.docx");
    let fault = parse::parse(parse::Kind::Xlsx, &document, &parse::Limits::default()).expect_err("it's no workbook");
    assert_eq!(fault.code, Fault::NOT_AN_XLSX);
}
