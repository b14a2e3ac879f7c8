//! What a file may be called.

use crate::kernel::rules;
use garde::Error;

/// A line of text without what some system reads as a folder; never `.` or `..`.
pub(crate) fn file_name(text: &str, _: &()) -> garde::Result {
    rules::line(text, &())?;
    if text.contains(['/', '\\']) || text.chars().all(|c| c == '.' || c == ' ') {
        return Err(Error::new("not_allowed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path() {
        for good in ["a.png", "القائمة.pdf", ".env.txt", "two words.txt", "目录.csv"] {
            assert!(file_name(good, &()).is_ok(), "{good}");
        }
        for bad in ["", " ", ".", "..", "../a.png", "a/b.png", "C:\\a.png", "a\nb.txt", "gpj.\u{202E}exe"] {
            assert!(file_name(bad, &()).is_err(), "{bad:?}");
        }
    }
}
