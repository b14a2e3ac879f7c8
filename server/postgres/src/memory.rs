//! How much memory the machine has for PostgreSQL, so that its page cache grows with it.

use std::{fs, path::Path};

/// MiB when nothing tells how much there is.
const UNKNOWN: u32 = 256;
const LEAST: u32 = 128;
const MOST: u32 = 4096;
/// What PostgreSQL makes good use of while the server and its models live beside it: one part of so many.
const PARTS: u64 = 8;
/// More than this is never wanted for building an index or tidying up.
const MAINTENANCE_MOST: u32 = 1024;

/// Where the unified hierarchy of control groups is.
const GROUPS: &str = "/sys/fs/cgroup";

/// The page cache in MiB that fits the machine, or the control group that this process runs in where that has less.
pub(crate) fn buffers_mib() -> u32 {
    let machine = fs::read_to_string("/proc/meminfo").ok().as_deref().and_then(total);
    let group =
        fs::read_to_string("/proc/self/cgroup").ok().and_then(|groups| least_of(Path::new(GROUPS), own(&groups)?));
    part(machine.into_iter().chain(group).min())
}

/// Memory in MiB for building an index and tidying up, beside a page cache: as much, since a vector index wants to be built in
/// memory, within bounds.
pub(crate) fn maintenance_mib(buffers_mib: u32) -> u32 {
    buffers_mib.min(MAINTENANCE_MOST)
}

/// The part of so many bytes that is the page cache's, in MiB.
fn part(bytes: Option<u64>) -> u32 {
    bytes.map_or(UNKNOWN, |bytes| u32::try_from(bytes / PARTS / 1024 / 1024).unwrap_or(MOST).clamp(LEAST, MOST))
}

/// The bytes of the machine, as `/proc/meminfo` tells them.
fn total(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim_end().parse::<u64>().ok()?.checked_mul(1024)
}

/// The group of this process below the hierarchy's root, as `/proc/self/cgroup` tells it; `None`: it has no unified one.
fn own(groups: &str) -> Option<&str> {
    groups.lines().find_map(|line| line.strip_prefix("0::/"))
}

/// The least that a group and those above it may have, of those that have a bound.
fn least_of(root: &Path, group: &str) -> Option<u64> {
    let group = root.join(group);
    let groups = group.ancestors().take_while(|above| above.starts_with(root));
    groups.filter_map(|group| bound(&fs::read_to_string(group.join("memory.max")).ok()?)).min()
}

/// The bytes of a `memory.max`; `None`: there is no bound.
fn bound(max: &str) -> Option<u64> {
    max.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1024 * 1024 * 1024;

    #[test]
    fn an_eighth_is_the_page_caches_within_bounds() {
        let of = |gib: u64| part(Some(gib * GIB));
        assert_eq!([of(2), of(8), of(32)], [256, 1024, 4096]);
        assert_eq!((part(Some(GIB / 2)), of(512)), (LEAST, MOST));
        assert_eq!(part(Some(u64::MAX)), MOST);
        assert_eq!(part(None), 256, "nothing tells");
    }

    #[test]
    fn an_index_is_built_in_as_much_up_to_a_gibibyte() {
        assert_eq!([32, 256, 1024, 4096].map(maintenance_mib), [32, 256, 1024, 1024]);
    }

    #[test]
    fn the_machine_tells_its_memory() {
        let told = "MemTotal:       16303292 kB\nMemFree:         1157072 kB\n";
        assert_eq!(total(told), Some(16_303_292 * 1024));
        for odd in ["", "MemFree: 1 kB", "MemTotal: lots kB", "MemTotal: 12", "MemTotal: 18446744073709551615 kB"] {
            assert_eq!(total(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_group_is_the_unified_hierarchys() {
        assert_eq!(own("0::/system.slice/portico.service\n"), Some("system.slice/portico.service"));
        assert_eq!(own("0::/\n"), Some(""), "a container's own root");
        assert_eq!(own("12:memory:/portico\n1:name=systemd:/\n"), None);
    }

    #[test]
    fn a_group_without_a_bound_has_none() {
        assert_eq!((bound("536870912\n"), bound("max\n"), bound("")), (Some(512 * 1024 * 1024), None, None));
    }

    #[test]
    fn the_least_of_a_group_and_those_above_it_counts() {
        let root = std::env::temp_dir().join(format!("portico-groups-{}", std::process::id()));
        let group = root.join("portico.slice/server.service");
        fs::create_dir_all(&group).expect("a folder");
        let write = |folder: &Path, max: &str| fs::write(folder.join("memory.max"), max).expect("it is written");
        write(&group, "max\n");
        let least = || least_of(&root, "portico.slice/server.service");
        assert_eq!(least(), None, "nobody bounds it");
        write(&root.join("portico.slice"), "2147483648\n");
        assert_eq!(least(), Some(2 * GIB), "what bounds the group above bounds it");
        write(&group, "1073741824\n");
        assert_eq!((least(), least_of(&root, "")), (Some(GIB), None));
        fs::remove_dir_all(&root).expect("it goes");
    }
}
