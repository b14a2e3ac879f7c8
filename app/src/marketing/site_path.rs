//! One route for all public pages: it matches what [`SitePage`] lists, so that no second list of paths is kept.

use super::SitePage;
use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch};

/// Matches the path of a public page in any language. Links between public pages load the next one whole, so that its head
/// is right and its texts are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SitePath;

impl PossibleRouteMatch for SitePath {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        SitePage::at(path).map(|_| PartialPathMatch::new("", Vec::new(), path))
    }

    /// The server mounts the start page; it renders every other one as what no route of its own answers.
    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.push(PathSegment::Static("/".into()));
    }
}
