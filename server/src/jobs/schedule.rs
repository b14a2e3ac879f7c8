//! What is done again and again, in one table.

use super::prune::Prune;
use super::task::Task;
use crate::contexts::files::TidyFiles;
use crate::contexts::identity::EndImpersonations;
use anyhow::Result;
use graphile_worker::{Crontab, parse_crontab};

/// When (cron, UTC) and what. A tick is one task however many processes there are: the queue's table of known schedules
/// decides who puts it down. The key lets a tick replace one before it that still waits.
pub const SCHEDULE: &[(&str, &str)] =
    &[("17 * * * *", Prune::NAME), ("*/10 * * * *", TidyFiles::NAME), ("* * * * *", EndImpersonations::NAME)];

/// The schedule as the queue's library takes it.
///
/// # Errors
/// A line that isn't one.
pub fn crontabs() -> Result<Vec<Crontab>> {
    let line = |(when, what): &(&str, &str)| format!("{when} {what} ?jobKey=schedule:{what}&max=5\n");
    let lines: String = SCHEDULE.iter().map(line).collect();
    parse_crontab(&lines).map_err(|why| anyhow::anyhow!("the schedule can't be read: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_schedule_is_read() {
        assert_eq!(crontabs().unwrap().len(), SCHEDULE.len());
    }
}
