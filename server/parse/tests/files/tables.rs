//! CSV.

use parse::{Fault, Kind, Limits, parse};

use crate::{outcome, read, rows_at_fault};

#[test]
fn quotes_marks_of_order_and_other_delimiters_are_understood() {
    let customers = read("customers.csv");
    assert_eq!(
        customers.text,
        "name: Müller; Söhne; city: Köln; note: said \"yes\" and signed\nname: Park; city: 서울"
    );
    assert_eq!(customers.blocks[1].place.row, Some(3));
}

#[test]
fn rows_at_fault_are_named_and_leave_the_others() {
    let faults = read("faults.csv");
    assert_eq!(
        faults.text,
        "name: Anna; city: Rome; score: 3\nname: Eve; city: Paris; score: 7\nname: Gus; city: Riga; score: 9"
    );
    assert_eq!(
        rows_at_fault(&faults),
        [
            (Fault::ROW_TOO_SHORT, Some(3)),
            (Fault::ROW_TOO_LONG, Some(4)),
            (Fault::ROW_NOT_UTF8, Some(5)),
            (Fault::QUOTE_NOT_CLOSED, Some(7)),
        ]
    );
}

#[test]
fn a_table_that_is_in_another_encoding_as_a_whole_is_read() {
    assert_eq!(read("cp1252.csv").text, "Name: Müller; Straße: Hauptstraße\nName: Jäger; Straße: Königsallee");
}

#[test]
fn numbers_are_no_names_of_columns() {
    assert_eq!(read("numbers.tsv").text, "1; 2; 3\n4; 5; 6");
}

#[test]
fn faults_beyond_the_limit_are_counted() {
    let table = format!("name,city\nAnna,Rome\n{}", "alone\n".repeat(30));
    let limits = Limits { faults: 10, ..Limits::default() };
    let parsed = parse(Kind::Csv, table.as_bytes(), &limits).expect("one row is right");
    assert_eq!(parsed.faults.len(), 11);
    assert_eq!(parsed.faults[10].code, Fault::MORE);
    assert_eq!(parsed.faults[10].detail.as_deref(), Some("20"));
}

#[test]
fn a_table_of_nothing_but_faults_is_one() {
    let parsed = parse(Kind::Csv, b"name,city\nalone\n", &Limits::default());
    assert_eq!(parsed.expect_err("no row is right").code, Fault::ROW_TOO_SHORT);
    assert_eq!(outcome("binary.txt").expect_err("it's no text").code, Fault::NOT_TEXT);
}
