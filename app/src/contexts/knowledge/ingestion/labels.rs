//! What the states, notes and faults of documents on their way are called.

use crate::ui::{Badge, Tone};
use crate::words;
use domain::knowledge::ingestion::{IngestionNote, IngestionStatus};
use leptos::prelude::*;
use texts::{Key, keys};

/// The name of a state.
pub(super) const fn status(status: IngestionStatus) -> Key {
    match status {
        IngestionStatus::Waiting => keys::ingestion::STATUS_WAITING,
        IngestionStatus::Reading => keys::ingestion::STATUS_READING,
        IngestionStatus::Embedding => keys::ingestion::STATUS_EMBEDDING,
        IngestionStatus::Indexed => keys::ingestion::STATUS_INDEXED,
        IngestionStatus::Failed => keys::ingestion::STATUS_FAILED,
    }
}

/// What is to be known besides, and what to do.
pub(super) const fn note(note: IngestionNote) -> Key {
    match note {
        IngestionNote::NoTokens => keys::ingestion::NOTE_NO_TOKENS,
        IngestionNote::NoVectors => keys::ingestion::NOTE_NO_VECTORS,
        IngestionNote::NotReadable => keys::ingestion::NOTE_NOT_READABLE,
        IngestionNote::FileGone => keys::ingestion::NOTE_FILE_GONE,
        IngestionNote::TriedAgain => keys::ingestion::NOTE_TRIED_AGAIN,
    }
}

/// What is wrong, in a sentence.
pub(super) fn fault(code: &str) -> String {
    let key = match code {
        "not_a_pdf" => keys::ingestion::FAULT_NOT_A_PDF,
        "not_a_docx" => keys::ingestion::FAULT_NOT_A_DOCX,
        "not_an_xlsx" => keys::ingestion::FAULT_NOT_AN_XLSX,
        "not_text" => keys::ingestion::FAULT_NOT_TEXT,
        "encrypted" => keys::ingestion::FAULT_ENCRYPTED,
        "no_text" => keys::ingestion::FAULT_NO_TEXT,
        "too_large" => keys::ingestion::FAULT_TOO_LARGE,
        "unreadable" => keys::ingestion::FAULT_UNREADABLE,
        "unreadable_letters" => keys::ingestion::FAULT_UNREADABLE_LETTERS,
        "row_too_short" => keys::ingestion::FAULT_ROW_TOO_SHORT,
        "row_too_long" => keys::ingestion::FAULT_ROW_TOO_LONG,
        "row_not_utf8" => keys::ingestion::FAULT_ROW_NOT_UTF8,
        "quote_not_closed" => keys::ingestion::FAULT_QUOTE_NOT_CLOSED,
        "sheet_unreadable" => keys::ingestion::FAULT_SHEET_UNREADABLE,
        "more_faults" => keys::ingestion::FAULT_MORE_FAULTS,
        other => return words::texts().fill(keys::ingestion::FAULT_OTHER, &[("code", other)]),
    };
    words::texts().text(key).to_owned()
}

/// How many of how many passages have their vector.
pub(super) fn progress(done: u32, total: u32) -> String {
    words::texts().fill(keys::ingestion::PROGRESS, &[("done", &done.to_string()), ("total", &total.to_string())])
}

/// A state with its icon and colour.
#[component]
pub(super) fn Status(status: IngestionStatus) -> impl IntoView {
    let (tone, icon) = match status {
        IngestionStatus::Waiting => (Tone::Neutral, "clock"),
        IngestionStatus::Reading => (Tone::Info, "book-open"),
        IngestionStatus::Embedding => (Tone::Info, "loader"),
        IngestionStatus::Indexed => (Tone::Success, "circle-check"),
        IngestionStatus::Failed => (Tone::Danger, "circle-alert"),
    };
    view! { <Badge tone icon label=words::texts().text(self::status(status))/> }
}
