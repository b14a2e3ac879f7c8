//! Codes that change every thirty seconds, and the secret behind them as authenticator apps take it.

use crate::Stop;
use crate::ambient::new_secret;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use totp_rs::{Algorithm, Builder, Totp};

/// RFC 4226 §4 recommends 160 bits.
const SECRET_BYTES: usize = 20;
/// Seconds that a code stands; the one before and the one after are taken too, for clocks that differ.
const STEP_S: u64 = 30;
const DIGITS: u8 = 6;

/// What a person shares with their authenticator.
pub struct Secret(Vec<u8>);

impl Secret {
    /// A new one.
    pub fn new() -> Self {
        Self(new_secret()[..SECRET_BYTES].to_vec())
    }

    /// One that was kept.
    pub const fn of(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// As it is kept, sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The step whose code this is, at a time in Unix seconds; `None` for any other code.
    pub fn step_of(&self, code: &str, at_s: u64) -> Option<u64> {
        self.totp().check(code, at_s)
    }

    /// Base32 in groups of four, for whoever types it.
    pub fn text(&self) -> String {
        let text = self.base32();
        let groups: Vec<_> = text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        groups.join(" ")
    }

    /// The address that authenticator apps scan (Key URI Format).
    pub fn uri(&self, email: &str) -> String {
        let (email, secret) = (app::port::escape(email), self.base32());
        format!(
            "otpauth://totp/Portico:{email}?secret={secret}&issuer=Portico&algorithm=SHA1&digits={DIGITS}&period={STEP_S}"
        )
    }

    fn base32(&self) -> String {
        totp_rs::Secret::from(self.0.clone()).to_base32()
    }

    /// With SHA-1, since some apps take another algorithm for SHA-1 without a word. HMAC doesn't suffer from what is
    /// wrong with it.
    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_step_duration(STEP_S)
            .with_skew(1)
            .with_secret(self.0.clone())
            .build_noncompliant()
    }
}

/// The address as a picture to scan, an SVG document. Black on white in either theme, since scanners want it so.
///
/// # Errors
/// A defect: an address that is too long for any code.
pub fn picture(uri: &str) -> Result<String, Stop> {
    let code = QrCode::with_error_correction_level(uri, EcLevel::M).map_err(Stop::defect)?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(200, 200).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn of_the_rfc() -> Secret {
        Secret::of(b"12345678901234567890".to_vec())
    }

    /// Time and code of RFC 6238, appendix B, for SHA-1; six digits are the last six of the eight there.
    const VECTORS: [(u64, &str); 6] = [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ];

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (at_s, code) in VECTORS {
            assert_eq!(of_the_rfc().step_of(&code[2..], at_s), Some(at_s / STEP_S), "{at_s}");
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_no_more() {
        let (at_s, code) = (1_111_111_109, "081804");
        for (now_s, is_taken) in [(at_s - 30, true), (at_s + 30, true), (at_s - 60, false), (at_s + 60, false)] {
            assert_eq!(of_the_rfc().step_of(code, now_s).is_some(), is_taken, "{now_s}");
        }
        for bad in ["", "81804", "0818040", "08180a", "-81804", "٠٨١٨٠٤"] {
            assert_eq!(of_the_rfc().step_of(bad, at_s), None, "{bad}");
        }
    }

    #[test]
    fn an_authenticator_gets_it_as_text_address_and_picture() {
        let secret = of_the_rfc();
        assert_eq!(secret.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let uri = secret.uri("lina+work@aurora.example");
        assert!(
            uri.starts_with("otpauth://totp/Portico:lina%2Bwork%40aurora.example?secret=GEZDGNBVGY3TQOJQ"),
            "{uri}"
        );
        let picture = picture(&uri).unwrap();
        assert!(picture.contains("<svg") && !picture.contains("script"), "{picture}");
    }

    #[test]
    fn no_two_secrets_are_alike() {
        assert_ne!(Secret::new().bytes(), Secret::new().bytes());
        assert_eq!(Secret::new().bytes().len(), 20);
    }
}
