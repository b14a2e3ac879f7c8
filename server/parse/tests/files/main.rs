//! Reading files that other programs wrote, files that are broken, and files that mean harm.

mod bombs;
mod cutting;
mod hostile;
mod making;
mod mutated;
mod offices;
mod pages;
mod sentences;
mod tables;
mod texts;

use std::path::PathBuf;

use parse::{Fault, Kind, Limits, Parsed, parse};

/// The bytes of a sample.
fn sample(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "samples", name].iter().collect();
    std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The samples that are files to read, with their kinds.
fn samples() -> Vec<(String, Kind)> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "samples"].iter().collect();
    let names = std::fs::read_dir(folder).expect("there are samples").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut samples: Vec<(String, Kind)> = names
        .filter(|name| name != "README.md")
        .filter_map(|name| Kind::of("", &name).map(|kind| (name, kind)))
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(samples.len() > 20, "the samples are found");
    samples
}

fn outcome(name: &str) -> Result<Parsed, Fault> {
    let kind = Kind::of("", name).expect("a sample has a kind");
    parse(kind, &sample(name), &Limits::default())
}

fn read(name: &str) -> Parsed {
    outcome(name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
}

/// The codes of faults with their rows.
fn rows_at_fault(parsed: &Parsed) -> Vec<(&'static str, Option<u32>)> {
    parsed.faults.iter().map(|fault| (fault.code, fault.place.row)).collect()
}

/// What must hold for whatever was read.
fn holds_together(parsed: &Parsed) {
    let letters: Vec<char> = parsed.text.chars().collect();
    let mut before = 0;
    for block in &parsed.blocks {
        let (from, to) = (block.from as usize, block.to as usize);
        assert!(before <= from && from < to && to <= letters.len(), "blocks follow each other within the text");
        let between: String = letters[before..from].iter().collect();
        assert!(between.trim().is_empty(), "no text stands outside of blocks: {between:?}");
        before = to;
    }
    assert_eq!(before, letters.len(), "the last block ends the text");
    let unseen = |it: &char| it.is_control() && !"\n\t".contains(*it);
    assert!(!letters.iter().any(unseen), "no control characters are left");
}

#[test]
fn every_sample_that_is_read_holds_together() {
    for (name, _) in samples() {
        if let Ok(parsed) = outcome(&name) {
            holds_together(&parsed);
        }
    }
}

#[test]
fn a_kind_is_told_by_what_was_declared_and_else_by_the_name() {
    let cases = [
        ("application/pdf", "a", Some(Kind::Pdf)),
        ("application/octet-stream", "a.PDF", Some(Kind::Pdf)),
        ("text/plain; charset=utf-8", "notes.md", Some(Kind::Markdown)),
        ("text/plain", "table.csv", Some(Kind::Csv)),
        ("text/plain", "letter", Some(Kind::Plain)),
        ("text/plain", "really.pdf", Some(Kind::Plain)),
        ("application/vnd.ms-excel", "table.csv", Some(Kind::Csv)),
        ("application/vnd.ms-excel", "old.xls", None),
        ("application/zip", "report.docx", Some(Kind::Docx)),
        ("application/zip", "photos.zip", None),
        ("image/png", "picture.pdf", None),
        ("", "book.xlsx", Some(Kind::Xlsx)),
        ("", "nothing", None),
    ];
    for (media_type, name, kind) in cases {
        assert_eq!(Kind::of(media_type, name), kind, "{media_type} {name}");
    }
}
