//! What is found, and what isn't: nobody finds what they may not read, by words, by meaning or by mistyping it.

use super::{everybody, get, person, space, tenant};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use domain::kernel::TenantId;
use serde_json::{Value, json};
use server::ambient::new_id;
use server::contexts::knowledge::retrieval::lexemes;
use uuid::Uuid;

/// A passage as the index has it.
pub struct Piece<'a> {
    pub tenant: TenantId,
    pub space: &'a str,
    pub document: Uuid,
    pub title: &'a str,
    pub body: &'a str,
    pub tags: &'a [String],
    /// Who may read it, where that is fewer than its space.
    pub readers: Option<Vec<String>>,
    pub vector: Option<(String, Vec<f32>)>,
}

impl<'a> Piece<'a> {
    /// A passage that everybody reads who reads its space.
    pub fn new(tenant: TenantId, space: &'a str, body: &'a str) -> Self {
        let document = new_id();
        Self { tenant, space, document, title: "Notes", body, tags: &[], readers: None, vector: None }
    }

    /// Puts it into the index, as indexing its document does.
    pub async fn put(self, world: &World) {
        let (model, vector) = self.vector.unzip();
        sqlx::query(
            "insert into knowledge.passages (tenant_id, space_id, document_id, version, number, readers, tags, kind, dated, title,
                                             place, from_char, to_char, body, lexemes, model, dimensions, embedding)
             values ($1, $2, $3, 1, 1, $4, $5, 'page', '2026-11-01T00:00:00Z', $6, '{}', 0, char_length($7), $7,
                     $8::text::tsvector, $9, cardinality($10::real[]), $10::real[]::public.vector)",
        )
        .bind(self.tenant.0)
        .bind(self.space.parse::<Uuid>().expect("the id of a space"))
        .bind(self.document)
        .bind(self.readers)
        .bind(self.tags)
        .bind(self.title)
        .bind(self.body)
        .bind(lexemes(self.title, self.body))
        .bind(model)
        .bind(vector)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is in the index");
    }
}

/// What somebody finds by a text.
pub async fn found(world: &World, who: &str, text: &str, narrowed: &str) -> Value {
    let text: String = form_urlencoded(text);
    get(world, &format!("/knowledge/search?text={text}{narrowed}"), who).await
}

fn form_urlencoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The texts of the passages that were found.
pub fn texts(found: &Value) -> Vec<&str> {
    let hits = found["hits"].as_array().unwrap_or_else(|| panic!("no hits in {found}"));
    hits.iter().filter_map(|hit| hit["passage"]["text"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_one_may_not_read_is_neither_found_nor_suggested() {
    let world = World::demo().await;
    let aurora = tenant(&world, OWNER).await;
    let open = space(&world, "Office", everybody("reader")).await;
    let closed = space(&world, "Board", json!([])).await;
    Piece::new(aurora, &open, "Cumin is kept dry.").put(&world).await;
    Piece::new(aurora, &closed, "Plan Tidewater needs cumin.").put(&world).await;
    let owner = format!("person:{}", person(&world, OWNER).await);
    let bound = Piece { readers: Some(vec![owner]), ..Piece::new(aurora, &open, "Paradise grains and cumin.") };
    bound.put(&world).await;
    assert_eq!(texts(&found(&world, CLIENT, "cumin", "").await), ["Cumin is kept dry."]);
    assert_eq!(texts(&found(&world, OWNER, "cumin", "").await).len(), 3);
    for (mistyped, meant) in [("tidewatr", "tidewater"), ("paradse", "paradise")] {
        let seen = found(&world, CLIENT, mistyped, "").await;
        assert_eq!((texts(&seen).len(), &seen["corrected"]), (0, &Value::Null), "{mistyped}");
        let seen = found(&world, OWNER, mistyped, "").await;
        assert_eq!((texts(&seen).len(), &seen["corrected"]), (1, &json!(meant)), "{seen}");
    }
    let narrowed = format!("&spaceId={closed}");
    assert!(texts(&found(&world, CLIENT, "cumin", &narrowed).await).is_empty(), "no filter widens it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenants_passages_are_found_on_no_way() {
    let world = World::demo().await;
    let (aurora, rival) = (tenant(&world, OWNER).await, tenant(&world, RIVAL).await);
    let open = space(&world, "Office", everybody("reader")).await;
    Piece::new(aurora, &open, "Cumin is kept dry.").put(&world).await;
    assert!(texts(&found(&world, RIVAL, "cumin", "").await).is_empty());
    assert!(texts(&found(&world, RIVAL, "cumin", &format!("&spaceId={open}")).await).is_empty());
    // The database's own function, asked past the handler by the application's role.
    let mut app = world.as_app().await;
    let set = format!("set app.reach = 'own'; set app.tenant_id = '{rival}'");
    sqlx::raw_sql(sqlx::AssertSqlSafe(set)).execute(&mut app).await.expect("it is set");
    let ask =
        "select count(*) from knowledge.find_passages($1, array[$2], '{everybody}', '{}', null, null, null, null, null,
                                                            '{cumin}', 5000, 10)";
    let space = open.parse::<Uuid>().expect("an id");
    let refused = sqlx::query_scalar::<_, i64>(ask).bind(aurora.0).bind(space).fetch_one(&mut app).await;
    let refused = refused.expect_err("another tenant's passages");
    assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("42501"), "{refused}");
    let own = sqlx::query_scalar::<_, i64>(ask).bind(rival.0).bind(space).fetch_one(&mut app).await;
    assert_eq!(own.expect("its own"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn filters_by_space_tags_kind_and_date_narrow_what_is_found() {
    let world = World::demo().await;
    let aurora = tenant(&world, OWNER).await;
    let [one, other] =
        [space(&world, "One", everybody("reader")).await, space(&world, "Other", everybody("reader")).await];
    let tags = ["storage", "cumin"].map(str::to_owned);
    Piece { tags: &tags, ..Piece::new(aurora, &one, "Cumin is kept dry.") }.put(&world).await;
    Piece { tags: &tags[..1], ..Piece::new(aurora, &other, "Cumin is kept cool.") }.put(&world).await;
    for (narrowed, count) in [
        (String::new(), 2),
        (format!("&spaceId={one}"), 1),
        ("&tags=storage".to_owned(), 2),
        ("&tags=storage,cumin".to_owned(), 1),
        ("&kind=page".to_owned(), 2),
        ("&kind=file".to_owned(), 0),
        ("&since=2026-11-01T00:00:00Z".to_owned(), 2),
        ("&since=2026-11-02T00:00:00Z".to_owned(), 0),
        ("&until=2026-11-01T00:00:00Z".to_owned(), 0),
        ("&limit=1".to_owned(), 1),
    ] {
        assert_eq!(texts(&found(&world, CLIENT, "cumin", &narrowed).await).len(), count, "{narrowed}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_words_of_a_tenant_follow_its_passages() {
    let world = World::demo().await;
    let aurora = tenant(&world, OWNER).await;
    let open = space(&world, "Office", everybody("reader")).await;
    let [one, other] = [Piece::new(aurora, &open, "Cumin is dry."), Piece::new(aurora, &open, "Cumin is warm.")];
    let gone = one.document;
    one.put(&world).await;
    other.put(&world).await;
    let count = async |word: &str| {
        let passages = "select passages from knowledge.words where tenant_id = $1 and word = $2";
        let asked = sqlx::query_scalar::<_, i32>(passages).bind(aurora.0).bind(word);
        asked.fetch_optional(&mut world.as_superuser().await).await.expect("the database is there")
    };
    assert_eq!((count("cumin").await, count("dry").await), (Some(2), Some(1)));
    sqlx::query("delete from knowledge.passages where document_id = $1")
        .bind(gone)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is gone");
    assert_eq!((count("cumin").await, count("dry").await), (Some(1), None), "forgotten with the last one");
}
