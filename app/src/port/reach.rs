//! Whether the server is within reach, from what becomes of requests. Answers come out of order: one that was on its way
//! when the line went says nothing about the line as it is now.
#![cfg_attr(not(any(test, feature = "hydrate")), expect(dead_code, reason = "only a browser has a line"))]

/// What is known of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    is_lost: bool,
    losses: u32,
}

/// When a request began: after so many losses of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun(u32);

impl Reach {
    /// The line as it stands at first.
    pub const fn new() -> Self {
        Self { is_lost: false, losses: 0 }
    }

    /// Whether the server is out of reach.
    pub const fn is_lost(self) -> bool {
        self.is_lost
    }

    /// A request begins now.
    pub const fn begin(self) -> Begun {
        Begun(self.losses)
    }

    /// The line is gone: only what begins from now on can say that it is back.
    pub const fn lost(self) -> Self {
        Self { is_lost: true, losses: self.losses.wrapping_add(1) }
    }

    /// A request has reached the server or hasn't. What began before the last loss is no news.
    pub const fn heard(self, begun: Begun, reached: bool) -> Self {
        match (begun.0 == self.losses, reached) {
            (false, _) => self,
            (true, true) => Self { is_lost: false, ..self },
            (true, false) => self.lost(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_on_its_way_when_the_line_went_says_nothing() {
        let early = Reach::new().begin();
        let gone = Reach::new().lost();
        assert!(gone.heard(early, true).is_lost());
        let probe = gone.begin();
        assert!(!gone.heard(probe, true).is_lost());
    }

    #[test]
    fn a_request_that_fails_late_doesnt_take_back_that_the_line_is_there() {
        let line = Reach::new();
        let (first, second) = (line.begin(), line.begin());
        let gone = line.heard(first, false);
        assert!(gone.is_lost());
        let back = gone.heard(gone.begin(), true);
        assert!(!back.is_lost());
        assert!(!back.heard(second, false).is_lost());
    }
}
