//! The name of a time zone. What the zone's clocks do is [`super::Zone`]'s business.

use garde::{Error, Path, Report, Validate};
use serde::{Deserialize, Serialize};

/// The longest name that is taken; the longest one of the database has 32 characters.
const CHARS_MAX: usize = 64;

/// A time zone by its IANA name, `Europe/Berlin`. The form is checked here; whether there is such a zone, the server
/// knows, which alone carries the database.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TimeZone(String);

impl TimeZone {
    /// The zone of that name; the name isn't checked.
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Coordinated universal time.
impl Default for TimeZone {
    fn default() -> Self {
        Self("UTC".into())
    }
}

impl Validate for TimeZone {
    type Context = ();

    fn validate_into(&self, (): &(), parent: &mut dyn FnMut() -> Path, report: &mut Report) {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
        if self.0.is_empty() || self.0.len() > CHARS_MAX || !self.0.chars().all(fits) {
            report.append(parent(), Error::new("zone_unknown"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_no_name_is_refused() {
        for good in ["UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "America/Port-au-Prince"] {
            assert!(TimeZone::named(good).validate().is_ok(), "{good}");
        }
        for bad in ["", "Europe/Berlin\0", "../../etc/passwd", "Zürich", "a b", &"a".repeat(65)] {
            assert!(TimeZone::named(bad).validate().is_err(), "{bad}");
        }
    }
}
