//! Where runs and steps stand.

use crate::words;

words! {
    /// Where a run stands.
    RunStatus {
        /// Something is at work, or about to be.
        Running = "running",
        /// It waits for a model or for somebody.
        Waiting = "waiting",
        /// All of it is done.
        Done = "done",
        /// A step failed for good; it can be resumed there.
        Failed = "failed",
        /// Somebody ended it.
        Cancelled = "cancelled",
        /// It took too long.
        TimedOut = "timed_out",
    }
}

words! {
    /// Where a step of a run stands.
    StepStatus {
        /// Its turn hasn't come.
        Pending = "pending",
        /// It waits for a model or for somebody.
        Waiting = "waiting",
        /// It is done.
        Done = "done",
        /// A condition before it didn't hold.
        Skipped = "skipped",
        /// It failed, and will be tried again or not.
        Failed = "failed",
    }
}

words! {
    /// What a step waits for.
    Wait {
        /// A run of a model.
        Model = "model",
        /// Somebody's approval.
        Approval = "approval",
    }
}

words! {
    /// What began a run.
    CauseKind {
        /// A person, on a page.
        Person = "person",
        /// A program.
        Program = "program",
        /// The clock.
        Schedule = "schedule",
        /// Something that had happened.
        Event = "event",
    }
}

impl RunStatus {
    /// Whether it goes on no more, unless somebody resumes it.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled | Self::TimedOut)
    }

    /// Whether it can be taken up again where it stopped.
    pub const fn can_resume(self) -> bool {
        matches!(self, Self::Failed | Self::Cancelled | Self::TimedOut)
    }
}
