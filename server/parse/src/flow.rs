//! Text with marks around it, as web pages, Markdown and word processors have it, turned into blocks.

use crate::fault::Fault;
use crate::parsed::BlockKind;
use crate::table::Table;
use crate::writer::Writer;

/// Lists within lists that are told apart.
const LISTS_MAX: usize = 20;

/// What is open while a file is read from its beginning to its end. Nothing of it grows with how deep things are nested.
pub(crate) struct Flow<'w, 'l> {
    pub(crate) writer: &'w mut Writer<'l>,
    line: String,
    kind: BlockKind,
    /// For each list that is open, the number of its next item; none where items have no numbers.
    lists: Vec<Option<u64>>,
    /// What stands before the item that is open.
    mark: Option<String>,
    table: Option<Table>,
    /// Tables that are open, of which the outermost alone is read as one.
    tables: u32,
}

impl<'w, 'l> Flow<'w, 'l> {
    pub(crate) fn new(writer: &'w mut Writer<'l>) -> Self {
        Self {
            writer,
            line: String::new(),
            kind: BlockKind::Paragraph,
            lists: Vec::new(),
            mark: None,
            table: None,
            tables: 0,
        }
    }

    /// Whether nothing stands in the block that is open.
    pub(crate) fn is_empty(&self) -> bool {
        self.line.trim().is_empty()
    }

    pub(crate) fn text(&mut self, text: &str) -> Result<(), Fault> {
        if self.line.len() + text.len() > self.writer.limits.characters as usize * 4 {
            return Err(Fault::too_large("a paragraph of more characters than are read"));
        }
        self.line.push_str(text);
        Ok(())
    }

    /// What follows is of this kind, until the next of these.
    pub(crate) fn begin(&mut self, kind: BlockKind) -> Result<(), Fault> {
        self.end()?;
        self.kind = kind;
        Ok(())
    }

    /// The block that is open is whole. In a table that's a space within the cell.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        if self.table.is_some() {
            self.line.push(' ');
            return Ok(());
        }
        let line = std::mem::take(&mut self.line);
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        match kind {
            BlockKind::Code => self.writer.code(&line),
            BlockKind::Heading(level) => self.writer.heading(level, &line),
            _ => self.prose(&spaced(&line)),
        }
    }

    /// The block that is open is whole, and of this kind.
    pub(crate) fn end_as(&mut self, kind: BlockKind) -> Result<(), Fault> {
        self.kind = kind;
        self.end()
    }

    /// The block that is open is an item of a list that nothing else tells of.
    pub(crate) fn end_as_item(&mut self, level: usize) -> Result<(), Fault> {
        if self.table.is_some() {
            return self.end();
        }
        let line = std::mem::take(&mut self.line);
        self.writer.item(level, "-", &spaced(&line))
    }

    fn prose(&mut self, text: &str) -> Result<(), Fault> {
        if text.is_empty() {
            return Ok(());
        }
        match self.mark.take() {
            Some(mark) => self.writer.item(self.lists.len().saturating_sub(1), &mark, text),
            // A second paragraph of an item belongs to it as well.
            None if !self.lists.is_empty() => self.writer.item(self.lists.len(), "", text),
            None => self.writer.paragraph(text),
        }
    }

    pub(crate) fn begin_list(&mut self, first: Option<u64>) -> Result<(), Fault> {
        self.end()?;
        if self.lists.len() < LISTS_MAX {
            self.lists.push(first);
        }
        Ok(())
    }

    pub(crate) fn end_list(&mut self) -> Result<(), Fault> {
        self.end()?;
        self.lists.pop();
        self.mark = None;
        Ok(())
    }

    pub(crate) fn begin_item(&mut self) -> Result<(), Fault> {
        self.end()?;
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}.");
                *number = number.saturating_add(1);
                mark
            }
            _ => "-".to_owned(),
        };
        self.mark = Some(mark);
        Ok(())
    }

    pub(crate) fn begin_table(&mut self) -> Result<(), Fault> {
        self.end()?;
        self.tables += 1;
        if self.tables == 1 {
            self.table = Some(Table::default());
        }
        Ok(())
    }

    pub(crate) fn begin_row(&mut self) {
        if self.tables == 1
            && let Some(table) = &mut self.table
        {
            table.begin_row();
            self.line.clear();
        }
    }

    /// The cell that is open is whole.
    pub(crate) fn end_cell(&mut self) -> Result<(), Fault> {
        if self.tables == 1
            && let Some(table) = &mut self.table
        {
            let limit = self.writer.limits.characters;
            table.cell(&std::mem::take(&mut self.line), limit)?;
        }
        Ok(())
    }

    /// The row that is open holds the names of the columns.
    pub(crate) fn names(&mut self) {
        if self.tables == 1
            && let Some(table) = &mut self.table
        {
            table.named();
        }
    }

    pub(crate) fn end_table(&mut self) -> Result<(), Fault> {
        self.tables = self.tables.saturating_sub(1);
        match self.tables {
            0 => {
                self.line.clear();
                self.kind = BlockKind::Paragraph;
                self.table.take().map_or(Ok(()), |table| table.write(self.writer))
            }
            _ => Ok(()),
        }
    }

    /// There is no more.
    pub(crate) fn finish(mut self) -> Result<(), Fault> {
        self.tables = 1;
        self.end_table()?;
        self.end()
    }
}

/// Single spaces, and line ends where a line was ended on purpose (as `\u{2028}`).
fn spaced(text: &str) -> String {
    let lines = text.split('\u{2028}').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The end of a line within a paragraph.
pub(crate) const LINE_END: &str = "\u{2028}";
