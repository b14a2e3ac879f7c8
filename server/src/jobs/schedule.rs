//! What is done again and again, in one table.

use super::prune::Prune;
use super::task::Task;
use crate::contexts::billing::WatchLimits;
use crate::contexts::files::TidyFiles;
use crate::contexts::identity::EndImpersonations;
use crate::contexts::platform::{WatchSignIns, WeighTenants};
use crate::contexts::workspaces::ForgetWords;
use anyhow::Result;
use graphile_worker::{Crontab, parse_crontab};

/// When (cron, UTC) and what. A tick is one task however many processes there are: the queue's table of known schedules
/// decides who puts it down. The key lets a tick replace one before it that still waits. Ticks of the last hour that
/// nobody was there for are made up for at the next start.
pub const SCHEDULE: &[(&str, &str)] = &[
    ("17 * * * *", Prune::NAME),
    ("*/10 * * * *", TidyFiles::NAME),
    ("*/5 * * * *", WeighTenants::NAME),
    ("* * * * *", WatchSignIns::NAME),
    ("* * * * *", EndImpersonations::NAME),
    ("* * * * *", WatchLimits::NAME),
    ("43 2 * * *", ForgetWords::NAME),
];

/// The schedule as the queue's library takes it.
///
/// # Errors
/// A line that isn't one.
pub fn crontabs() -> Result<Vec<Crontab>> {
    // The braces are the task's members: the library adds the tick to them, and without any a task can't be read.
    let line = |(when, what): &(&str, &str)| format!("{when} {what} ?fill=1h&job_key=schedule:{what}&max=5 {{}}\n");
    let lines: String = SCHEDULE.iter().map(line).collect();
    parse_crontab(&lines).map_err(|why| anyhow::anyhow!("the schedule can't be read: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_schedule_is_read() {
        let lines = crontabs().unwrap();
        assert_eq!(lines.len(), SCHEDULE.len());
        for line in lines {
            assert!(line.options.job_key.is_some() && line.options.fill.is_some(), "{line:?}");
            assert!(line.payload.is_some(), "a task is an object: {line:?}");
        }
    }
}
