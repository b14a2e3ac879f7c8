//! Where a passage stands in a page. It is told in characters of the text as it is read for the index: headings with their signs, rows
//! of tables with the names of their columns. Here the blocks of the HTML are counted the same way, and those are marked
//! that the passage is in.

/// The class of a block that a passage is in.
pub(super) const MARK: &str = "passage-block";

/// The HTML with the blocks marked that the passage is in; none where it is in no block. `levels` are those of the headings, in
/// their order.
pub(super) fn marked(html: &str, levels: &[u8], (from, to): (u32, u32)) -> Option<String> {
    let (from, to) = (from as usize, to as usize);
    let mut reader = Reader { levels: levels.to_vec(), ..Reader::default() };
    reader.read(html);
    let is_in = |block: &&Block| {
        let shared = block.to.min(to).saturating_sub(block.from.max(from));
        shared > 0 && shared * 2 >= (block.to - block.from).min(to.saturating_sub(from))
    };
    let (mut out, mut done) = (String::with_capacity(html.len() + 64), 0);
    for block in reader.blocks.iter().filter(is_in) {
        out.push_str(&html[done..block.tag]);
        out.push_str(&format!(" class=\"{MARK}\""));
        done = block.tag;
    }
    out.push_str(&html[done..]);
    (done > 0).then_some(out)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Heading,
    Paragraph,
    Item,
    Row,
    Code,
}

/// A block: where its opening tag ends in the HTML, and its characters in the text.
#[derive(Debug)]
struct Block {
    tag: usize,
    kind: Kind,
    from: usize,
    to: usize,
}

/// A block that goes on: characters before its words, and its words so far.
struct Open {
    tag: usize,
    kind: Kind,
    before: usize,
    words: String,
}

#[derive(Default)]
struct Reader {
    levels: Vec<u8>,
    headings: usize,
    /// For each list that is open, the number of its next item; none where items have no numbers.
    lists: Vec<Option<u64>>,
    open: Option<Open>,
    /// The row that is open, its cells, and the names of the columns.
    row: usize,
    cells: Vec<String>,
    names: Vec<String>,
    in_head: bool,
    blocks: Vec<Block>,
}

impl Reader {
    fn read(&mut self, html: &str) {
        let mut at = 0;
        while let Some(start) = html[at..].find('<').map(|found| at + found) {
            self.words(&html[at..start]);
            let Some(end) = html[start..].find('>').map(|found| start + found) else { return };
            self.tag(&html[start + 1..end], end);
            at = end + 1;
        }
        self.words(&html[at..]);
        self.close();
    }

    fn words(&mut self, html: &str) {
        if let Some(open) = &mut self.open {
            open.words.push_str(&decoded(html));
        }
    }

    fn tag(&mut self, tag: &str, end: usize) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = self.levels.get(self.headings).copied().unwrap_or(1);
                self.headings += 1;
                self.begin(end, Kind::Heading, usize::from(level) + 1);
            }
            // The first paragraph of an item is the item.
            "p" if self.open.as_ref().is_some_and(|it| it.kind == Kind::Item && it.words.trim().is_empty()) => {}
            "p" if !self.lists.is_empty() => self.begin(end, Kind::Item, 2 * self.lists.len().min(6) + 1),
            "p" => self.begin(end, Kind::Paragraph, 0),
            "pre" => self.begin(end, Kind::Code, 0),
            "li" => {
                let before = self.item();
                self.begin(end, Kind::Item, before);
            }
            "ul" | "ol" => {
                self.close();
                let first = tag.split_once("start=\"").and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
                self.lists.push((name == "ol").then(|| first.unwrap_or(1)));
            }
            "/ul" | "/ol" => {
                self.close();
                self.lists.pop();
            }
            "table" => {
                self.close();
                self.names.clear();
            }
            "thead" | "/thead" => self.in_head = name == "thead",
            "tr" => (self.row, self.cells) = (end, Vec::new()),
            "th" | "td" => self.open = Some(Open { tag: end, kind: Kind::Row, before: 0, words: String::new() }),
            "/th" | "/td" => self.cells.extend(self.open.take().map(|open| one_line(&open.words))),
            "/tr" if self.in_head => self.names = std::mem::take(&mut self.cells),
            "/tr" => self.end_row(),
            "br" => self.words(" "),
            "/p" | "/li" | "/pre" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => self.close(),
            _ => {}
        }
    }

    fn begin(&mut self, tag: usize, kind: Kind, before: usize) {
        self.close();
        self.open = Some(Open { tag, kind, before, words: String::new() });
    }

    /// Characters before the words of an item: its place in lists within lists, its sign, a space.
    fn item(&mut self) -> usize {
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                let sign = number.to_string().len() + 1;
                *number = number.saturating_add(1);
                sign
            }
            _ => 1,
        };
        2 * self.lists.len().saturating_sub(1).min(6) + sign + 1
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let pairs = cells.iter().enumerate().filter(|(_, value)| !value.is_empty()).map(|(column, value)| {
            match self.names.get(column).filter(|name| !name.is_empty()) {
                Some(name) => format!("{name}: {value}"),
                None => value.clone(),
            }
        });
        let line = pairs.collect::<Vec<_>>().join("; ");
        self.put(self.row, Kind::Row, line.chars().count());
    }

    fn close(&mut self) {
        let Some(Open { tag, kind, before, words }) = self.open.take() else { return };
        let words = match kind {
            Kind::Code => words.trim_matches('\n').trim_end().to_owned(),
            _ => one_line(&words),
        };
        if !words.is_empty() {
            self.put(tag, kind, before + words.chars().count());
        }
    }

    fn put(&mut self, tag: usize, kind: Kind, characters: usize) {
        let last = self.blocks.last();
        let apart = match last.map(|last| last.kind == kind && matches!(kind, Kind::Row | Kind::Item)) {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        };
        let from = last.map_or(0, |last| last.to) + apart;
        self.blocks.push(Block { tag, kind, from, to: from + characters });
    }
}

/// All on one line, with single spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as it reads: what the server writes for signs of HTML, and boxes of tasks as the index has them.
fn decoded(html: &str) -> String {
    let pairs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("☐", "[ ]"), ("☑", "[x]"), ("&amp;", "&")];
    pairs.iter().fold(html.to_owned(), |text, (written, read)| text.replace(written, read))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<h3 id=\"part-1\" dir=\"auto\">Saffron</h3>\n<p dir=\"auto\">Keep it <strong>dark</strong> &amp;\ndry.</p>\n\
        <ul>\n<li dir=\"auto\">☑ One</li>\n<li dir=\"auto\"><p dir=\"auto\">Two</p>\n<ol start=\"9\">\n<li dir=\"auto\">Deep</li>\n\
        <li dir=\"auto\">Deeper</li>\n</ol>\n</li>\n</ul>\n<table>\n<thead>\n<tr><th scope=\"col\" dir=\"auto\">Grade</th>\
        <th scope=\"col\" dir=\"auto\">Colour</th></tr>\n</thead>\n<tbody>\n<tr><td dir=\"auto\">Negin</td><td dir=\"auto\">\
        deep <em>red</em></td></tr>\n<tr><td dir=\"auto\"></td><td dir=\"auto\">사프란</td></tr>\n</tbody>\n</table>\n\
        <pre dir=\"ltr\"><code>a &lt;  b\n</code></pre>\n";
    /// The same page as it is read for the index.
    const TEXT: &str = "# Saffron\n\nKeep it dark & dry.\n\n- [x] One\n- Two\n  9. Deep\n  10. Deeper\n\n\
        Grade: Negin; Colour: deep red\nColour: 사프란\n\na <  b";

    fn place(words: &str) -> (u32, u32) {
        let from = TEXT[..TEXT.find(words).expect("it is there")].chars().count() as u32;
        (from, from + words.chars().count() as u32)
    }

    #[test]
    fn blocks_are_counted_as_the_text_has_them() {
        let mut reader = Reader { levels: vec![1], ..Reader::default() };
        reader.read(HTML);
        let told: Vec<String> = reader
            .blocks
            .iter()
            .map(|block| TEXT.chars().skip(block.from).take(block.to - block.from).collect())
            .collect();
        let expected = [
            "# Saffron",
            "Keep it dark & dry.",
            "- [x] One",
            "- Two",
            "  9. Deep",
            "  10. Deeper",
            "Grade: Negin; Colour: deep red",
            "Colour: 사프란",
            "a <  b",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_blocks_of_a_passage_are_marked_and_no_others() {
        for (words, tag) in [
            ("dark & dry", "<p dir=\"auto\" class=\"passage-block\">Keep"),
            ("Deep", "<li dir=\"auto\" class=\"passage-block\">Deep</li>"),
            ("deep red", "<tr class=\"passage-block\"><td dir=\"auto\">Negin"),
            ("Saffron", "<h3 id=\"part-1\" dir=\"auto\" class=\"passage-block\">Saffron"),
        ] {
            let html = marked(HTML, &[1], place(words)).expect("it is in a block");
            assert!(html.contains(tag), "{html}");
            assert_eq!(html.matches(MARK).count(), 1, "{words}");
        }
        let long = (place("Keep").0, place("Two").1);
        assert_eq!(marked(HTML, &[1], long).expect("it is there").matches(MARK).count(), 3);
    }

    #[test]
    fn a_passage_beyond_the_text_marks_nothing() {
        assert_eq!(marked(HTML, &[1], (9_000, 9_010)), None);
        assert_eq!((marked("", &[], (0, 4)), marked(HTML, &[1], (7, 7))), (None, None));
    }
}
