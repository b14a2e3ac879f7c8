use crate::kernel::{Example, Moment};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How the installation does, part by part, with the reason where something isn't well. Every part is looked at now.
#[operation(query, platform, rest = GET "/platform/health", needs = ReadSystem, reach = Platform, output = HealthReport)]
pub struct Health {}

words! {
    /// A part of the installation.
    HealthPart {
        /// The database.
        Database = "database",
        /// Workers that take tasks.
        Workers = "workers",
        /// The queue of tasks.
        Queue = "queue",
        /// Jobs that people have asked for.
        Jobs = "jobs",
        /// Subscribers that follow the log.
        Subscribers = "subscribers",
        /// Processes in several steps.
        Sagas = "sagas",
        /// Mails on their way.
        Mail = "mail",
        /// Where the bytes of files are.
        Storage = "storage",
        /// The disk of this process.
        Disk = "disk",
        /// The models.
        Model = "model",
        /// The seals over the log.
        Seals = "seals",
        /// The proof of isolation.
        Isolation = "isolation",
    }
}

words! {
    /// How a part does.
    HealthState {
        /// It doesn't work.
        Down = "down",
        /// It works, and somebody should look.
        Warning = "warning",
        /// It works.
        Up = "up",
        /// It isn't there, and nothing needs it.
        Absent = "absent",
    }
}

/// How the installation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HealthReport {
    /// When it was looked at, by the machine's clock.
    pub at: Moment,
    /// The version of the program.
    pub version: String,
    /// The worst state of its parts.
    pub state: HealthState,
    /// Its parts.
    pub checks: Vec<HealthCheck>,
}

/// How a part does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HealthCheck {
    /// The part.
    pub part: HealthPart,
    /// How it does.
    pub state: HealthState,
    /// Why, as a code: `queue.oldest_waits`.
    pub reason: String,
    /// The figures of the reason.
    pub figures: Vec<HealthFigure>,
}

/// One figure of a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HealthFigure {
    /// Its name in the reason's sentence.
    pub name: String,
    /// Its value, as people read it.
    pub value: String,
}

impl Example for Health {
    fn example() -> Self {
        Self {}
    }
}
