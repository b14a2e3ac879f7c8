//! How variables and labels are written.

use garde::Error;

/// Whether a text is the name of a variable: a small letter, then small letters, digits and underscores.
pub(super) fn is_variable(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

/// The rule of a variable's name, which a row that isn't filled in lacks.
pub(super) fn variable(text: &str, _: &()) -> garde::Result {
    if text.trim().is_empty() || is_variable(text.trim()) { Ok(()) } else { Err(Error::new("not_a_variable")) }
}

/// The rule of a label: small letters, digits and hyphens, with a letter at the beginning.
pub(super) fn label(text: &str, _: &()) -> garde::Result {
    let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let begins = text.starts_with(|first: char| first.is_ascii_lowercase());
    if begins && text.chars().all(fits) { Ok(()) } else { Err(Error::new("not_a_code")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_small_letters() {
        for good in ["a", "order_number", "line2"] {
            assert!(is_variable(good), "{good}");
        }
        for bad in ["", "2nd", "_a", "Order", "order number", "zahlung-am", "größe"] {
            assert!(!is_variable(bad), "{bad}");
        }
        assert!(label("production", &()).is_ok() && label("try-2", &()).is_ok());
        assert!(label("Production", &()).is_err() && label("2", &()).is_err() && label("", &()).is_err());
    }
}
