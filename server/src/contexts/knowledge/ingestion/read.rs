//! Reading and cutting, on the threads for what keeps a core busy.

use super::source::Source;
use crate::Stop;
use crate::computing::compute;
use crate::contexts::knowledge::retrieval::lexemes::lexemes;
use domain::knowledge::ingestion::{FAULTS_MAX, IngestionFault};
use domain::knowledge::retrieval::Place;
use parse::{Cutting, Fault, Limits};

/// A version as it was read.
pub(super) struct Cut {
    pub text: String,
    pub pieces: Vec<Piece>,
    pub faults: Vec<IngestionFault>,
}

/// A passage that is to be.
pub(super) struct Piece {
    pub place: Place,
    pub from: u32,
    pub to: u32,
    pub body: String,
    /// Its words, as the index has them.
    pub lexemes: String,
    /// What its vector is made of: with what stands above it, without which a row or a list says little.
    pub embedded: String,
}

/// Reads it, or says why it can't be.
///
/// # Errors
/// A reader that panicked, which is a defect of ours or of its.
pub(super) async fn read(source: Source) -> Result<Result<Cut, IngestionFault>, Stop> {
    compute(move || cut(&source)).await.map_err(Stop::defect)
}

fn cut(source: &Source) -> Result<Cut, IngestionFault> {
    let parsed = parse::parse(source.kind, &source.bytes, &Limits::default()).map_err(fault_of)?;
    let pieces = parse::cut(&parsed, &Cutting::default());
    let pieces = pieces.into_iter().map(|piece| Piece {
        lexemes: lexemes(&source.title, &piece.text),
        embedded: in_its_place(&source.title, piece.place.heading.as_deref(), &piece.text),
        place: place_of(piece.place),
        from: piece.from,
        to: piece.to,
        body: piece.text,
    });
    let pieces = pieces.collect();
    let faults = parsed.faults.into_iter().take(FAULTS_MAX).map(fault_of).collect();
    Ok(Cut { text: parsed.text, pieces, faults })
}

fn in_its_place(title: &str, heading: Option<&str>, text: &str) -> String {
    match heading {
        Some(heading) => format!("{title}. {heading}\n{text}"),
        None => format!("{title}\n{text}"),
    }
}

fn fault_of(fault: Fault) -> IngestionFault {
    IngestionFault { code: fault.code.to_owned(), place: place_of(fault.place), detail: fault.detail }
}

fn place_of(place: parse::Place) -> Place {
    Place { page: place.page, heading: place.heading, sheet: place.sheet, row: place.row }
}
