//! The languages of Portico.

/// A language that every screen speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, what a page speaks when nothing better is known.
    #[default]
    En,
    /// Arabic, written from right to left.
    Ar,
    /// Chinese in simplified characters.
    Zh,
    /// Korean.
    Ko,
}

/// The way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Locale {
    /// All languages, in the order of the language menu.
    pub const ALL: [Self; 4] = [Self::En, Self::Ar, Self::Zh, Self::Ko];

    /// As cookies, paths and `lang` spell it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::Zh => "zh",
            Self::Ko => "ko",
        }
    }

    /// The BCP 47 tag for `<html lang>`; names the script where a font depends on it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            other => other.code(),
        }
    }

    /// How its speakers call it.
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Zh => "简体中文",
            Self::Ko => "한국어",
        }
    }

    /// The way it is written.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Ar => Direction::Rtl,
            Self::En | Self::Zh | Self::Ko => Direction::Ltr,
        }
    }

    /// The language of a tag, by its first part: `zh-CN` is Chinese.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(primary))
    }

    /// Where a page of the public site stands in this language: English at the root, the others below their code.
    pub fn page(self, path: &str) -> String {
        match (self, path.strip_prefix('/').unwrap_or(path)) {
            (Self::En, rest) => format!("/{rest}"),
            (_, rest) if rest.is_empty() || rest.starts_with(['?', '#']) => format!("/{}{rest}", self.code()),
            (_, rest) => format!("/{}/{rest}", self.code()),
        }
    }

    /// Takes the language off a path of the public site: `/ko/pricing` is `/pricing` in Korean. `/en` is nobody's.
    pub fn of_page(path: &str) -> (Self, &str) {
        let rest = path.trim_end_matches('/');
        let (first, below) = rest.trim_start_matches('/').split_once('/').unwrap_or((rest.trim_start_matches('/'), ""));
        match Self::ALL.into_iter().find(|locale| *locale != Self::En && locale.code() == first) {
            Some(locale) if below.is_empty() => (locale, "/"),
            Some(locale) => (locale, &rest[rest.len() - below.len() - 1..]),
            None if rest.is_empty() => (Self::En, "/"),
            None => (Self::En, rest),
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4): the highest weight, the earlier one
    /// among equals. `None` where it names none of ours.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(locale) = parts.next().and_then(Self::parse) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if weight > best.map_or(0, |(weight, _)| weight) {
                best = Some((weight, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }
}

/// `0.8` as 800; 0 where it is no weight.
fn thousandths(weight: &str) -> u16 {
    match weight.trim().split_once('.') {
        None => weight.trim().parse::<u16>().map_or(0, |whole| whole.min(1) * 1000),
        Some(("1", _)) => 1000,
        Some((_, digits)) => format!("{digits:0<3}").get(..3).and_then(|three| three.parse().ok()).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_weight_wins_and_the_earlier_among_equals() {
        assert_eq!(Locale::from_accept_language("fr;q=0.9, ko;q=0.5, zh-CN;q=0.8"), Some(Locale::Zh));
        assert_eq!(Locale::from_accept_language("ar-EG,en"), Some(Locale::Ar));
        assert_eq!(Locale::from_accept_language("en;q=0.80,ko;q=0.8"), Some(Locale::En));
    }

    #[test]
    fn what_is_not_ours_or_not_wanted_is_passed_over() {
        assert_eq!(Locale::from_accept_language("fr, de;q=0.5"), None);
        assert_eq!(Locale::from_accept_language("ko;q=0, ar;q=0.1"), Some(Locale::Ar));
        assert_eq!(Locale::from_accept_language("*, ;q=x, ko;q=nonsense"), None);
        assert_eq!(Locale::from_accept_language(""), None);
    }

    #[test]
    fn a_page_is_found_again_in_each_language() {
        for locale in Locale::ALL {
            for path in ["/", "/pricing", "/portals/client"] {
                assert_eq!(Locale::of_page(&locale.page(path)), (locale, path));
                assert_eq!(Locale::of_page(&format!("{}/", locale.page(path))), (locale, path));
            }
        }
        assert_eq!(Locale::Ar.page("/?sent=1"), "/ar?sent=1");
        assert_eq!(Locale::of_page("/en/pricing"), (Locale::En, "/en/pricing"));
        assert_eq!(Locale::of_page("/korea"), (Locale::En, "/korea"));
    }

    #[test]
    fn codes_and_tags_come_back() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.code()), Some(locale));
            assert_eq!(Locale::parse(locale.tag()), Some(locale));
        }
        assert_eq!(Locale::parse("zh_TW"), Some(Locale::Zh));
        assert_eq!(Locale::parse("english"), None);
    }
}
