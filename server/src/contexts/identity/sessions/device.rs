//! What a browser or program says it is, in few words. It says what it likes: this is for its owner to recognise it by,
//! and nothing is decided by it.

/// Marks in a browser's `User-Agent`, the more special first, since each browser also claims to be its ancestors.
const PROGRAMS: [(&str, &str); 9] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// `Firefox · Linux`, `curl`; empty where nothing was said.
pub fn name_of(user_agent: &str) -> String {
    let found = |marks: &[(&str, &'static str)]| {
        marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    if !user_agent.starts_with("Mozilla/") {
        let first = user_agent.split(['/', ' ']).next().unwrap_or_default();
        return first.chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
    }
    let names: Vec<_> = [found(&PROGRAMS), found(&SYSTEMS)].into_iter().flatten().collect();
    names.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn the_usual_ones_are_known() {
        for (said, name) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 \
                 Safari/537.36 Edg/140.0.0.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 \
                 Safari/537.36",
                "Chrome · Linux",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            ("curl/8.14.1", "curl"),
            ("python-requests/2.32 x", "python-requests"),
            ("Mozilla/5.0", ""),
            ("", ""),
            ("\u{202e}evil\n", "evil"),
        ] {
            assert_eq!(name_of(said), name, "{said}");
        }
    }
}
