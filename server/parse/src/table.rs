//! A table as rows that stand for themselves: `column: value; column: value`.

use crate::fault::Fault;
use crate::writer::{Writer, one_line};

/// Characters of a cell above which a table is there for its layout, so that its cells are paragraphs.
const CELL_MAX: usize = 600;
/// Characters that the name of a column may have.
const NAME_MAX: usize = 80;

/// A table that is read cell by cell.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    /// Whether the file itself says that the first row holds names, or that it doesn't.
    named: Option<bool>,
    characters: usize,
}

impl Table {
    pub(crate) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn cell(&mut self, text: &str, limit: u32) -> Result<(), Fault> {
        self.characters += text.len();
        if self.characters > limit as usize * 4 {
            return Err(Fault::too_large("a table of more characters than are read"));
        }
        let text = one_line(text);
        match self.rows.last_mut() {
            Some(row) => row.push(text),
            None => self.rows.push(vec![text]),
        }
        Ok(())
    }

    pub(crate) fn named(&mut self) {
        if self.rows.len() <= 1 {
            self.named = Some(true);
        }
    }

    pub(crate) fn unnamed(&mut self) {
        self.named = Some(false);
    }

    pub(crate) fn write(mut self, writer: &mut Writer) -> Result<(), Fault> {
        self.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let lays_out = self.rows.iter().flatten().any(|cell| cell.chars().count() > CELL_MAX)
            || self.rows.iter().all(|row| row.iter().filter(|cell| !cell.is_empty()).count() <= 1);
        if lays_out {
            return self.rows.iter().flatten().try_for_each(|cell| writer.paragraph(cell));
        }
        let names = match self.rows.first() {
            Some(first) if self.rows.len() > 1 && self.named.unwrap_or_else(|| are_names(first)) => first.clone(),
            _ => Vec::new(),
        };
        let skipped = usize::from(!names.is_empty());
        for (number, row) in (1..).zip(&self.rows).skip(skipped) {
            writer.row(&line(&names, row), number)?;
        }
        Ok(())
    }
}

/// Whether a first row looks like names: each is short, none is a number, no two are alike.
pub(crate) fn are_names<S: AsRef<str>>(row: &[S]) -> bool {
    let names: Vec<&str> = row.iter().map(AsRef::as_ref).filter(|name| !name.is_empty()).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let is_name = |name: &&str| name.chars().count() <= NAME_MAX && name.chars().any(char::is_alphabetic);
    names.len() > 1 && distinct.len() == names.len() && names.len() * 2 > row.len() && names.iter().all(is_name)
}

/// One row with the names of its columns; what is empty isn't said.
pub(crate) fn line<N: AsRef<str>, S: AsRef<str>>(names: &[N], row: &[S]) -> String {
    let pair = |(column, value): (usize, &S)| {
        let value = value.as_ref();
        let name = names.get(column).map_or("", AsRef::as_ref);
        match (name.is_empty(), value.is_empty()) {
            (_, true) => None,
            (true, _) => Some(value.to_owned()),
            (false, _) => Some(format!("{name}: {value}")),
        }
    };
    row.iter().enumerate().filter_map(pair).collect::<Vec<_>>().join("; ")
}
