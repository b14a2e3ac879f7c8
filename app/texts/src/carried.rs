//! Which texts a document carries to the browser.

/// Whose texts a document carries. Each carries the few that anything may need: what refuses, what fails, what closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Those of the portals.
    Portals,
    /// Those of the public site where it asks for something.
    Forms,
    /// No more than the few: the server wrote the page, and the browser leaves it as it is.
    Few,
}
