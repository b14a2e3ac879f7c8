//! Which pieces of the browser code become one file.
//!
//! The splitter makes a piece for every set of lazy routes that share code: hundreds, most of them of a few hundred
//! bytes. A file costs a request, and a piece in a file that more routes load than need it costs them its bytes. Both
//! are counted in bytes, and files are joined as long as that makes the sum smaller (greedy agglomeration).

use anyhow::{Context, Result};
use std::collections::BTreeSet;

/// What a request costs, in bytes of the module before it is compressed.
const REQUEST: usize = 6_000;

/// What surrounds the pages of portals, and the groups of pages that stand without, as `app/src/portals` calls them.
const FRAME: &str = "__portal_frames_view_";
const WITHOUT_FRAME: [&str; 5] =
    ["__entry_pages_view_", "__gallery_view_", "__public_site_view_", "__shared_documents_view_", "__site_forms_view_"];

/// The groups that somebody opens who has nothing of Portico yet: to their pieces nothing is joined that they don't need.
const FIRST_SEEN: [&str; 3] = ["__entry_pages_view_", "__public_site_view_", "__site_forms_view_"];

/// Pieces that are loaded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The lazy routes that load it.
    pub users: BTreeSet<String>,
    /// The names of its pieces.
    pub pieces: Vec<String>,
    /// Their bytes together.
    pub bytes: usize,
}

/// The frame where a route's page stands in one: a part of the name of its own lazy route.
pub fn frame_of(route: &str) -> Option<&'static str> {
    (!WITHOUT_FRAME.iter().any(|group| route.starts_with(group))).then_some(FRAME)
}

/// Whoever loads a page of a portal loads the frame around it: the frame's pieces are used by all of these.
///
/// # Errors
/// A group that is named here is not among the routes.
pub fn surround(pieces: &mut [File], routes: &[&String]) -> Result<()> {
    let of = |group: &str| {
        let found = routes.iter().copied().find(|route| route.starts_with(group));
        found.with_context(|| {
            format!("no lazy route begins with {group}: `plan.rs` names the groups of app/src/portals")
        })
    };
    let frame = of(FRAME)?;
    WITHOUT_FRAME.iter().try_for_each(|group| of(group).map(|_| ()))?;
    let framed = || routes.iter().copied().filter(|route| frame_of(route).is_some()).cloned();
    let of_frame = pieces.iter_mut().filter(|piece| piece.users.contains(frame));
    of_frame.for_each(|piece| piece.users.extend(framed()));
    Ok(())
}

/// Pieces joined to files.
pub fn join(pieces: Vec<File>) -> Vec<File> {
    let routes: Vec<String> =
        pieces.iter().flat_map(|piece| piece.users.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut files: Vec<Counted> = pieces.into_iter().map(|file| Counted::new(file, &routes)).collect();
    let is_first_seen = |route: &String| FIRST_SEEN.iter().any(|group| route.starts_with(group));
    let first_seen = bits(&routes, is_first_seen);
    while let Some((one, other)) = best(&files, first_seen) {
        let taken = files.swap_remove(other);
        files[one].take(taken);
    }
    let mut files: Vec<File> = files.into_iter().map(|file| file.file(&routes)).collect();
    files.sort_by(|one, other| one.pieces.cmp(&other.pieces));
    files
}

/// A file whose routes are bits, which are quick to count.
struct Counted {
    users: u128,
    pieces: Vec<String>,
    bytes: usize,
}

impl Counted {
    fn new(file: File, routes: &[String]) -> Self {
        let users = bits(routes, |route| file.users.contains(route));
        Self { users, pieces: file.pieces, bytes: file.bytes }
    }

    fn file(self, routes: &[String]) -> File {
        let is_user = |place: &usize| self.users & (1_u128 << place) != 0;
        let users = (0..routes.len()).filter(is_user).map(|place| routes[place].clone()).collect();
        let mut pieces = self.pieces;
        pieces.sort();
        File { users, pieces, bytes: self.bytes }
    }

    fn take(&mut self, other: Self) {
        self.users |= other.users;
        self.bytes += other.bytes;
        self.pieces.extend(other.pieces);
    }
}

/// Those of the routes that are chosen, a bit each.
fn bits(routes: &[String], is_chosen: impl Fn(&String) -> bool) -> u128 {
    routes.iter().enumerate().map(|(place, route)| if is_chosen(route) { 1_u128 << place } else { 0 }).sum()
}

/// What all routes together load of a file.
fn cost(users: u128, bytes: usize) -> usize {
    users.count_ones() as usize * (bytes + REQUEST)
}

/// The two files that save most when they are joined, the earlier one first; none when no two save anything. Both have
/// the same users among `apart`.
fn best(files: &[Counted], apart: u128) -> Option<(usize, usize)> {
    let mut found = (0, None);
    for (place, one) in files.iter().enumerate() {
        let alone = cost(one.users, one.bytes);
        for (further, other) in files.iter().enumerate().skip(place + 1) {
            if (one.users ^ other.users) & apart != 0 {
                continue;
            }
            let apart = alone + cost(other.users, other.bytes);
            let saved = apart.saturating_sub(cost(one.users | other.users, one.bytes + other.bytes));
            if saved > found.0 {
                found = (saved, Some((place, further)));
            }
        }
    }
    found.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(name: &str, users: &[&str], bytes: usize) -> File {
        let users = users.iter().map(|user| (*user).to_owned()).collect();
        File { users, pieces: vec![name.to_owned()], bytes }
    }

    fn names(files: &[File]) -> Vec<Vec<&str>> {
        files.iter().map(|file| file.pieces.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn what_the_same_routes_load_is_one_file() {
        let files = join(vec![piece("a", &["x", "y"], 90_000), piece("b", &["x", "y"], 90_000)]);
        assert_eq!(names(&files), [["a", "b"]]);
        assert_eq!(files[0].bytes, 180_000);
    }

    #[test]
    fn a_crumb_goes_to_a_file_that_more_load_and_a_large_piece_does_not() {
        let all = ["w", "x", "y", "z"];
        let files =
            join(vec![piece("a", &all, 200_000), piece("b", &["x", "y"], 300), piece("c", &["y", "z"], 300_000)]);
        assert_eq!(names(&files), [vec!["a", "b"], vec!["c"]]);
        assert_eq!(files[0].users.len(), 4);
    }

    #[test]
    fn who_comes_first_loads_nothing_that_others_need() {
        let site = "__public_site_view_7";
        let both = [piece("a", &[site, "x", "y"], 300), piece("b", &["x", "y"], 300)];
        assert_eq!(names(&join(both.to_vec())), [["a"], ["b"]]);
        let both =
            both.map(|piece| File { users: piece.users.into_iter().filter(|user| user != site).collect(), ..piece });
        assert_eq!(names(&join(both.to_vec())), [["a", "b"]]);
    }

    #[test]
    fn what_the_frame_needs_every_page_in_it_loads() {
        let routes: Vec<String> =
            [FRAME, "__runs_", "__teams_"].iter().chain(&WITHOUT_FRAME).map(|group| format!("{group}7")).collect();
        let mut pieces = vec![
            piece("frame", &["__portal_frames_view_7", "__runs_7", "__gallery_view_7"], 90_000),
            piece("page", &["__runs_7", "__gallery_view_7"], 90_000),
        ];
        surround(&mut pieces, &routes.iter().collect::<Vec<_>>()).expect("all are there");
        let users = |piece: &File| piece.users.iter().cloned().collect::<Vec<_>>();
        assert_eq!(users(&pieces[0]), ["__gallery_view_7", "__portal_frames_view_7", "__runs_7", "__teams_7"]);
        assert_eq!(users(&pieces[1]), ["__gallery_view_7", "__runs_7"]);
        let refused = surround(&mut pieces, &[&"__runs_7".to_owned()]).expect_err("there is no frame").to_string();
        assert!(refused.contains(FRAME), "{refused}");
    }

    #[test]
    fn nothing_is_lost() {
        let pieces: Vec<_> = (0..40_usize)
            .map(|n| piece(&format!("p{n:02}"), &[["u", "v"], ["v", "w"], ["u", "w"], ["x", "u"]][n % 4], n * 997))
            .collect();
        let bytes: usize = pieces.iter().map(|piece| piece.bytes).sum();
        let files = join(pieces);
        assert_eq!(files.iter().map(|file| file.bytes).sum::<usize>(), bytes);
        assert_eq!(files.iter().map(|file| file.pieces.len()).sum::<usize>(), 40);
    }
}
