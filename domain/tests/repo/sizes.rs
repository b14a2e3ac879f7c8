//! Small files with one subject.

use crate::stale::Exceptions;
use crate::tree;

/// Lines that a source may have.
const LINES_MAX: usize = 400;
/// Lines that nine in ten stay below.
const NINE_IN_TEN: usize = 250;
/// Lines that half stay below.
const HALF: usize = 100;

/// Longer ones, and why.
const LONGER: [(&str, &str); 1] =
    [("server/tests/it/releases/", "dumps as `pg_dump` wrote them, so that they are what a release left")];

#[test]
fn sources_are_small() {
    let mut exceptions = Exceptions::new(&LONGER);
    let files: Vec<_> =
        tree::files().into_iter().filter(|file| file.is(&[".rs", ".css", ".mjs", ".sql", ".sh"])).collect();
    let mut faults: Vec<String> = files
        .iter()
        .map(|file| (file, file.lines().count()))
        .filter(|(file, lines)| *lines > LINES_MAX && !exceptions.cover(&file.path))
        .map(|(file, lines)| format!("{} has {lines} lines, {LINES_MAX} are the most", file.path))
        .collect();
    faults.extend(exceptions.stale());
    tree::none(&faults, "a file has one subject; split it:");

    let mut lines: Vec<usize> =
        files.iter().filter(|file| file.is(&[".rs"])).map(|file| file.lines().count()).collect();
    lines.sort_unstable();
    let (half, most) = (lines[lines.len() / 2], lines[lines.len() * 9 / 10]);
    assert!(
        half <= HALF && most <= NINE_IN_TEN,
        "half the sources have {half} lines or more, one in ten {most} or more"
    );
}
