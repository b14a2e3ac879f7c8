//! What measures, ratings and devices are called, and how values are written.

use crate::ui::Tone;
use crate::words;
use domain::platform::{DeviceClass, Rating, ViewsBy, Vital};
use texts::{Key, keys};

/// What a measure is called.
pub(super) const fn vital(vital: Vital) -> Key {
    match vital {
        Vital::Lcp => keys::speed::LCP,
        Vital::Inp => keys::speed::INP,
        Vital::Cls => keys::speed::CLS,
    }
}

/// A rating as colour, icon and word.
pub(super) const fn rating(rating: Rating) -> (Tone, &'static str, Key) {
    match rating {
        Rating::Good => (Tone::Success, "circle-check", keys::speed::GOOD),
        Rating::Fair => (Tone::Warning, "triangle-alert", keys::speed::FAIR),
        Rating::Poor => (Tone::Danger, "circle-alert", keys::speed::POOR),
    }
}

/// What a device is called.
pub(super) const fn device(device: DeviceClass) -> Key {
    match device {
        DeviceClass::Phone => keys::speed::PHONE,
        DeviceClass::Tablet => keys::speed::TABLET,
        DeviceClass::Desktop => keys::speed::DESKTOP,
    }
}

/// What views are told apart by.
pub(super) const fn by(by: ViewsBy) -> Key {
    match by {
        ViewsBy::Page => keys::speed::PAGE,
        ViewsBy::Language => keys::speed::LANGUAGE,
        ViewsBy::Referrer => keys::speed::REFERRER,
    }
}

/// A measure's value with its unit: `1.24 s`, `180 ms`, `0.05`.
pub(super) fn value(vital: Vital, value: u32) -> String {
    match vital {
        Vital::Lcp => format!("{}.{:02} s", value / 1_000, value % 1_000 / 10),
        Vital::Inp => format!("{value} ms"),
        Vital::Cls => format!("{}.{:02}", value / 1_000, value % 1_000 / 10),
    }
}

/// Microseconds as milliseconds, to the nearest.
pub(super) const fn ms(us: u64) -> u64 {
    (us + 500) / 1_000
}

/// Milliseconds with their unit.
pub(super) fn took(us: u64) -> String {
    if us < 1_000 { "< 1 ms".into() } else { format!("{} ms", words::number(ms(us))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_units() {
        let values = [value(Vital::Lcp, 1_245), value(Vital::Inp, 180), value(Vital::Cls, 52)];
        assert_eq!(values, ["1.24 s", "180 ms", "0.05"]);
        assert_eq!([took(999), took(1_600)], ["< 1 ms", "2 ms"]);
    }
}
