//! Previews: a small picture of an image, written anew without its metadata, or the first lines of a text.

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Pixels of the longer side of a small picture.
const SIDE_MAX: u32 = 320;
/// Pixels of a side of an image that is looked at.
const SOURCE_SIDE_MAX: u32 = 16_384;
/// Memory that decoding may take: a small file can claim to be huge.
const MEMORY_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Bytes of a text preview.
pub const TEXT_BYTES_MAX: usize = 4096;
const TEXT_LINES_MAX: usize = 40;

/// A preview as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it is.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A small picture, PNG where it is see-through and JPEG otherwise. `None` where the image can't be read, or is larger
/// than what this looks at. Takes a while: not for the threads that answer requests.
pub fn picture(media_type: &str, bytes: &[u8]) -> Option<Made> {
    let format = ImageFormat::from_mime_type(media_type)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SOURCE_SIDE_MAX);
    limits.max_image_height = Some(SOURCE_SIDE_MAX);
    limits.max_alloc = Some(MEMORY_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    limits.check_dimensions(width, height).ok()?;
    limits.reserve(decoder.total_bytes()).ok()?;
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if width > SIDE_MAX || height > SIDE_MAX {
        image = image.thumbnail(SIDE_MAX, SIDE_MAX);
    }
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    let mut out = Cursor::new(Vec::new());
    let format = if image.color().has_alpha() {
        image = DynamicImage::ImageRgba8(image.into_rgba8());
        ImageFormat::Png
    } else {
        image = DynamicImage::ImageRgb8(image.into_rgb8());
        ImageFormat::Jpeg
    };
    image.write_to(&mut out, format).ok()?;
    Some(Made { media_type: format.to_mime_type(), bytes: out.into_inner() })
}

/// The first lines of a text, cut at a character. `None` where there is nothing to see.
pub fn text(head: &[u8]) -> Option<Made> {
    let head = &head[..head.len().min(TEXT_BYTES_MAX)];
    let text = match core::str::from_utf8(head) {
        Ok(text) => text,
        Err(cut) => core::str::from_utf8(&head[..cut.valid_up_to()]).ok()?,
    };
    let lines: Vec<&str> = text.lines().take(TEXT_LINES_MAX).collect();
    let lines = lines.join("\n");
    let made = Made { media_type: "text/plain; charset=utf-8", bytes: lines.into_bytes() };
    if made.bytes.trim_ascii().is_empty() { None } else { Some(made) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, RgbaImage};

    fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_preview_is_small_and_keeps_the_proportions() {
        let large = DynamicImage::ImageRgb8(RgbImage::from_pixel(1_280, 640, Rgb([200, 30, 30])));
        let small =
            image::load_from_memory(&picture("image/png", &encoded(&large, ImageFormat::Png)).unwrap().bytes).unwrap();
        assert_eq!((small.width(), small.height()), (320, 160));
        let clear = DynamicImage::ImageRgba8(RgbaImage::new(10, 10));
        let kept = picture("image/png", &encoded(&clear, ImageFormat::Png)).unwrap();
        assert_eq!(kept.media_type, "image/png");
        assert_eq!(image::guess_format(&kept.bytes).unwrap(), ImageFormat::Png);
    }

    #[test]
    fn metadata_is_not_copied() {
        let plain = encoded(&DynamicImage::ImageRgb8(RgbImage::new(8, 8)), ImageFormat::Jpeg);
        // A comment segment, as cameras and editors leave them.
        let comment = b"51.5007 N, 0.1246 W";
        let mut tagged = plain[..2].to_vec();
        tagged.extend([0xFF, 0xFE, 0, u8::try_from(comment.len() + 2).unwrap()]);
        tagged.extend(comment);
        tagged.extend(&plain[2..]);
        let preview = picture("image/jpeg", &tagged).expect("it is an image still");
        assert!(memchr::memmem::find(&preview.bytes, b"51.5007").is_none());
    }

    #[test]
    fn an_image_that_claims_to_be_huge_is_not_decoded() {
        // A PNG of 60,000 by 60,000 pixels in a few bytes: the header alone says so.
        let mut bomb = encoded(&DynamicImage::ImageRgb8(RgbImage::new(1, 1)), ImageFormat::Png);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert_eq!(picture("image/png", &bomb), None);
        assert_eq!(picture("image/png", b"no image"), None);
    }

    #[test]
    fn a_text_is_cut_at_a_character_and_at_forty_lines() {
        let long = "ü".repeat(TEXT_BYTES_MAX);
        assert_eq!(text(long.as_bytes()).unwrap().bytes.len(), TEXT_BYTES_MAX);
        let odd = format!("a{long}");
        assert_eq!(text(odd.as_bytes()).unwrap().bytes.len(), TEXT_BYTES_MAX - 1);
        let lines = "line\n".repeat(60);
        assert_eq!(text(lines.as_bytes()).unwrap().bytes.split(|byte| *byte == b'\n').count(), 40);
        assert_eq!(text(b"  \n "), None);
    }
}
