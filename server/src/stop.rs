//! Why a handler stopped.

use domain::Refusal;

/// Why a handler stopped. The gateway turns it into a refusal and logs what is our own defect, once.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The domain says no.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database says no, or isn't there.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// Our own defect.
    #[error("{0}")]
    Defect(String),
}

impl Stop {
    /// A defect, with what is known of it.
    pub fn defect(why: impl ToString) -> Self {
        Self::Defect(why.to_string())
    }

    /// Whether it is a defect of ours: no refusal, nobody who was quicker, and no database that is away.
    pub fn is_ours(&self) -> bool {
        match self {
            Self::Refused(_) => false,
            Self::Database(error) => !is_away(error) && !is_taken(error),
            Self::Defect(_) => true,
        }
    }

    /// Whether somebody else was quicker, so that deciding anew may go well.
    pub fn is_conflict(&self) -> bool {
        match self {
            Self::Refused(refusal) => *refusal == Refusal::conflict(),
            Self::Database(error) => is_taken(error),
            Self::Defect(_) => false,
        }
    }

    /// As it leaves a door.
    pub fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Database(error) if is_taken(&error) => Refusal::conflict(),
            Self::Database(error) if is_away(&error) => {
                tracing::warn!(%error, "the database is away");
                Refusal::new(503, "database_unavailable")
            }
            defect => {
                tracing::error!(error = %defect, "an operation failed");
                Refusal::internal()
            }
        }
    }
}

/// Whether somebody else was quicker.
fn is_taken(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.is_unique_violation())
}

/// Whether the database can't be reached, is starting or is going down (SQLSTATE class 57P, 08).
pub fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.starts_with("57P") || code.starts_with("08"))
        }
        _ => false,
    }
}
