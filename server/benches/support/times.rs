//! How long things took.

use std::time::Duration;

/// The moment that `part` of a hundred were quicker than, in milliseconds.
pub fn percentile(all: &mut [Duration], part: usize) -> f64 {
    all.sort();
    all.get(all.len().saturating_sub(1) * part / 100).map_or(f64::NAN, |took| took.as_secs_f64() * 1e3)
}
