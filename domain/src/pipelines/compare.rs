//! How two texts are compared.

use crate::words;

words! {
    /// How two texts are compared, in whatever case.
    Comparison {
        /// They are the same.
        Is = "is",
        /// They differ.
        IsNot = "is_not",
        /// The second stands in the first.
        Contains = "contains",
        /// The first begins with the second.
        BeginsWith = "begins_with",
        /// The first is a greater number than the second.
        Above = "above",
        /// The first is a smaller number than the second.
        Below = "below",
        /// The first is blank.
        IsEmpty = "is_empty",
        /// The first isn't blank.
        IsFilled = "is_filled",
    }
}

impl Comparison {
    /// Whether it looks at a second text at all.
    pub const fn takes_two(self) -> bool {
        !matches!(self, Self::IsEmpty | Self::IsFilled)
    }

    /// Whether it holds. What is no number is neither above nor below one.
    pub fn holds(self, left: &str, right: &str) -> bool {
        let (left, right) = (left.trim().to_lowercase(), right.trim().to_lowercase());
        let numbers = || Some((left.parse::<f64>().ok()?, right.parse::<f64>().ok()?));
        match self {
            Self::Is => left == right,
            Self::IsNot => left != right,
            Self::Contains => left.contains(&right),
            Self::BeginsWith => left.starts_with(&right),
            Self::Above => numbers().is_some_and(|(left, right)| left > right),
            Self::Below => numbers().is_some_and(|(left, right)| left < right),
            Self::IsEmpty => left.is_empty(),
            Self::IsFilled => !left.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_in_whatever_case_and_numbers_as_numbers() {
        assert!(Comparison::Is.holds(" High ", "high") && Comparison::IsNot.holds("low", "high"));
        assert!(Comparison::Contains.holds("Invoice 12", "invoice") && Comparison::BeginsWith.holds("Ärger", "ä"));
        assert!(Comparison::Above.holds("10", "9.5") && !Comparison::Above.holds("9", "10"));
        assert!(!Comparison::Above.holds("many", "9") && !Comparison::Below.holds("many", "9"));
        assert!(Comparison::IsEmpty.holds("  ", "x") && Comparison::IsFilled.holds("0", ""));
    }
}
