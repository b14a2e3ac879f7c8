//! The hours in which somebody isn't to be disturbed.

use serde::{Deserialize, Serialize};

/// From a full hour of the day to another, by the person's own clocks; over midnight where the second is the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct QuietHours {
    /// The first hour, 0 to 23.
    pub from: u8,
    /// The hour with which they end, 0 to 23.
    pub until: u8,
}

impl QuietHours {
    /// Whether an hour of the day is among them.
    pub const fn cover(self, hour: u8) -> bool {
        if self.from < self.until {
            self.from <= hour && hour < self.until
        } else {
            hour >= self.from || hour < self.until
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_go_over_midnight() {
        let night = QuietHours { from: 22, until: 7 };
        let quiet: Vec<_> = (0..24).filter(|hour| night.cover(*hour)).collect();
        assert_eq!(quiet, [0, 1, 2, 3, 4, 5, 6, 22, 23]);
        let noon = QuietHours { from: 12, until: 14 };
        assert_eq!((0..24).filter(|hour| noon.cover(*hour)).collect::<Vec<_>>(), [12, 13]);
    }
}
