//! A template as those see it who may run it.

use super::{Industry, Purpose};
use crate::kernel::{Moment, TemplateId};
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a template comes from.
    TemplateOrigin {
        /// With Portico.
        BuiltIn = "built_in",
        /// From one's own tenant.
        Own = "own",
        /// From somebody who has offered it.
        Offered = "offered",
    }
}

/// A template in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// What people call it.
    pub name: String,
    /// One or two sentences about it.
    pub summary: String,
    /// The trade that it is for.
    pub industry: Industry,
    /// What it does.
    pub purpose: Purpose,
    /// Where it comes from.
    pub origin: TemplateOrigin,
    /// The version that runs take unless told: what `production` names, else the newest.
    pub version: u32,
    /// When something changed last.
    pub changed_at: Moment,
}

/// A version of a template. What was published stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// When it was published.
    pub published_at: Moment,
    /// What its author says about it.
    pub notes: Option<String>,
}
