//! What a browser measures of a page as people feel it, and how good it is (web.dev/articles/vitals).

use crate::words;

words! {
    /// A measure of a page.
    Vital {
        /// Largest Contentful Paint, in milliseconds: when the largest part of the page was there.
        Lcp = "lcp",
        /// Interaction to Next Paint, in milliseconds: how long the page took to answer, nearly at its slowest.
        Inp = "inp",
        /// Cumulative Layout Shift, in thousandths: how much the page moved by itself.
        Cls = "cls",
    }
}

words! {
    /// How good a measure is.
    Rating {
        /// Good.
        Good = "good",
        /// It needs improvement.
        Fair = "fair",
        /// Poor.
        Poor = "poor",
    }
}

impl Vital {
    /// The most that is good, and the most that isn't poor.
    pub const fn thresholds(self) -> (u32, u32) {
        match self {
            Self::Lcp => (2_500, 4_000),
            Self::Inp => (200, 500),
            Self::Cls => (100, 250),
        }
    }

    /// How good a value is.
    pub const fn rate(self, value: u32) -> Rating {
        let (good, fair) = self.thresholds();
        if value <= good {
            Rating::Good
        } else if value <= fair {
            Rating::Fair
        } else {
            Rating::Poor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_rated_as_web_vitals_define() {
        for (vital, good, fair, poor) in
            [(Vital::Lcp, 2_500, 4_000, 4_001), (Vital::Inp, 200, 500, 501), (Vital::Cls, 100, 250, 251)]
        {
            assert_eq!(
                [good, good + 1, fair, poor].map(|value| vital.rate(value)),
                [Rating::Good, Rating::Fair, Rating::Fair, Rating::Poor],
                "{vital:?}"
            );
        }
    }
}
