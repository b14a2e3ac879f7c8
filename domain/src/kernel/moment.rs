//! A point in time, in UTC. The domain never asks for the current one: it is an argument.

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// A point in business time; RFC 3339 on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Moment(pub DateTime<Utc>);

impl Moment {
    /// From seconds since 1970-01-01 UTC; `None` outside the representable years.
    pub fn from_unix_s(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).map(Self)
    }

    /// Whole milliseconds from `earlier` to this moment, 0 when it isn't earlier.
    pub fn ms_since(self, earlier: Self) -> u32 {
        let ms = self.0.signed_duration_since(earlier.0).num_milliseconds();
        u32::try_from(ms.max(0)).unwrap_or(u32::MAX)
    }

    /// The calendar date, `2026-11-21`.
    pub fn date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }

    /// Date and time to the minute in UTC, `2026-11-21 09:05`.
    pub fn minute(self) -> String {
        format!("{} {:02}:{:02}", self.date(), self.0.hour(), self.0.minute())
    }

    /// The second of its minute, by the clocks of every zone.
    pub fn second(self) -> u32 {
        self.0.second()
    }

    /// RFC 3339 to the second, for `<time datetime>`.
    pub fn rfc3339(self) -> String {
        format!("{}T{:02}:{:02}:{:02}Z", self.date(), self.0.hour(), self.0.minute(), self.0.second())
    }
}

/// Strictly RFC 3339. chrono's own reader takes other forms too, and brings the code of all of them into the browser.
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Written)
    }
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Moment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment as RFC 3339 writes it, 2026-11-21T09:05:00Z")
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Moment, E> {
        let read = DateTime::parse_from_rfc3339(written);
        read.map(|moment| Moment(moment.to_utc()))
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(written), &self))
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date-time", "description": "RFC 3339, UTC"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_and_read_as_rfc_3339() {
        let moment = Moment::from_unix_s(1_795_251_900).unwrap();
        assert_eq!(moment.rfc3339(), "2026-11-21T09:05:00Z");
        assert_eq!((moment.minute(), moment.second()), ("2026-11-21 09:05".to_owned(), 0));
        let json = serde_json::to_string(&moment).unwrap();
        assert_eq!(serde_json::from_str::<Moment>(&json).unwrap(), moment);
    }

    #[test]
    fn time_never_runs_backwards() {
        let [early, late] = [10, 12].map(|s| Moment::from_unix_s(s).unwrap());
        assert_eq!(late.ms_since(early), 2_000);
        assert_eq!(early.ms_since(late), 0);
    }
}
