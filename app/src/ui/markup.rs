//! What the buttons of the editor of Markdown do with a text. Places count units of UTF-16, as browsers do.

/// What a part of a text can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Strong.
    Bold,
    /// Emphasised.
    Italic,
    /// A heading of its line.
    Heading,
    /// Points, one a line.
    List,
    /// A link.
    Link,
    /// Code; a block of it where it has several lines.
    Code,
}

/// What is typed in place of a part of the text, and what is selected afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where the part begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What is typed there.
    pub text: String,
    /// Beginning and end of what is selected then.
    pub select: (usize, usize),
}

impl Markup {
    /// In the order of their buttons.
    pub const ALL: [Self; 6] = [Self::Bold, Self::Italic, Self::Heading, Self::List, Self::Link, Self::Code];

    /// The icon of its button.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Link => "link",
            Self::Code => "code",
        }
    }

    /// The key that does the same with Ctrl or ⌘, and whether with ⇧ too.
    pub const fn key(self) -> (char, bool) {
        match self {
            Self::Bold => ('b', false),
            Self::Italic => ('i', false),
            Self::Heading => ('2', true),
            Self::List => ('8', true),
            Self::Link => ('l', true),
            Self::Code => ('e', false),
        }
    }

    /// What is meant by a key that is pressed with Ctrl or ⌘. Where a keyboard writes another script, or ⇧ another sign,
    /// its place counts.
    pub fn meant(key: &str, code: &str, is_shifted: bool) -> Option<Self> {
        let place = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
        let one = |text: &str| {
            let mut letters = text.chars();
            let letter = letters.next().filter(char::is_ascii_alphanumeric)?;
            letters.next().is_none().then(|| letter.to_ascii_lowercase())
        };
        let letter = one(key).or_else(|| place.and_then(one))?;
        Self::ALL.into_iter().find(|it| it.key() == (letter, is_shifted))
    }

    /// Does it to what is selected; done once more, it is taken back.
    pub fn edit(self, text: &str, from: usize, to: usize) -> Edit {
        let units: Vec<u16> = text.encode_utf16().collect();
        let to = to.min(units.len());
        let from = from.min(to);
        match self {
            Self::Bold => around(&units, from, to, "**", "**"),
            Self::Italic => around(&units, from, to, "_", "_"),
            Self::Code if units[from..to].contains(&LINE_END) => around(&units, from, to, "```\n", "\n```"),
            Self::Code => around(&units, from, to, "`", "`"),
            Self::Link => link(&units, from, to),
            Self::Heading => lines(&units, from, to, "## "),
            Self::List => lines(&units, from, to, "- "),
        }
    }
}

const LINE_END: u16 = 0x0A;
/// Stands for the address of a link until somebody types it.
const ADDRESS: &str = "https://";

fn of(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Puts signs around a part, or takes them away.
fn around(units: &[u16], from: usize, to: usize, before: &str, after: &str) -> Edit {
    let (part, ahead) = (of(&units[from..to]), length(before));
    if of(&units[..from]).ends_with(before) && of(&units[to..]).starts_with(after) {
        let select = (from - ahead, to - ahead);
        return Edit { from: from - ahead, to: to + length(after), text: part, select };
    }
    Edit { from, to, text: format!("{before}{part}{after}"), select: (from + ahead, to + ahead) }
}

/// Makes a part the label of a link, and selects its address.
fn link(units: &[u16], from: usize, to: usize) -> Edit {
    let label = of(&units[from..to]);
    let address = from + length(&label) + length("[](");
    Edit { from, to, text: format!("[{label}]({ADDRESS})"), select: (address, address + length(ADDRESS)) }
}

/// Puts a sign before each line that has a part in it, or takes it away from all.
fn lines(units: &[u16], from: usize, to: usize, sign: &str) -> Edit {
    let begin = units[..from].iter().rposition(|unit| *unit == LINE_END).map_or(0, |place| place + 1);
    let end = units[to..].iter().position(|unit| *unit == LINE_END).map_or(units.len(), |place| to + place);
    let whole = of(&units[begin..end]);
    let has_all = whole.split('\n').all(|line| line.starts_with(sign));
    let line = |line: &str| match line.strip_prefix(sign) {
        Some(bare) if has_all => bare.to_owned(),
        Some(_) => line.to_owned(),
        None => format!("{sign}{line}"),
    };
    let text = whole.split('\n').map(line).collect::<Vec<_>>().join("\n");
    let last = begin + length(&text);
    let select = if from == to { (last, last) } else { (begin, last) };
    Edit { from: begin, to: end, text, select }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after an edit, with what is selected between bars.
    fn edited(markup: Markup, text: &str) -> String {
        let parts: Vec<&str> = text.split('|').collect();
        let [before, chosen, after] = parts[..] else { panic!("two bars are expected in {text}") };
        let (from, to) = (length(before), length(before) + length(chosen));
        let edit = markup.edit(&format!("{before}{chosen}{after}"), from, to);
        let units: Vec<u16> = format!("{before}{chosen}{after}").encode_utf16().collect();
        let whole = of(&units[..edit.from]) + &edit.text + &of(&units[edit.to..]);
        let units: Vec<u16> = whole.encode_utf16().collect();
        let (from, to) = edit.select;
        format!("{}|{}|{}", of(&units[..from]), of(&units[from..to]), of(&units[to..]))
    }

    #[test]
    fn signs_are_put_around_what_is_selected_and_taken_away() {
        for (markup, plain, marked) in [
            (Markup::Bold, "a |b| c", "a **|b|** c"),
            (Markup::Italic, "|مرحبا|", "_|مرحبا|_"),
            (Markup::Code, "🦀 |x|", "🦀 `|x|`"),
            (Markup::Code, "|a\nb|", "```\n|a\nb|\n```"),
            (Markup::Bold, "||", "**||**"),
        ] {
            assert_eq!(edited(markup, plain), marked);
            assert_eq!(edited(markup, marked), plain, "and back");
        }
    }

    #[test]
    fn whole_lines_become_headings_and_points() {
        assert_eq!(edited(Markup::Heading, "a\nb|| c\nd"), "a\n## b c||\nd");
        assert_eq!(edited(Markup::List, "x\na|b\nc|d\ny"), "x\n|- ab\n- cd|\ny");
        assert_eq!(edited(Markup::List, "|- a\n- b|"), "|a\nb|", "what all of them have is taken away");
        assert_eq!(edited(Markup::List, "|- a\nb|"), "|- a\n- b|", "what some of them have, all get");
    }

    #[test]
    fn a_link_waits_for_its_address() {
        assert_eq!(edited(Markup::Link, "see |the plan|."), "see [the plan](|https://|).");
    }

    #[test]
    fn places_beyond_the_text_are_its_end() {
        assert_eq!(Markup::Bold.edit("ab", 9, 12).select, (4, 4));
    }

    #[test]
    fn keys_are_known_in_every_script_and_by_their_place() {
        assert_eq!(Markup::meant("b", "KeyB", false), Some(Markup::Bold));
        assert_eq!(Markup::meant("B", "KeyB", false), Some(Markup::Bold), "capitals are locked");
        assert_eq!(Markup::meant("ㅠ", "KeyB", false), Some(Markup::Bold));
        assert_eq!(Markup::meant("@", "Digit2", true), Some(Markup::Heading));
        assert_eq!(Markup::meant("L", "KeyL", true), Some(Markup::Link));
        assert_eq!(Markup::meant("l", "KeyL", false), None, "without ⇧ it is the browser's");
        assert_eq!((Markup::meant("Escape", "Escape", false), Markup::meant("k", "KeyK", false)), (None, None));
    }
}
