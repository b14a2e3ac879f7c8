//! A text of JSON, read piece by piece from its beginning. Nothing here knows what is read, so that it is compiled once.

use super::fault::Fault;
use std::borrow::Cow;

/// So deep may lists and objects stand in each other.
const DEPTH: u8 = 128;

/// The text and how far it is read.
pub struct Text<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Text<'a> {
    /// From its beginning.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// How many bytes are read.
    pub const fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The byte that comes next, behind white space.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                next => return next.copied(),
            }
        }
    }

    fn take(&mut self, wanted: u8) -> bool {
        let is_next = self.peek() == Some(wanted);
        self.at += usize::from(is_next);
        is_next
    }

    /// This byte comes next.
    pub fn expect(&mut self, wanted: u8) -> Result<(), Fault> {
        if self.take(wanted) { Ok(()) } else { Err(Fault::new(&format_args!("expected `{}`", char::from(wanted)))) }
    }

    /// Whether this word comes next; if so it is read.
    pub fn word(&mut self, word: &str) -> bool {
        self.peek();
        let is_next = self.rest().starts_with(word);
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// `null` comes next.
    pub fn null(&mut self) -> Result<(), Fault> {
        if self.word("null") { Ok(()) } else { Err(Fault::new(&"expected `null`")) }
    }

    /// `true` or `false`.
    pub fn truth(&mut self) -> Result<bool, Fault> {
        match (self.word("true"), self.word("false")) {
            (true, _) => Ok(true),
            (_, true) => Ok(false),
            _ => Err(Fault::new(&"expected `true` or `false`")),
        }
    }

    /// Nothing more comes.
    pub fn end(&mut self) -> Result<(), Fault> {
        if self.peek().is_none() { Ok(()) } else { Err(Fault::new(&"expected nothing more")) }
    }

    /// A list or an object begins.
    pub fn enter(&mut self, open: u8) -> Result<(), Fault> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth < DEPTH { Ok(()) } else { Err(Fault::new(&"too deep")) }
    }

    /// It ends.
    pub fn leave(&mut self, close: u8) -> Result<(), Fault> {
        self.depth -= 1;
        self.expect(close)
    }

    /// Whether there is another member before it ends.
    pub fn another(&mut self, close: u8, is_first: &mut bool) -> Result<bool, Fault> {
        if self.peek() == Some(close) {
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            self.expect(b',')?;
        }
        Ok(true)
    }

    /// The digits of a number.
    pub fn digits(&mut self) -> Result<&'a str, Fault> {
        let begins = matches!(self.peek(), Some(b'-' | b'0'..=b'9'));
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'e' | b'E'));
        let digits = rest.get(..length.unwrap_or(rest.len())).filter(|_| begins);
        let digits = digits.ok_or_else(|| Fault::new(&"expected a number"))?;
        self.at += digits.len();
        Ok(digits)
    }

    /// A string, without its marks.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(b'"')?;
        let mut whole = Cow::Borrowed("");
        loop {
            let rest = self.rest();
            let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '));
            let plain =
                length.and_then(|length| rest.get(..length)).ok_or_else(|| Fault::new(&"a string has no end"))?;
            self.at += plain.len();
            if whole.is_empty() {
                whole = Cow::Borrowed(plain);
            } else {
                whole.to_mut().push_str(plain);
            }
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(whole);
                }
                Some(b'\\') => {
                    self.at += 1;
                    whole.to_mut().push(self.escaped()?);
                }
                _ => return Err(Fault::new(&"a string has a control character")),
            }
        }
    }

    /// What an escape stands for, behind its backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        let mark = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        let found = match mark {
            Some(mark @ (b'"' | b'\\' | b'/')) => Some(char::from(mark)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => self.coded(),
            _ => None,
        };
        found.ok_or_else(|| Fault::new(&"a string has an escape that means nothing"))
    }

    /// A character by its number: four digits, or twice four.
    fn coded(&mut self) -> Option<char> {
        let high = self.four()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        if !self.rest().starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let low = self.four()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)
    }

    fn four(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        self.at += 4;
        digits.chars().try_fold(0, |number, digit| Some((number << 4) | digit.to_digit(16)?))
    }

    /// Any value, which nobody wants.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let (open, close) = match self.peek() {
            Some(b'"') => return self.string().map(|_| ()),
            Some(b'n') => return self.null(),
            Some(b't' | b'f') => return self.truth().map(|_| ()),
            Some(b'[') => (b'[', b']'),
            Some(b'{') => (b'{', b'}'),
            _ => return self.digits().map(|_| ()),
        };
        self.enter(open)?;
        let mut is_first = true;
        while self.another(close, &mut is_first)? {
            if open == b'{' {
                self.string()?;
                self.expect(b':')?;
            }
            self.skip()?;
        }
        self.leave(close)
    }
}
