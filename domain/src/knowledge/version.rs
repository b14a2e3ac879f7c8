//! What one version of a document is made of.

use crate::kernel::{DocumentId, FileId, PersonId, Personal};
use crate::words;
use serde::{Deserialize, Serialize};

/// Characters of a page or a text at most.
pub const BODY_CHARS_MAX: usize = 500_000;
/// Characters of a title at most.
pub const TITLE_CHARS_MAX: usize = 200;

words! {
    /// What a document is.
    DocumentKind {
        /// A page that is written here.
        Page = "page",
        /// A file that was brought in.
        File = "file",
        /// Text that was pasted, or sent by a program.
        Text = "text",
    }
}

words! {
    /// Where a version stands.
    VersionStatus {
        /// Somebody writes it.
        Draft = "draft",
        /// It waits for whoever approves.
        InReview = "in_review",
        /// It is what readers see.
        Approved = "approved",
        /// Whoever reviewed it said no.
        Rejected = "rejected",
        /// A later one is there in its place.
        Superseded = "superseded",
    }
}

words! {
    /// How the text of a version is written.
    TextFormat {
        /// Without any marks.
        Plain = "plain",
        /// With the marks of Markdown.
        Markdown = "markdown",
        /// As a page of the web.
        Html = "html",
        /// As a table of values with commas between them.
        Csv = "csv",
    }
}

/// The version of a file that a version of a document is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "FileOfDocument"))]
pub struct FileVersion {
    /// The file.
    pub file: FileId,
    /// The number of its version, from 1.
    pub version: u32,
    /// What it is, `application/pdf`.
    pub media_type: String,
    /// Its bytes.
    pub size_bytes: u64,
}

/// What somebody puts into a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is called.
    pub title: String,
    /// Its text; none for a file.
    pub body: Option<String>,
    /// How that is written.
    pub format: TextFormat,
    /// The file, where it is one.
    pub file: Option<FileVersion>,
}

/// Who does something to a document, and what they are called at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By(pub PersonId, pub String);

impl By {
    /// The name as events keep it.
    pub(super) fn named(self) -> (PersonId, Personal<String>) {
        (self.0, Personal::of(self.0.0, self.1))
    }
}

impl Written {
    /// Title and text as events keep them: under the key of their document, so that losing it is how they are forgotten.
    pub(super) fn sealed(self, id: DocumentId) -> (Personal<String>, Option<Personal<String>>) {
        let title = Personal::of(id.0, self.title.trim().to_owned());
        (title, self.body.map(|body| Personal::of(id.0, body)))
    }
}
