use super::*;
use uuid::Uuid;

fn near(document: u128, nearness: f32, tags: &[&str]) -> Near {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let document = Uuid::from_u128(document);
    let body = "Kept in the dark.".to_owned();
    Near {
        document,
        version: 1,
        from_char: 0,
        to_char: 17,
        body,
        tags,
        readers: None,
        own_from: 0,
        own_to: 9,
        nearness,
    }
}

fn nothing_known() -> Known {
    Known { tags: Vec::new(), readers: None, links: HashSet::new(), settled: HashSet::new(), takes_links: true }
}

fn keys(found: &[Near], known: &Known) -> Vec<String> {
    chosen(found, known).into_iter().map(|row| row.what.key()).collect()
}

fn link(document: u128) -> String {
    Suggested::Link(DocumentId(Uuid::from_u128(document))).key()
}

#[test]
fn what_is_near_enough_is_suggested_and_nothing_below() {
    let found = [near(1, 0.8, &["storage"]), near(2, 0.43, &["laboratory"]), near(3, 0.41, &["shops"])];
    assert_eq!(keys(&found, &nothing_known()), [link(1), link(2), "tag:storage".into()]);
}

#[test]
fn what_the_document_has_and_what_was_settled_is_left_out() {
    let found = [near(1, 0.8, &["storage", "saffron"]), near(2, 0.7, &["saffron"]), near(3, 0.6, &[])];
    let known = Known {
        tags: vec!["storage".into()],
        readers: None,
        links: HashSet::from([DocumentId(Uuid::from_u128(1))]),
        settled: HashSet::from([link(2), "tag:saffron".to_owned()]),
        takes_links: true,
    };
    assert_eq!(keys(&found, &known), [link(3)]);
}

#[test]
fn a_text_without_marks_takes_tags_alone() {
    let known = Known { takes_links: false, ..nothing_known() };
    assert_eq!(keys(&[near(1, 0.8, &["storage"])], &known), ["tag:storage"]);
}

#[test]
fn a_link_is_only_to_what_all_readers_of_the_document_may_open() {
    let readers = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let bounded = [Near { readers: readers(&["person:1", "person:2"]), ..near(1, 0.8, &["storage"]) }];
    assert_eq!(keys(&bounded, &nothing_known()), ["tag:storage"]);
    let own = |names: &[&str]| Known { readers: readers(names), ..nothing_known() };
    assert_eq!(keys(&bounded, &own(&["person:2"])), [link(1), "tag:storage".into()]);
    assert_eq!(keys(&bounded, &own(&["person:2", "team:3"])), ["tag:storage"]);
}

#[test]
fn a_tag_names_the_nearest_documents_that_carry_it_and_no_more_than_a_few() {
    let found: Vec<Near> = (1..=5).map(|number| near(number, 0.9, &["storage"])).collect();
    let rows = chosen(&found, &nothing_known());
    let reasons = rows.iter().filter(|row| row.what == Suggested::Tag("storage".into()));
    assert_eq!(reasons.map(|row| row.near.document.as_u128()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn there_are_never_more_than_a_few() {
    let tags: Vec<String> = (0..30).map(|number| format!("tag {number}")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let found: Vec<Near> = (1..=30).map(|number| near(number, 0.9, &tags)).collect();
    let rows = chosen(&found, &nothing_known());
    let count = |is_link: bool| rows.iter().filter(|row| matches!(row.what, Suggested::Link(_)) == is_link).count();
    assert_eq!((count(true), count(false)), (KEPT_MAX, KEPT_MAX * REASONS_MAX));
}
