//! The tree of routes as Leptos' router walks it.
//!
//! The router's own way is a type for each route, nested in each other; what it does with them was a sixth of the browser's
//! main module. Here a route is a row, and matching one is a walk through rows.

use crate::portals::Group;
use leptos_router::{
    GeneratedRouteData, MatchInterface, MatchNestedRoutes, MatchParams, Method, PathSegment, RouteMatchId,
};
use std::borrow::Cow;
use std::sync::Arc;

/// All routes.
#[derive(Clone)]
pub(super) struct Tree(Arc<[Route]>);

/// A path and the group that shows it; for a portal, which its frame shows, what stands below it.
struct Route {
    id: RouteMatchId,
    path: Path,
    group: Group,
    below: Vec<Route>,
}

/// Which addresses a route answers.
#[derive(Clone, Copy)]
pub(super) enum Path {
    /// Those that fit: `/tenants/:id`, where `:id` is any one segment.
    Is(&'static str),
    /// Those that a function knows. The server is told of the address beside it alone.
    Known(fn(&str) -> bool, &'static str),
}

/// A row of a table of routes.
pub(super) type Row = (&'static str, Group);

impl Tree {
    /// The routes in this order; the first that fits is taken.
    pub fn new(routes: impl Iterator<Item = (Path, Group, &'static [Row])>) -> Self {
        let route = |path, group, below| Route { id: RouteMatchId::new_from_route_id(), path, group, below };
        let rows = |rows: &[Row]| rows.iter().map(|(path, group)| route(Path::Is(path), *group, Vec::new())).collect();
        Self(routes.map(|(path, group, below)| route(path, group, rows(below))).collect())
    }
}

impl Route {
    fn matched(&self, path: &str) -> Option<Matched> {
        let found = |matched: &str, params, child: Option<Matched>| {
            Some(Matched {
                id: self.id,
                matched: matched.to_owned(),
                params,
                child: child.map(Box::new),
                group: self.group,
            })
        };
        match self.path {
            Path::Known(knows, _) => knows(path).then_some(())?,
            Path::Is(start) if !self.below.is_empty() => {
                let rest = path.strip_prefix(start).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
                let child = first(&self.below, rest)?;
                return found(start, child.params.clone(), Some(child));
            }
            Path::Is(pattern) => return found(path, params(pattern, path)?, None),
        }
        found(path, Vec::new(), None)
    }

    /// The pages at and below it, as the server mounts them.
    fn generate(&self, above: &[PathSegment]) -> Vec<GeneratedRouteData> {
        let path = match self.path {
            Path::Known(_, told) => return vec![generated(vec![PathSegment::Static(told.into())])],
            Path::Is(path) => path,
        };
        let own =
            path.split('/').filter(|segment| !segment.is_empty()).map(|segment| match segment.strip_prefix(':') {
                Some(name) => PathSegment::Param(name.into()),
                None => PathSegment::Static(segment.into()),
            });
        let segments: Vec<_> = above.iter().cloned().chain(own).collect();
        if self.below.is_empty() {
            return vec![generated(segments)];
        }
        self.below.iter().flat_map(|route| route.generate(&segments)).collect()
    }
}

fn generated(segments: Vec<PathSegment>) -> GeneratedRouteData {
    GeneratedRouteData { segments, methods: [Method::Get].into(), ..GeneratedRouteData::default() }
}

fn first(routes: &[Route], path: &str) -> Option<Matched> {
    routes.iter().find_map(|route| route.matched(path))
}

/// What stands in the places of the pattern's names; none where the path doesn't fit. A slash at its end is no matter.
fn params(pattern: &'static str, path: &str) -> Option<Params> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments = path.split('/');
    let mut params = Vec::new();
    for wanted in pattern.split('/') {
        let segment = segments.next()?;
        match wanted.strip_prefix(':') {
            Some(name) if !segment.is_empty() => params.push((Cow::Borrowed(name), segment.to_owned())),
            None if wanted == segment => {}
            _ => return None,
        }
    }
    segments.next().is_none().then_some(params)
}

type Params = Vec<(Cow<'static, str>, String)>;

/// A route that an address fits.
pub(super) struct Matched {
    id: RouteMatchId,
    matched: String,
    params: Params,
    child: Option<Box<Matched>>,
    group: Group,
}

impl MatchNestedRoutes for Tree {
    type Data = ();
    type Match = Matched;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Matched)>, &'a str) {
        match first(&self.0, path) {
            Some(matched) => (Some((matched.id, matched)), ""),
            None => (None, path),
        }
    }

    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        self.0.iter().flat_map(|route| route.generate(&[]))
    }

    fn optional(&self) -> bool {
        false
    }
}

impl MatchParams for Matched {
    fn to_params(&self) -> Params {
        self.params.clone()
    }
}

impl MatchInterface for Matched {
    type Child = Self;

    fn as_id(&self) -> RouteMatchId {
        self.id
    }

    fn as_matched(&self) -> &str {
        &self.matched
    }

    fn into_view_and_child(self) -> (impl leptos_router::ChooseView, Option<Self>) {
        (self.group, self.child.map(|child| *child))
    }
}

#[cfg(test)]
mod tests {
    use super::params;

    fn named(pattern: &'static str, path: &str) -> Option<Vec<String>> {
        params(pattern, path).map(|params| params.into_iter().map(|(name, value)| format!("{name}={value}")).collect())
    }

    #[test]
    fn a_path_fits_whole_with_or_without_a_slash_at_its_end() {
        for path in ["/tenants", "/tenants/"] {
            assert_eq!(named("/tenants", path), Some(Vec::new()), "{path}");
        }
        for path in ["", "/", "/tenant", "/tenantss", "/tenants/7", "tenants", "//tenants", "/tenants//"] {
            assert_eq!(named("/tenants", path), None, "{path}");
        }
    }

    #[test]
    fn a_name_stands_for_one_segment_that_is_there() {
        assert_eq!(named("/tenants/:id/plan", "/tenants/7/plan"), Some(vec!["id=7".to_owned()]));
        assert_eq!(named("/tenants/:id", "/tenants/7/"), Some(vec!["id=7".to_owned()]));
        for path in ["/tenants/", "/tenants//", "/tenants/7/8"] {
            assert_eq!(named("/tenants/:id", path), None, "{path}");
        }
    }

    #[test]
    fn a_portals_first_page_has_no_path_of_its_own() {
        assert_eq!(named("", ""), Some(Vec::new()));
        assert_eq!(named("", "/"), Some(Vec::new()));
        assert_eq!(named("", "/x"), None);
    }
}
