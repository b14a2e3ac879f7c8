//! One text as it lies in memory.

/// One text, or one for each plural form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    /// The same for all numbers.
    Plain(&'static str),
    /// By plural form: zero, one, two, few, many, other.
    Plural([&'static str; 6]),
}

impl Entry {
    /// The text where no number is at hand.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Plain(text) => text,
            Self::Plural([.., other]) => other,
        }
    }
}
