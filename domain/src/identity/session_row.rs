use super::Means;
use crate::kernel::{Moment, SessionId};
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// What holds a session.
    SessionHolder {
        /// A browser, by its cookie.
        Browser = "browser",
        /// A program, by its tokens.
        Program = "program",
    }
}

words! {
    /// Where an address lies, as far as the address itself says.
    Network {
        /// On the machine that Portico runs on.
        Machine = "machine",
        /// In the network around it, which the internet doesn't reach.
        Private = "private",
        /// On the internet.
        Public = "public",
    }
}

words! {
    /// The order of a list of sessions.
    SessionSort {
        /// The one used last, first.
        LastUsedAtDown = "-lastUsedAt",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A session that has neither ended nor been ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SessionRow {
    /// Its id.
    pub id: SessionId,
    /// Program and system as it named itself: `Firefox · Linux`; empty where it said nothing.
    pub device: String,
    /// What holds it.
    pub holder: SessionHolder,
    /// The address that it was last used from.
    pub address: Option<String>,
    /// Where that address lies.
    pub network: Option<Network>,
    /// How its person proved who they are.
    pub proved_by: Vec<Means>,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used, to the minute.
    pub last_used_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
    /// Whether it is the session that asks.
    pub current: bool,
}

/// How many sessions were ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SessionsEnded {
    /// How many there were.
    pub ended: u32,
}
