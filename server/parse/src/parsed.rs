//! What reading a file gives.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// A file as text, and where each part of the text stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What a person reads, much like Markdown: headings begin with `#`, items with `-`, a row of a table is
    /// `column: value; column: value`. It holds no control characters but line ends and tabs.
    pub text: String,
    /// Where each part stands, in the order of the text and without overlaps.
    pub blocks: Vec<Block>,
    /// What of the file couldn't be read; the rest was.
    pub faults: Vec<Fault>,
    /// What the file calls itself, or its first heading.
    pub title: Option<String>,
}

/// A paragraph, a heading, an item, a row: what isn't torn apart without need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its first character of the text, counted in Unicode scalar values.
    pub from: u32,
    /// One past its last.
    pub to: u32,
    pub place: Place,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Its level, from 1 for the highest to 6.
    Heading(u8),
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, with its columns' names.
    Row,
    /// Lines whose breaks and spaces mean something.
    Code,
}

/// Where in a file something stands, in the words of whoever opens the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// The page, from 1.
    pub page: Option<u32>,
    /// The headings above it, from the highest, with ` › ` between.
    pub heading: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of its table or sheet, from 1 and with the row of names counted.
    pub row: Option<u32>,
}
