//! Colours: as people choose them (sRGB in hexadecimal) and as tokens are made of them (OKLCH, Ottosson 2020), with the
//! contrast of WCAG 2.2. No I/O; the same sums in browser and server.

use garde::{Error, Path, Report, Validate};
use serde::{Deserialize, Serialize};

/// A colour as people choose it: `#1f7a4d`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BrandColour(String);

impl BrandColour {
    /// The colour of that text; the text isn't checked.
    pub fn named(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The colour of that text, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(text.to_owned())).filter(|colour| colour.parts().is_some())
    }

    /// As it was chosen.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Red, green and blue, or `None` where the text is no colour.
    fn parts(&self) -> Option<[f64; 3]> {
        let digits =
            self.0.strip_prefix('#').filter(|it| it.len() == 6 && it.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(|part| f64::from(part) / 255.0);
        Some([part(0)?, part(2)?, part(4)?])
    }

    /// The colour in OKLCH; black where the text is no colour.
    pub fn oklch(&self) -> Oklch {
        Oklch::of_linear(self.parts().unwrap_or_default().map(linear))
    }
}

impl Validate for BrandColour {
    type Context = ();

    fn validate_into(&self, (): &(), parent: &mut dyn FnMut() -> Path, report: &mut Report) {
        if self.parts().is_none() {
            report.append(parent(), Error::new("not_a_colour"));
        }
    }
}

/// A colour by lightness (0 to 1), chroma and hue (degrees).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Oklch {
    /// From black, 0, to white, 1.
    pub lightness: f64,
    /// From grey, 0, to about 0.3.
    pub chroma: f64,
    /// In degrees.
    pub hue: f64,
}

impl Oklch {
    /// White.
    pub const WHITE: Self = Self::new(1.0, 0.0, 0.0);

    /// A colour of these.
    pub const fn new(lightness: f64, chroma: f64, hue: f64) -> Self {
        Self { lightness, chroma, hue }
    }

    fn of_linear([red, green, blue]: [f64; 3]) -> Self {
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        let hue = b.atan2(a).to_degrees().rem_euclid(360.0);
        Self { lightness, chroma: a.hypot(b), hue }
    }

    /// Linear sRGB; parts beyond 0 and 1 lie outside of what screens show.
    fn linear(self) -> [f64; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cos, self.chroma * sin);
        let cube = |value: f64| value * value * value;
        let l = cube(self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(self.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ]
    }

    /// The same hue and lightness with as much of the chroma as sRGB has.
    #[must_use]
    pub fn within_srgb(mut self) -> Self {
        let is_inside = |colour: Self| colour.linear().iter().all(|part| (-0.0005..=1.0005).contains(part));
        while self.chroma > 0.0 && !is_inside(self) {
            self.chroma = (self.chroma - 0.002).max(0.0);
        }
        self
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear().map(|part| part.clamp(0.0, 1.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// As a style sheet writes it, with three decimals.
    pub fn css(self) -> String {
        format!("oklch({:.3} {:.3} {:.0})", self.lightness, self.chroma, self.hue)
    }

    /// As mails write it, `#1f7a4d`.
    pub fn hex(self) -> String {
        let part = |part: f64| (encoded(part.clamp(0.0, 1.0)) * 255.0).round() as u8;
        let [red, green, blue] = self.linear().map(part);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// How well one colour is told from another, 1 to 21 (WCAG 2.2, contrast ratio).
pub fn contrast(one: Oklch, other: Oklch) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// One part of sRGB without its curve (IEC 61966-2-1).
fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The other way round.
fn encoded(part: f64) -> f64 {
    if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_comes_back_as_it_was_chosen() {
        for text in ["#1f7a4d", "#ffffff", "#000000", "#6d28d9", "#ffcc00", "#808080"] {
            assert_eq!(BrandColour::named(text).oklch().hex(), text);
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for bad in ["", "#fff", "1f7a4d", "#1f7a4g", "red", "#1f7a4d;", "#é123"] {
            assert!(BrandColour::named(bad).validate().is_err(), "{bad}");
        }
        assert!(BrandColour::named("#1F7A4D").validate().is_ok());
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        assert!((contrast(Oklch::new(0.0, 0.0, 0.0), Oklch::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn what_screens_do_not_show_loses_chroma_and_nothing_else() {
        let vivid = Oklch::new(0.5, 0.4, 150.0).within_srgb();
        assert!(vivid.chroma < 0.2 && (vivid.lightness, vivid.hue) == (0.5, 150.0), "{vivid:?}");
    }
}
