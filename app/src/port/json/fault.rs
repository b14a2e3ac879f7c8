//! Why a text can't be read.

use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// Why a text can't be read, in words. One pointer, since every function that reads gives it back.
pub struct Fault(Box<Why>);

struct Why {
    words: String,
}

impl Fault {
    /// In these words.
    pub fn new(words: &dyn fmt::Display) -> Self {
        Self(Box::new(Why { words: words.to_string() }))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.words)
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.words)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self::new(&words)
    }

    // What came instead isn't told: to write it takes the code that writes fractions, and whoever reads this has the text.

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(&format_args!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(&format_args!("expected {expected}"))
    }
}
