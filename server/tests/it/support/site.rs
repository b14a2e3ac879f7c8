//! A built site as small as it gets: the files that the assets door and the pages name.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

static SITE: OnceLock<PathBuf> = OnceLock::new();

/// The site's folder, made at the first use. Its release is `test`.
pub fn site() -> PathBuf {
    SITE.get_or_init(make).clone()
}

/// The folder that all worlds keep files in, unless they are told another: objects have names of their own.
pub fn files_folder() -> PathBuf {
    site().join("files")
}

/// Removes it at the end of the process.
pub fn remove() {
    if let Some(site) = SITE.get() {
        // A folder that stays is a nuisance and no more.
        let _ = fs::remove_dir_all(site);
    }
}

fn make() -> PathBuf {
    let site = tempfile::Builder::new().prefix("portico-site-").tempdir().expect("a temporary folder").keep();
    let release = site.join("pkg/test");
    fs::create_dir_all(&release).expect("the folder is made");
    let files: [(&str, &[u8]); 6] = [
        ("pkg/current", b"test\n"),
        ("pkg/test/portico.js", b"export default () => {};\n"),
        ("pkg/test/portico.css", b"body { margin: 0 }\n"),
        ("pkg/test/portico.css.br", b"pretends to be brotli"),
        ("pkg/test/portico.css.gz", b"pretends to be gzip"),
        ("favicon.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>\n"),
    ];
    for (name, content) in files {
        fs::write(site.join(name), content).expect("the file is written");
    }
    site
}
