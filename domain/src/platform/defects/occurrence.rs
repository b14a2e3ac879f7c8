//! One time that something failed, cut down to what may be kept of it.

use super::shape::{FRAME_MAX, frames, lasting, plain, shape};
use super::{DefectKind, DefectSide};

/// One time that something failed. It holds the shape of its message and the places of its stack, and nothing that it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where.
    pub side: DefectSide,
    /// How.
    pub kind: DefectKind,
    /// The shape of what it said.
    pub message: String,
    /// Where in the code; empty: nobody knows.
    pub place: String,
    /// The frames of its stack, a line each.
    pub stack: String,
    /// The release that it happened in.
    pub release: String,
    /// The operation, or the page by its route.
    pub during: Option<String>,
}

impl Occurrence {
    /// Of what was said, where, and with which stack. Where no place is named the innermost frame is it.
    pub fn new(
        (side, kind): (DefectSide, DefectKind),
        message: &str,
        place: Option<&str>,
        stack: &str,
        release: &str,
    ) -> Self {
        let frames = frames(stack);
        let place = place.map(|place| plain(place.trim(), FRAME_MAX)).filter(|place| !place.is_empty());
        let place = place.or_else(|| frames.first().cloned()).unwrap_or_default();
        Self {
            side,
            kind,
            message: shape(message),
            place,
            stack: frames.join("\n"),
            release: release.to_owned(),
            during: None,
        }
    }

    /// What it is grouped by: side, kind, shape, and the place as it is in every release.
    pub fn fingerprint(&self) -> String {
        [self.side.as_str(), self.kind.as_str(), &self.message, &lasting(&self.place)].join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: (DefectSide, DefectKind) = (DefectSide::Server, DefectKind::Panic);

    #[test]
    fn occurrences_of_one_cause_are_one_group_in_every_release() {
        let of = |message, place, release| Occurrence::new(SERVER, message, Some(place), "", release).fingerprint();
        let one = of("no row 17", "server/src/a.rs:10:2", "one");
        assert_eq!(one, of("no row 4711", "server/src/a.rs:12:2", "two"));
        assert_ne!(one, of("no row 17", "server/src/b.rs:10:2", "one"));
        assert_ne!(one, of("no column 17", "server/src/a.rs:10:2", "one"));
    }

    #[test]
    fn the_innermost_frame_is_the_place_unless_one_is_named() {
        let stack = "at open (/x.js:1:2)\nat start (/x.js:9:9)";
        let kind = (DefectSide::Browser, DefectKind::Error);
        assert_eq!(Occurrence::new(kind, "gone", None, stack, "one").place, "at open (/x.js:1:2)");
        assert_eq!(Occurrence::new(kind, "gone", Some(" app/src/a.rs:1:2 "), stack, "one").place, "app/src/a.rs:1:2");
        assert_eq!(Occurrence::new(kind, "gone", Some(" "), "", "one").place, "");
    }
}
