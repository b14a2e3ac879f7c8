//! The tokens' contrasts, computed again from `style/tokens.css` (WCAG 2.2, relative luminance).

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [f64; 3]>;

const SURFACES: [&str; 6] = ["canvas", "surface", "raised", "sunken", "hover", "active"];
const STATUSES: [&str; 4] = ["success", "warning", "danger", "info"];
const PORTALS: [&str; 8] = ["marketing", "client", "admin", "employee", "developer", "vendor", "investor", "support"];

fn sheet() -> &'static str {
    include_str!("../../style/tokens.css")
}

/// The colours of the rule that begins with `selector {`.
fn rule(selector: &str) -> Tokens {
    let start = sheet().find(&format!("{selector} {{")).unwrap_or_else(|| panic!("no rule {selector}"));
    let body = sheet()[start..].split_once('{').unwrap().1.split_once('}').unwrap().0;
    body.split(';').filter_map(declaration).collect()
}

fn declaration(text: &str) -> Option<(String, [f64; 3])> {
    let (name, value) = text.split_once(':')?;
    let name = name.rsplit("--").next()?.trim().to_owned();
    let inner = value.trim().strip_prefix("oklch(")?.strip_suffix(')')?;
    let parts: Vec<f64> = inner.split_whitespace().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    Some((name, parts.try_into().ok()?))
}

/// Linear sRGB of an OKLCH colour (Ottosson 2020).
fn linear_srgb([lightness, chroma, hue]: [f64; 3]) -> [f64; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let cube = |value: f64| value * value * value;
    let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548 * b);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = linear_srgb(colour).map(|part| part.clamp(0.0, 1.0));
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Light and dark: what the root declares, with the theme's own colours over it.
fn themes() -> [(&'static str, Tokens); 2] {
    let light = rule(":root, [data-theme=\"light\"]");
    let mut dark = light.clone();
    dark.extend(rule("[data-theme=\"dark\"]"));
    [("light", light), ("dark", dark)]
}

fn accents(theme: &str, portal: &str) -> Tokens {
    match theme {
        "light" => rule(&format!("[data-portal=\"{portal}\"]")),
        _ => rule(&format!(
            "[data-theme=\"dark\"][data-portal=\"{portal}\"], [data-theme=\"dark\"] [data-portal=\"{portal}\"]"
        )),
    }
}

#[track_caller]
fn at_least(least: f64, what: &str, one: [f64; 3], other: [f64; 3]) {
    let found = contrast(one, other);
    assert!(found >= least, "{what}: {found:.2} is less than {least}");
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((contrast([0.0, 0.0, 0.0], [1.0, 0.0, 0.0]) - 21.0).abs() < 0.01);
}

#[test]
fn texts_are_readable_on_every_surface() {
    for (theme, tokens) in themes() {
        for surface in SURFACES {
            for (text, least) in [("fg", 12.0), ("fg-muted", 6.5), ("fg-subtle", 4.5)] {
                at_least(least, &format!("{theme}: {text} on {surface}"), tokens[text], tokens[surface]);
            }
        }
        for surface in ["canvas", "surface", "raised"] {
            at_least(
                3.0,
                &format!("{theme}: border of controls on {surface}"),
                tokens["border-strong"],
                tokens[surface],
            );
        }
    }
}

#[test]
fn statuses_are_readable_on_their_own_ground_and_on_every_surface() {
    for (theme, tokens) in themes() {
        for status in STATUSES {
            let text = tokens[&format!("{status}-fg")];
            let ground = format!("{status}-subtle");
            for surface in SURFACES.into_iter().chain([ground.as_str()]) {
                at_least(4.5, &format!("{theme}: {status} on {surface}"), text, tokens[surface]);
            }
            let solid = tokens[&format!("{status}-solid")];
            at_least(4.5, &format!("{theme}: text on solid {status}"), tokens["on-solid"], solid);
        }
    }
}

#[test]
fn every_portal_is_readable_in_its_accent() {
    for (theme, tokens) in themes() {
        for portal in PORTALS {
            let accents = accents(theme, portal);
            let named = |what: &str| format!("{theme}: {portal}: {what}");
            for ground in ["accent", "accent-hover"] {
                at_least(4.5, &named("label of a primary button"), tokens["on-solid"], accents[ground]);
            }
            at_least(4.5, &named("accent text on its ground"), accents["accent-fg"], accents["accent-subtle"]);
            for surface in SURFACES {
                at_least(4.5, &named(surface), accents["accent-fg"], tokens[surface]);
            }
            for surface in ["canvas", "surface", "raised"] {
                at_least(3.0, &named("focus ring"), accents["ring"], tokens[surface]);
            }
        }
    }
}

#[test]
fn series_of_charts_stand_out_and_levels_of_heat_leave_the_ground_step_by_step() {
    for (theme, tokens) in themes() {
        let surface = tokens["surface"];
        for series in 1..=8 {
            at_least(3.0, &format!("{theme}: series {series}"), tokens[&format!("viz-{series}")], surface);
        }
        let levels: Vec<_> = (1..=5).map(|level| contrast(tokens[&format!("heat-{level}")], surface)).collect();
        assert!(levels.windows(2).all(|pair| pair[1] > pair[0] * 1.2), "{theme}: {levels:?}");
    }
}

#[test]
fn the_check_of_brands_knows_the_surfaces_of_the_style_sheet() {
    use domain::tenancy::Ground;
    for ((theme, tokens), ground) in themes().into_iter().zip([Ground::Light, Ground::Dark]) {
        for (name, surface) in ground.surfaces() {
            let declared = tokens[*name];
            let known = [surface.lightness, surface.chroma, surface.hue];
            assert_eq!(known, declared, "{theme}: {name}");
        }
    }
}
