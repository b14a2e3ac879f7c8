//! What the browser may have to fetch, at most.

use crate::sizes::{Page, Size};
use anyhow::{Result, bail};

/// A file or a kind of file, and its limit in bytes after brotli.
struct Budget {
    what: &'static str,
    limit: usize,
    covers: fn(&Size, &str) -> bool,
}

const BUDGETS: [Budget; 4] = [
    Budget { what: "the style sheet", limit: 20 * 1024, covers: |size, output| size.name == format!("{output}.css") },
    Budget { what: "the main module", limit: 164 * 1024, covers: |size, output| size.name == format!("{output}.wasm") },
    Budget { what: "a chunk", limit: 90 * 1024, covers: |size, output| is_chunk(size, output) },
    Budget { what: "the icon sprite", limit: 30 * 1024, covers: |size, _| size.name == "icons.svg" },
];

fn is_chunk(size: &Size, output: &str) -> bool {
    size.name.ends_with(".wasm") && size.name != format!("{output}.wasm")
}

/// Modules and scripts of one page together. The goal is 260 KB; this keeps what is reached.
const PAGE: usize = 720 * 1024;
/// And of one that the public site has to be read.
const READ: usize = 190 * 1024;

/// Names every file and every page that is over its limit.
pub fn check(sizes: &[Size], pages: &[Page], output: &str) -> Result<()> {
    let mut over = Vec::new();
    for budget in &BUDGETS {
        for size in sizes.iter().filter(|size| (budget.covers)(size, output) && size.brotli > budget.limit) {
            over.push(format!(
                "{} ({}): {} bytes after brotli, {} allowed",
                size.name, budget.what, size.brotli, budget.limit
            ));
        }
    }
    for page in pages {
        let limit = if page.name.starts_with("__public_site_view_") { READ } else { PAGE };
        if page.brotli > limit {
            over.push(format!("{} (a page): {} bytes after brotli, {limit} allowed", page.name, page.brotli));
        }
    }
    if !over.is_empty() {
        bail!("over the size budget:\n{}", over.join("\n"));
    }
    Ok(())
}
