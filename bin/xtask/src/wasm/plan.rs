//! Which pieces of the browser code become one file.
//!
//! The splitter makes a piece for every set of lazy routes that share code: hundreds, most of them of a few hundred
//! bytes. A file costs a request, and a piece in a file that more routes load than need it costs them its bytes. Both
//! are counted in bytes, and files are joined as long as that makes the sum smaller (greedy agglomeration).

use std::collections::BTreeSet;

/// What a request costs, in bytes of the module before it is compressed.
const REQUEST: usize = 6_000;

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

/// Pieces joined to files.
pub fn join(pieces: Vec<File>) -> Vec<File> {
    let routes: Vec<String> =
        pieces.iter().flat_map(|piece| piece.users.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut files: Vec<Counted> = pieces.into_iter().map(|file| Counted::new(file, &routes)).collect();
    while let Some((one, other)) = best(&files) {
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
        let bit = |(place, route)| if file.users.contains::<String>(route) { 1_u128 << place } else { 0 };
        Self { users: routes.iter().enumerate().map(bit).sum(), pieces: file.pieces, bytes: file.bytes }
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

/// What all routes together load of a file.
fn cost(users: u128, bytes: usize) -> usize {
    users.count_ones() as usize * (bytes + REQUEST)
}

/// The two files that save most when they are joined, the earlier one first; none when no two save anything.
fn best(files: &[Counted]) -> Option<(usize, usize)> {
    let mut found = (0, None);
    for (place, one) in files.iter().enumerate() {
        let alone = cost(one.users, one.bytes);
        for (further, other) in files.iter().enumerate().skip(place + 1) {
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
