use crate::kernel::Example;
use crate::words;
use domain_macros::operation;

words! {
    /// What kind of picture a logo is. No drawing that could carry a script.
    LogoKind {
        /// Portable Network Graphics.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
        /// WebP.
        Webp = "webp",
    }
}

impl LogoKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }

    /// What the bytes are, by how they begin.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }
}

/// Shows the body, a picture (PNG, JPEG or WebP) of 200 KiB at most, as the logo of one's own tenant.
#[operation(upload, tenancy, rest = PUT "/tenant/brand/logo", needs = ManageTenant)]
pub struct ChangeLogo {}

/// Takes the logo of one's own tenant away.
#[operation(command, tenancy, rest = DELETE "/tenant/brand/logo", needs = ManageTenant, idempotent)]
pub struct RemoveLogo {}

/// A tenant's logo. Its site shows it to visitors too, so it is for everybody who knows which one.
#[operation(download, tenancy, rest = GET "/brand-logos/{digest}", needs = Public)]
pub struct BrandLogo {
    /// The SHA-256 of the logo in hexadecimal.
    #[garde(length(min = 64, max = 64))]
    pub digest: String,
}

impl Example for ChangeLogo {
    fn example() -> Self {
        Self {}
    }
}

impl Example for RemoveLogo {
    fn example() -> Self {
        Self {}
    }
}

impl Example for BrandLogo {
    fn example() -> Self {
        Self { digest: "9f86d081884c7d65".repeat(4) }
    }
}

#[cfg(test)]
mod tests {
    use super::LogoKind;

    #[test]
    fn pictures_are_told_by_their_bytes() {
        assert_eq!(LogoKind::of(b"\x89PNG\r\n\x1a\n...."), Some(LogoKind::Png));
        assert_eq!(LogoKind::of(b"RIFF\0\0\0\0WEBPVP8 "), Some(LogoKind::Webp));
        for other in [&b"<svg xmlns='http://www.w3.org/2000/svg'>"[..], b"", b"GIF89a", b"RIFF\0\0\0\0WAVE"] {
            assert_eq!(LogoKind::of(other), None);
        }
    }
}
