//! What couldn't be read.

use serde::Serialize;

use crate::parsed::Place;

/// Why a file, a page or a row couldn't be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// One of the constants of this type.
    pub code: &'static str,
    pub place: Place,
    /// What the reader itself says, in English and for whoever looks into it.
    pub detail: Option<String>,
}

impl Fault {
    /// The file isn't what it was declared as, or it's damaged beyond what readers mend.
    pub const NOT_A_PDF: &str = "not_a_pdf";
    pub const NOT_A_DOCX: &str = "not_a_docx";
    pub const NOT_AN_XLSX: &str = "not_an_xlsx";
    /// Bytes that are no text in any encoding that was recognised.
    pub const NOT_TEXT: &str = "not_text";
    /// It opens with a password alone.
    pub const ENCRYPTED: &str = "encrypted";
    /// There is nothing to read: the file is empty, or all of it are pictures. On a place: this page.
    pub const NO_TEXT: &str = "no_text";
    /// It's larger than what is read: as it stands, unpacked, in pages, in text or in rows. The detail says which.
    pub const TOO_LARGE: &str = "too_large";
    /// The reader gave up on it.
    pub const UNREADABLE: &str = "unreadable";
    /// A page whose letters can't be told from their pictures: its fonts name no characters.
    pub const UNREADABLE_LETTERS: &str = "unreadable_letters";
    /// A row with fewer or with more fields than its table has columns. It's left out: its values would stand under
    /// the names of others.
    pub const ROW_TOO_SHORT: &str = "row_too_short";
    pub const ROW_TOO_LONG: &str = "row_too_long";
    /// A row with bytes that aren't UTF-8, in a file that is.
    pub const ROW_NOT_UTF8: &str = "row_not_utf8";
    /// A quotation mark that nothing closes.
    pub const QUOTE_NOT_CLOSED: &str = "quote_not_closed";
    /// A sheet that is damaged, in a workbook that isn't. Its rows before the damage are read.
    pub const SHEET_UNREADABLE: &str = "sheet_unreadable";
    /// There are more faults than are listed. The detail says how many.
    pub const MORE: &str = "more_faults";

    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, place: Place::default(), detail: None }
    }

    pub(crate) fn because(self, detail: impl std::fmt::Display) -> Self {
        let detail: String = detail.to_string().chars().filter(|it| !it.is_control()).take(DETAIL_MAX).collect();
        Self { detail: Some(detail), ..self }
    }

    pub(crate) fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    pub(crate) fn too_large(what: impl std::fmt::Display) -> Self {
        Self::new(Self::TOO_LARGE).because(what)
    }
}

/// Characters of a detail.
const DETAIL_MAX: usize = 300;
