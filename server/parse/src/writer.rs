//! Where every reader writes: the text, its blocks, the headings above them and the limits.

use crate::fault::Fault;
use crate::limits::Limits;
use crate::parsed::{Block, BlockKind, Parsed, Place};

/// Characters of one heading in the path of what stands below it.
const HEADING_MAX: usize = 120;
/// What stands between two headings of a path.
pub(crate) const BETWEEN: &str = " › ";

pub(crate) struct Writer<'a> {
    pub(crate) limits: &'a Limits,
    parsed: Parsed,
    characters: u32,
    /// The headings above what comes, each with its level.
    headings: Vec<(u8, String)>,
    page: Option<u32>,
    sheet: Option<String>,
    more_faults: u32,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        let parsed = Parsed::default();
        Self { limits, parsed, characters: 0, headings: Vec::new(), page: None, sheet: None, more_faults: 0 }
    }

    /// What comes stands on this page.
    pub(crate) fn page(&mut self, page: u32) {
        self.page = Some(page);
    }

    /// What comes stands on this sheet.
    pub(crate) fn sheet(&mut self, name: &str) {
        self.sheet = Some(clean(name));
    }

    /// The title that the file gives itself; an empty one is none.
    pub(crate) fn title(&mut self, title: &str) {
        let title = one_line(title);
        if !title.is_empty() && self.parsed.title.is_none() {
            self.parsed.title = Some(title.chars().take(HEADING_MAX * 2).collect());
        }
    }

    /// Where something of this row stands.
    pub(crate) fn place(&self, row: Option<u32>) -> Place {
        let path: Vec<&str> = self.headings.iter().map(|(_, text)| text.as_str()).collect();
        let heading = (!path.is_empty()).then(|| path.join(BETWEEN));
        Place { page: self.page, heading, sheet: self.sheet.clone(), row }
    }

    pub(crate) fn fault(&mut self, fault: Fault) {
        if (self.parsed.faults.len() as u64) < u64::from(self.limits.faults) {
            self.parsed.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }

    /// A heading, which stands above all that follows until one of its level or above. Level 0 is the document's title,
    /// which stands above the headings of level 1 and looks like one.
    pub(crate) fn heading(&mut self, level: u8, text: &str) -> Result<(), Fault> {
        let text = one_line(text);
        if text.is_empty() {
            return Ok(());
        }
        let level = level.min(6);
        self.headings.retain(|(above, _)| *above < level);
        self.headings.push((level, text.chars().take(HEADING_MAX).collect()));
        let level = level.max(1);
        let marked = format!("{} {text}", "#".repeat(usize::from(level)));
        self.put(BlockKind::Heading(level), &marked, None)
    }

    pub(crate) fn paragraph(&mut self, text: &str) -> Result<(), Fault> {
        self.put(BlockKind::Paragraph, text.trim(), None)
    }

    /// An item of a list; the level is 0 for an item of the outermost one.
    pub(crate) fn item(&mut self, level: usize, mark: &str, text: &str) -> Result<(), Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.put(BlockKind::Item, &format!("{}{mark} {text}", "  ".repeat(level.min(6))), None)
    }

    pub(crate) fn row(&mut self, text: &str, row: u32) -> Result<(), Fault> {
        self.put(BlockKind::Row, text.trim(), Some(row))
    }

    pub(crate) fn code(&mut self, text: &str) -> Result<(), Fault> {
        self.put(BlockKind::Code, text.trim_matches('\n').trim_end(), None)
    }

    fn put(&mut self, kind: BlockKind, text: &str, row: Option<u32>) -> Result<(), Fault> {
        let text = clean(text);
        if text.trim().is_empty() {
            return Ok(());
        }
        let together = |last: BlockKind| last == kind && matches!(kind, BlockKind::Row | BlockKind::Item);
        let before = match self.parsed.blocks.last() {
            None => "",
            Some(last) if together(last.kind) => "\n",
            Some(_) => "\n\n",
        };
        let from = self.characters as usize + before.len();
        let to = from + text.chars().count();
        if to > self.limits.characters as usize {
            return Err(Fault::too_large(format!("more than {} characters of text", self.limits.characters)));
        }
        if self.parsed.blocks.len() >= self.limits.blocks as usize {
            return Err(Fault::too_large(format!("more than {} paragraphs or rows", self.limits.blocks)));
        }
        self.parsed.text.push_str(before);
        self.parsed.text.push_str(&text);
        // Both are at most what the limit is, which is a `u32`.
        let (from, to) = (u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX));
        self.characters = to;
        let place = self.place(row);
        self.parsed.blocks.push(Block { from, to, place, kind });
        Ok(())
    }

    /// All that was read, or that there was nothing.
    pub(crate) fn finish(mut self) -> Result<Parsed, Fault> {
        if self.parsed.blocks.is_empty() {
            let first = self.parsed.faults.into_iter().next();
            return Err(first.unwrap_or_else(|| Fault::new(Fault::NO_TEXT)));
        }
        if self.more_faults > 0 {
            let count = self.more_faults;
            self.parsed.faults.push(Fault::new(Fault::MORE).because(count));
        }
        if self.parsed.title.is_none() {
            let first = self.parsed.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
            let title = first.and_then(|block| block.place.heading.as_deref());
            self.parsed.title = title.and_then(|path| path.rsplit(BETWEEN).next()).map(str::to_owned);
        }
        Ok(self.parsed)
    }
}

/// Without what nobody sees: control characters, marks of the order of bytes, places where a word may break. A store of
/// text takes no zero, and a line of a log no escape.
pub(crate) fn clean(text: &str) -> String {
    let unseen = |it: char| (it.is_control() && it != '\n' && it != '\t') || matches!(it, '\u{ad}' | '\u{feff}');
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|it| !unseen(*it)).collect()
}

/// All on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
