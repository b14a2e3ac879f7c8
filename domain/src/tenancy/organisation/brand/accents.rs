//! The five accent tokens of one colour, in both themes. A colour whose texts couldn't be read is made darker or lighter
//! until they can: hue and character stay, lightness gives way.

use super::colour::{Oklch, contrast};

/// Texts have at least this contrast (WCAG 2.2, 1.4.3).
const TEXT_MIN: f64 = 4.5;
/// The focus ring has at least this (WCAG 2.2, 1.4.11).
const RING_MIN: f64 = 3.0;
/// One step of lightness.
const STEP: f64 = 0.005;
/// A smaller difference nobody sees.
const SEEN: f64 = 0.01;

/// What lies behind: light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
}

/// The surfaces of the light theme, `canvas` to `active`, as `style/tokens.css` has them.
pub const SURFACES_LIGHT: [(&str, Oklch); 6] = [
    ("canvas", Oklch::new(0.977, 0.003, 260.0)),
    ("surface", Oklch::new(1.0, 0.0, 260.0)),
    ("raised", Oklch::new(1.0, 0.0, 260.0)),
    ("sunken", Oklch::new(0.957, 0.004, 260.0)),
    ("hover", Oklch::new(0.948, 0.005, 260.0)),
    ("active", Oklch::new(0.925, 0.006, 260.0)),
];

/// The surfaces of the dark theme.
pub const SURFACES_DARK: [(&str, Oklch); 6] = [
    ("canvas", Oklch::new(0.155, 0.008, 260.0)),
    ("surface", Oklch::new(0.190, 0.009, 260.0)),
    ("raised", Oklch::new(0.230, 0.011, 260.0)),
    ("sunken", Oklch::new(0.135, 0.008, 260.0)),
    ("hover", Oklch::new(0.255, 0.012, 260.0)),
    ("active", Oklch::new(0.290, 0.014, 260.0)),
];

/// The five accent tokens in one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accents {
    /// Behind the white label of a primary button.
    pub accent: Oklch,
    /// The same under the pointer.
    pub hover: Oklch,
    /// Text on every surface.
    pub fg: Oklch,
    /// A tinted surface.
    pub subtle: Oklch,
    /// The focus ring.
    pub ring: Oklch,
}

impl Accents {
    /// The tokens of a colour. `true`: it was made darker or lighter to be readable.
    pub fn of(colour: Oklch, ground: Ground) -> (Self, bool) {
        let tint = |lightness: f64, chroma_max: f64| {
            Oklch::new(lightness, colour.chroma.min(chroma_max), colour.hue).within_srgb()
        };
        let (start, subtle, fg, ring) = match ground {
            Ground::Light => {
                let start = colour.lightness.clamp(0.3, 0.6);
                (start, tint(0.962, 0.025), tint(start.min(0.47), 0.19), tint(0.56, 0.19))
            }
            Ground::Dark => (colour.lightness.clamp(0.5, 0.56), tint(0.28, 0.06), tint(0.8, 0.11), tint(0.72, 0.14)),
        };
        let accent = until(tint(start, 0.19), -STEP, |it| contrast(it, Oklch::WHITE) >= TEXT_MIN);
        let hover = Oklch { lightness: accent.lightness - 0.05, ..accent }.within_srgb();
        let away = if ground == Ground::Light { -STEP } else { STEP };
        let surfaces = ground.surfaces();
        let fg = until(fg, away, |it| {
            surfaces.iter().all(|(_, surface)| contrast(it, *surface) >= TEXT_MIN) && contrast(it, subtle) >= TEXT_MIN
        });
        let ring = until(ring, away, |it| surfaces.iter().all(|(_, surface)| contrast(it, *surface) >= RING_MIN));
        let moved = ground == Ground::Light && (accent.lightness - colour.lightness).abs() > SEEN;
        (Self { accent, hover, fg, subtle, ring }, moved)
    }

    /// Whether everything that is written in these tokens can be read: the check before they are taken.
    pub fn are_readable(&self, ground: Ground) -> bool {
        let texts = [(Oklch::WHITE, self.accent), (Oklch::WHITE, self.hover), (self.fg, self.subtle)];
        let is_text = |(one, other): &(Oklch, Oklch)| contrast(*one, *other) >= TEXT_MIN;
        texts.iter().all(is_text)
            && ground
                .surfaces()
                .iter()
                .all(|(_, surface)| is_text(&(self.fg, *surface)) && contrast(self.ring, *surface) >= RING_MIN)
    }

    /// As a rule of a style sheet writes them.
    pub fn css(&self) -> String {
        format!(
            "--accent:{};--accent-hover:{};--accent-fg:{};--accent-subtle:{};--ring:{}",
            self.accent.css(),
            self.hover.css(),
            self.fg.css(),
            self.subtle.css(),
            self.ring.css()
        )
    }
}

impl Ground {
    /// Its surfaces by name.
    pub const fn surfaces(self) -> &'static [(&'static str, Oklch); 6] {
        match self {
            Self::Light => &SURFACES_LIGHT,
            Self::Dark => &SURFACES_DARK,
        }
    }
}

/// Moves a colour's lightness by steps until it is as wanted, or it can't go further.
fn until(mut colour: Oklch, step: f64, is_wanted: impl Fn(Oklch) -> bool) -> Oklch {
    while !is_wanted(colour) && (0.1..=0.98).contains(&(colour.lightness + step)) {
        colour = Oklch { lightness: colour.lightness + step, ..colour }.within_srgb();
    }
    colour
}

#[cfg(test)]
mod tests {
    use super::super::BrandColour;
    use super::*;

    #[test]
    fn every_colour_there_is_comes_out_readable() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let text = format!("#{red:02x}{green:02x}{blue:02x}");
                    for ground in [Ground::Light, Ground::Dark] {
                        let (accents, _) = Accents::of(BrandColour::named(&text).oklch(), ground);
                        assert!(accents.are_readable(ground), "{text} {ground:?} {accents:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_readable_colour_stays_and_a_pale_one_is_made_darker() {
        let of = |text: &str| Accents::of(BrandColour::named(text).oklch(), Ground::Light);
        let (green, moved) = of("#1f7a4d");
        assert!(!moved && green.accent.hex() == "#1f7a4d", "{}", green.accent.hex());
        let (yellow, moved) = of("#ffe066");
        assert!(moved && contrast(yellow.accent, Oklch::WHITE) >= 4.5);
    }

    #[test]
    fn tokens_that_cannot_be_read_are_found_out() {
        let (accents, _) = Accents::of(BrandColour::named("#1f7a4d").oklch(), Ground::Light);
        let pale = Accents { accent: Oklch::new(0.9, 0.1, 90.0), ..accents };
        assert!(!pale.are_readable(Ground::Light));
        assert!(!accents.are_readable(Ground::Dark), "made for another theme");
    }
}
