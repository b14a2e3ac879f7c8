use crate::kernel::Kind;
use crate::words;

words! {
    /// How an operation runs and answers.
    OperationKind {
        /// Changes something and answers when it is durable.
        Command = "command",
        /// Asks, and changes nothing.
        Query = "query",
        /// Answers 202; a worker does it later.
        Job = "job",
        /// Answers with items as they come.
        Stream = "stream",
        /// Takes a file.
        Upload = "upload",
        /// Answers with a file.
        Download = "download",
    }
}

impl OperationKind {
    /// Whether it changes nothing.
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Query | Self::Stream | Self::Download)
    }
}

impl From<Kind> for OperationKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Command => Self::Command,
            Kind::Query => Self::Query,
            Kind::Job => Self::Job,
            Kind::Stream => Self::Stream,
            Kind::Upload => Self::Upload,
            Kind::Download => Self::Download,
        }
    }
}
