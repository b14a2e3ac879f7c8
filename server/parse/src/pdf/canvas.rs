//! A page's letters with their places, taken down while the page is drawn. Nothing is painted.

use std::time::{Duration, Instant};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use crate::apart;
use crate::fault::Fault;
use crate::limits::Limits;

/// Weight from which letters are bold.
const BOLD: u32 = 600;
/// Steps of drawing after which the clock is asked.
const STEPS: u64 = 16;
/// Letters of a page.
const LETTERS_MAX: usize = 1_000_000;

/// One letter, or what several are read as.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    /// From where to where it reaches along its line, in points. For what runs from top to bottom the page is turned.
    pub(super) from: f32,
    pub(super) to: f32,
    /// How far down its line stands.
    pub(super) down: f32,
    /// Its height in points.
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Whether its line runs across the page rather than along it.
    pub(super) turned: bool,
}

/// How much may still be drawn. A small file can draw one thing within another a million times over.
pub(super) struct Strain {
    /// Bytes of text that may still be taken down.
    text: usize,
    steps: u64,
    begun: Instant,
    time: Duration,
}

impl Strain {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { text: limits.characters as usize * 4, steps: 0, begun: Instant::now(), time: limits.time }
    }

    fn step(&mut self) {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS) && self.begun.elapsed() > self.time {
            apart::stop(Fault::too_large("it takes longer to draw than is waited"));
        }
    }

    /// Text is taken down; what says nothing counts too.
    fn take(&mut self, text: &str) {
        match self.text.checked_sub(text.len().max(1)) {
            Some(left) => self.text = left,
            None => apart::stop(Fault::too_large("more text than is read")),
        }
    }
}

/// What surrounds what is drawn.
enum Mark {
    /// What the page repeats of its own: numbers, lines at its top and bottom.
    Artifact,
    /// Letters that are read as something else.
    Instead,
    Other,
}

/// What letters are read as, while they're drawn.
struct Instead {
    text: String,
    /// The letter that holds it, once one was drawn.
    at: Option<usize>,
}

pub(super) struct Canvas<'s> {
    strain: &'s mut Strain,
    letters: Vec<Letter>,
    unknown: u32,
    marks: Vec<Mark>,
    /// How many of the marks say that what they hold isn't the page's own.
    artifacts: u32,
    instead: Option<Instead>,
}

impl<'s> Canvas<'s> {
    pub(super) fn new(strain: &'s mut Strain) -> Self {
        Self { strain, letters: Vec::new(), unknown: 0, marks: Vec::new(), artifacts: 0, instead: None }
    }

    /// The letters in the order in which they were drawn, and how many were drawn that nobody can name.
    pub(super) fn finish(self) -> (Vec<Letter>, u32) {
        (self.letters, self.unknown)
    }

    fn put(&mut self, letter: Letter) {
        if self.letters.len() >= LETTERS_MAX {
            apart::stop(Fault::too_large("more letters on a page than are read"));
        }
        let Some(instead) = &mut self.instead else {
            self.letters.push(letter);
            return;
        };
        match instead.at.and_then(|at| self.letters.get_mut(at)) {
            Some(whole) => {
                whole.from = whole.from.min(letter.from);
                whole.to = whole.to.max(letter.to);
            }
            None => {
                instead.at = Some(self.letters.len());
                let text = std::mem::take(&mut instead.text);
                self.letters.push(Letter { text, ..letter });
            }
        }
    }
}

impl<'a> Device<'a> for Canvas<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.strain.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.strain.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.strain.step();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.strain.step();
        if self.artifacts > 0 {
            return;
        }
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            self.strain.step();
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let onto = props.transform * glyph.transform();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => named(character.into()),
                Some(BfString::String(text)) => named(text),
                None => None,
            };
            match text {
                Some(text) => {
                    self.strain.take(&text);
                    self.put(placed(text, onto, advance.unwrap_or(500.0), bold, vertical));
                }
                None if self.instead.is_some() => {
                    self.put(placed(String::new(), onto, advance.unwrap_or(500.0), bold, vertical));
                }
                None => self.unknown = self.unknown.saturating_add(1),
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.strain.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.strain.step();
        let instead = || properties?.get::<Bytes<'_>>(b"ActualText").map(|it| decoded(it.as_bytes()));
        let mark = if tag == b"Artifact" {
            self.artifacts += 1;
            Mark::Artifact
        } else if self.instead.is_some() {
            Mark::Other
        } else if let Some(text) = instead() {
            self.strain.take(&text);
            self.instead = Some(Instead { text, at: None });
            Mark::Instead
        } else {
            Mark::Other
        };
        self.marks.push(mark);
    }

    fn end_marked_content(&mut self) {
        match self.marks.pop() {
            Some(Mark::Artifact) => self.artifacts -= 1,
            Some(Mark::Instead) => self.instead = None,
            Some(Mark::Other) | None => (),
        }
    }
}

fn is_bold(glyph: &Glyph) -> bool {
    let Glyph::Outline(glyph) = glyph else { return false };
    let Some(font) = glyph.font_data() else { return false };
    let name = font.postscript_name.unwrap_or_default();
    font.weight.is_some_and(|weight| weight >= BOLD) || name.contains("Bold") || name.contains("Black")
}

/// A letter at its place. A glyph is a thousand units high and its advance is counted in them.
fn placed(text: String, onto: Affine, advance: f32, bold: bool, vertical: bool) -> Letter {
    let (origin, along) = (onto * Point::ZERO, onto * Point::new(advance.into(), 0.0));
    let up = onto * Point::new(0.0, 1000.0);
    let size = (up - origin).hypot() as f32;
    let (dx, dy) = (along.x - origin.x, along.y - origin.y);
    let (x, y) = (origin.x as f32, origin.y as f32);
    let (from, down, length, turned) = if vertical {
        (y - size, -x, f64::from(size), true)
    } else if dy.abs() > dx.abs() {
        let sign = dy.signum() as f32;
        (y * sign, -x * sign, dy.abs(), true)
    } else {
        (x, y, dx, false)
    };
    let to = from + length as f32;
    Letter { text, from: from.min(to), to: from.max(to), down, size, bold, turned }
}

/// The text of a glyph; none where it says nothing. Fonts of signs have their bullets where no characters are.
fn named(text: String) -> Option<String> {
    let said = |it: char| match it {
        '\u{f0b7}' | '\u{f0a7}' => Some('•'),
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\0' => None,
        '\u{a0}' => Some(' '),
        it => Some(it),
    };
    let text: String = text.chars().filter_map(said).collect();
    (!text.is_empty()).then_some(text)
}

/// A text as the format writes it outside of pages.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        _ => match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => text.to_owned(),
            // Nearly what the format calls its own encoding.
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}
