//! Words of four languages are found, in whatever form they are written, also where the installation has no sentence model.

use super::found::{Piece, found, texts};
use super::{everybody, space, tenant};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};
use server::commands::seed::library;

/// Checklist KNW-05.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn words_of_four_languages_are_found_in_other_forms_and_mistyped() {
    let world = World::demo().await;
    let aurora = tenant(&world, OWNER).await;
    let open = space(&world, "Office", everybody("reader")).await;
    for document in library::documents() {
        let piece = Piece { title: &document.title, ..Piece::new(aurora, &open, &document.body) };
        piece.put(&world).await;
    }
    for (text, holds) in [
        ("refund", "Refunds above 250 euros"),
        ("AF-CUM-210 moisture", "Moisture at most 9.0 percent"),
        ("extension 4411", "extension 4411"),
        ("مسؤول السلامه", "يوسف العلوي"),
        ("وَثائِق الجُمرُك", "خمس وثائق"),
        ("封条损坏", "封条损坏时不得卸货"),
        ("蒜", ""),
        ("莽草", "莽草有毒"),
        ("반품", "14일 안에 반품"),
        ("수분 기준", "수분은 13퍼센트"),
    ] {
        let seen = found(&world, CLIENT, text, "&limit=5").await;
        assert_eq!(seen["byMeaning"], json!(false));
        let is_there = texts(&seen).iter().any(|passage| !holds.is_empty() && passage.contains(holds));
        assert_eq!(is_there, !holds.is_empty(), "{text}: {seen}");
    }
    for (mistyped, meant) in [("asafetida", "asafoetida"), ("specifcation", "specification"), ("الجماارك", "الجمارك")]
    {
        let seen = found(&world, CLIENT, mistyped, "").await;
        assert_eq!(seen["corrected"], json!(meant), "{mistyped}");
        assert!(!texts(&seen).is_empty(), "{mistyped}");
        let marks = seen["hits"][0]["marks"].as_array().map_or(0, Vec::len);
        assert!(marks > 0 || seen["hits"][0]["passage"]["words"].as_f64() > Some(0.0), "{seen}");
    }
    assert_eq!(found(&world, CLIENT, "saffron", "").await["corrected"], Value::Null);
}
