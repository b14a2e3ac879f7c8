//! Where in the bytes of a file the reader of pages can find a stream, and what it's called there. What it reads itself is read
//! by it here too, so that both see the same.

use std::borrow::Cow;
use std::ops::Range;

use hayro_interpret::hayro_syntax::byte_reader::Reader;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Object, Stream};
use hayro_interpret::hayro_syntax::reader::{ReaderContext, ReaderExt};

use super::letters::is_blank;

/// What stands between the number of an object and the object.
const MARK: &[u8] = b"obj";

/// Where a word stands.
pub(super) fn of<'a>(word: &'a [u8], bytes: &'a [u8]) -> impl Iterator<Item = usize> {
    bytes.windows(word.len()).enumerate().filter(move |(_, it)| *it == word).map(|(at, _)| at)
}

/// The dictionary that begins here, where a stream seems to begin behind it.
pub(super) fn dict_of_stream(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let mut reader = Reader::new(bytes);
    reader.jump(at);
    let dict = reader.skip::<Dict<'_>>(false)?;
    reader.skip_white_spaces_and_comments();
    reader.peek_tag(b"stream")?;
    Some(dict)
}

/// The stream whose dictionary begins here.
pub(super) fn stream(bytes: &[u8], at: usize) -> Option<Stream<'_>> {
    dict_of_stream(bytes, at)?;
    let mut reader = Reader::new(bytes);
    reader.jump(at);
    reader.read_with_context::<Stream<'_>>(&ReaderContext::dummy())
}

/// Bytes of a stream as far as they may reach: to the end of the file, where another object says how many they are.
pub(super) fn data<'a>(stream: &Stream<'a>, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    match (stream.dict().get_raw::<Object<'_>>(b"Length"), stream.raw_data()) {
        (Some(MaybeRef::Ref(_)), Cow::Borrowed(data)) => {
            Cow::Borrowed(&bytes[data.as_ptr().addr() - bytes.as_ptr().addr()..])
        }
        (_, data) => data,
    }
}

/// What comes before an object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// Where the object begins.
    pub(super) object: usize,
    pub(super) name: Name,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// Its number and where this stands, as everybody writes it.
    Plain {
        number: u32,
        digits: Range<usize>,
        /// Whether it's the first object that was called so, as those are that hold others.
        is_first: bool,
        /// Whether nothing but blanks stand around it, so that whoever looks for objects sees it.
        is_clear: bool,
    },
    /// In another way, in which it may be any.
    Odd,
}

impl Heading {
    /// All that there are.
    pub(super) fn all(bytes: &[u8]) -> impl Iterator<Item = Self> {
        of(MARK, bytes).filter_map(|at| Self::of_mark(bytes, at))
    }

    fn of_mark(bytes: &[u8], at: usize) -> Option<Self> {
        let (before, behind) = (&bytes[..at], at + MARK.len());
        before.last().filter(|byte| is_blank(**byte))?;
        let mut reader = Reader::new(bytes);
        reader.jump(behind);
        reader.skip_white_spaces_and_comments();
        let object = reader.offset();
        let is_clear = bytes[behind..object].iter().all(|byte| is_blank(*byte));
        Some(Self { object, name: Name::before(before, is_clear).unwrap_or(Name::Odd) })
    }

    /// Whether what follows is something to one who reads it, and nothing to one who passes it. Whoever meets that has the
    /// reader look for all objects anew, of which others may be found.
    pub(super) fn is_torn(&self, bytes: &[u8]) -> bool {
        let mut reader = Reader::new(bytes);
        reader.jump(self.object);
        reader.peek_byte().is_some_and(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte))
            && reader.clone().skip::<Object<'_>>(false).is_none()
            && reader.read_with_context::<Object<'_>>(&ReaderContext::dummy()).is_some()
    }
}

impl Name {
    fn before(bytes: &[u8], is_clear: bool) -> Option<Self> {
        let (bytes, generation) = digits_at_end(without_blanks(bytes)?);
        let (before, number) = digits_at_end(without_blanks(bytes)?);
        // These would belong to the number.
        if before.last().is_some_and(|byte| b"+-.".contains(byte)) {
            return None;
        }
        Some(Self::Plain {
            number: value(number)?,
            digits: before.len()..before.len() + number.len(),
            is_first: value(generation)? == 0,
            is_clear: is_clear && before.last().is_none_or(|byte| is_blank(*byte)),
        })
    }
}

/// What comes before blanks; none where there are none, or where a remark ends in them: of that, nothing is meant.
fn without_blanks(bytes: &[u8]) -> Option<&[u8]> {
    let is_end = |byte: &u8| b"\r\n".contains(byte);
    let end = bytes.iter().rposition(|byte| !is_blank(*byte)).map_or(0, |last| last + 1);
    let (before, blanks) = bytes.split_at(end);
    let ends_remark = || before.rsplit(is_end).next().is_some_and(|line| line.contains(&b'%'));
    (!(blanks.is_empty() || blanks.iter().any(is_end) && ends_remark())).then_some(before)
}

fn digits_at_end(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1))
}

fn value(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(bytes: &[u8]) -> Vec<Name> {
        Heading::all(bytes).map(|heading| heading.name).collect()
    }

    fn plain(number: u32, digits: Range<usize>, is_first: bool, is_clear: bool) -> Name {
        Name::Plain { number, digits, is_first, is_clear }
    }

    #[test]
    fn objects_are_called_by_the_numbers_before_them() {
        let file = b"7 0 obj<<>>endobj\n12 3 obj 5 endobj";
        assert_eq!(names(file), [plain(7, 0..1, true, true), plain(12, 18..20, false, true)]);
        assert_eq!(names(b"endobj7 0 obj 1"), [plain(7, 6..7, true, false)]);
        assert_eq!(names(b"7\r\n0\nobj 1"), [plain(7, 0..1, true, true)]);
        assert_eq!(names(b"7 0 obj%\n1"), [plain(7, 0..1, true, false)]);
        assert_eq!(names(b"the object, an obj, endobj"), [Name::Odd, Name::Odd]);
    }

    #[test]
    fn what_may_be_another_number_is_odd() {
        for odd in ["1.7 0 obj", "+7 0 obj", "7%5\n0 obj", "7 0 % 3 5\nobj", "99999999999 0 obj"] {
            assert_eq!(names(odd.as_bytes()), [Name::Odd], "{odd}");
        }
    }

    #[test]
    fn what_is_read_and_not_passed_is_torn() {
        let torn = |file: &str| Heading::all(file.as_bytes()).any(|heading| heading.is_torn(file.as_bytes()));
        assert!(torn("1 0 obj -x") && torn("1 0 obj .x"));
        for whole in ["1 0 obj -1", "1 0 obj 12x", "1 0 obj <<>>", "1 0 obj x", "1 0 obj (-x)", "1 0 obj"] {
            assert!(!torn(whole), "{whole}");
        }
    }

    #[test]
    fn a_stream_reaches_as_far_as_it_says_or_as_another_object_may_say() {
        let file = b"<</Length 3>>stream\nabc\nendstream <</Length 9>>stream\nab\nendstream \
            <</Length 9 0 R>> % or so\nstream\r\nab\nendstream more";
        let ends: Vec<Vec<u8>> =
            of(b"<<", file).filter_map(|at| Some(data(&stream(file, at)?, file).into_owned())).collect();
        assert_eq!(ends, [b"abc".to_vec(), b"ab".to_vec(), b"ab\nendstream more".to_vec()]);
        assert!(stream(b"<</Length 3>>endstream\nabc\nendstream", 0).is_none());
    }
}
