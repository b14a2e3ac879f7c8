use super::file;
use crate::support::World;
use crate::support::people::CLIENT;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

fn photo() -> Vec<u8> {
    let image = RgbImage::from_fn(1_200, 800, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut out, ImageFormat::Jpeg).expect("an image");
    out.into_inner()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_image_has_a_small_picture() {
    let world = World::demo().await;
    let photo = photo();
    let id = file(&world, "photo.jpg", &photo).await;
    let reply = world.get(&format!("/api/v1/files/{id}/preview")).by(CLIENT).send().await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/jpeg")));
    let small = image::load_from_memory(&reply.bytes()).expect("a picture");
    assert_eq!((small.width(), small.height()), (320, 213));
    assert!(reply.bytes().len() < photo.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_text_shows_its_first_lines() {
    let world = World::demo().await;
    let id = file(&world, "spices.csv", "name,price\n".repeat(100).as_bytes()).await;
    let reply = world.get(&format!("/api/v1/files/{id}/preview")).by(CLIENT).send().await;
    assert_eq!(reply.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(reply.text().lines().count(), 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_image_that_cannot_be_decoded_is_a_file_without_a_preview() {
    let world = World::demo().await;
    let mut bomb = photo();
    bomb.truncate(200);
    let id = file(&world, "broken.jpg", &bomb).await;
    let shown = world.get(&format!("/api/v1/files/{id}")).by(CLIENT).send().await.json();
    assert_eq!(shown["hasPreview"], false);
    let reply = world.get(&format!("/api/v1/files/{id}/preview")).by(CLIENT).send().await;
    assert_eq!(reply.refusal("no preview"), (404, "resource_not_found".into()));
}
