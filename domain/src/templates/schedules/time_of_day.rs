//! A time of the day, as clocks show it.

use serde::{Deserialize, Serialize};

/// A time of the day by the hour and minute that clocks show, `08:00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TimeOfDay(String);

impl TimeOfDay {
    /// The time that is written so; the form isn't checked.
    pub fn written(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Minutes that clocks show since midnight, 0 to 1,439; `None` where it is no time of a day.
    pub fn minutes(&self) -> Option<u16> {
        let (hour, minute) = self.0.split_once(':')?;
        let two = |text: &str| -> Option<u16> {
            let is_two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            is_two.then(|| text.parse().ok()).flatten()
        };
        let (hour, minute) = (two(hour)?, two(minute)?);
        (hour < 24 && minute < 60).then_some(60 * hour + minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_two_digits_twice() {
        let minutes = |text: &str| TimeOfDay::written(text).minutes();
        assert_eq!((minutes("00:00"), minutes("08:30"), minutes("23:59")), (Some(0), Some(510), Some(1_439)));
        for bad in ["", "8:30", "24:00", "12:60", "12.30", "+1:30", "12:30:00", "１２:30"] {
            assert_eq!(minutes(bad), None, "{bad}");
        }
    }
}
