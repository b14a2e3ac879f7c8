//! How well the installation chooses a tool by itself, where no model plans: requests in four languages, half of which no tool is
//! for. The figures are printed; the bounds stand a little beside them. `requests/README.md` says how they were made.

use crate::support::World;
use crate::support::people::OWNER;
use serde::Deserialize;
use server::contexts::agent::{NearTool, near_tools};
use server::tools::tools_for;

/// Of a hundred requests that a tool is for, so many get it at least.
const HITS_MIN: usize = 55;
/// Of a hundred that no tool is for, so many get one at most.
const MISTAKEN_MAX: usize = 10;
/// Thresholds beside which the present one is shown.
const SHOWN: [f32; 6] = [0.30, 0.35, 0.40, 0.45, 0.50, 0.55];

#[derive(Deserialize)]
struct Requests {
    request: Vec<Request>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    text: String,
    language: String,
    /// The operation that it is for; none where no tool is.
    wanted: Option<String>,
}

fn requests() -> Vec<Request> {
    toml::from_str::<Requests>(include_str!("requests/requests.toml")).expect("the file is sound").request
}

/// What would be called from this threshold on.
fn chosen(near: &[NearTool], threshold: f32) -> Option<&'static str> {
    near.iter().find(|near| near.score >= threshold && near.arguments.is_some()).map(|near| near.tool.name)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn requests_get_their_tool_and_those_that_no_tool_is_for_get_none() {
    let world = World::queueing().await;
    let owner = world.caller(OWNER).await;
    let known: Vec<&str> = tools_for(&owner).iter().map(|tool| tool.name).collect();
    let mut asked = Vec::new();
    for request in requests() {
        let wanted = request.wanted.as_deref();
        assert!(wanted.is_none_or(|wanted| known.contains(&wanted)), "{wanted:?} is no tool of the owner");
        let near = near_tools(world.gateway.services(), &owner, &request.text).await.expect("tools");
        asked.push((request, near));
    }

    println!("threshold, get their tool, get another, get one though there is none");
    for threshold in SHOWN {
        let count = |is: fn(Option<&str>, Option<&str>) -> bool| {
            let is =
                |(request, near): &&(Request, Vec<NearTool>)| is(request.wanted.as_deref(), chosen(near, threshold));
            asked.iter().filter(is).count()
        };
        let theirs = count(|wanted, chosen| wanted.is_some() && wanted == chosen);
        let another = count(|wanted, chosen| wanted.is_some() && chosen.is_some() && wanted != chosen);
        let mistaken = count(|wanted, chosen| wanted.is_none() && chosen.is_some());
        println!("{threshold:.2} {theirs:>3} {another:>3} {mistaken:>3}");
    }

    let (mut for_one, mut for_none, mut hits, mut mistaken) = (0, 0, 0, 0);
    for (request, near) in &asked {
        let fitting = near.iter().find(|near| near.fits());
        let name = fitting.map(|near| near.tool.name);
        println!("{} {:?} for {:?}: {}", request.language, name, request.wanted, request.text);
        if request.wanted.is_some() {
            for_one += 1;
            hits += usize::from(name == request.wanted.as_deref());
        } else {
            for_none += 1;
            mistaken += usize::from(fitting.is_some());
            assert!(fitting.is_none_or(|near| near.tool.reads), "{name:?} would change something: {}", request.text);
        }
    }
    assert!(hits * 100 >= for_one * HITS_MIN, "{hits} of {for_one} get their tool");
    assert!(mistaken * 100 <= for_none * MISTAKEN_MAX, "{mistaken} of {for_none} get one though there is none");
}

#[test]
fn requests_are_in_four_languages_with_and_without_a_tool() {
    let all = requests();
    for language in ["en", "ar", "zh", "ko"] {
        for has_tool in [true, false] {
            let is_one = |it: &&Request| it.language == language && it.wanted.is_some() == has_tool;
            assert!(all.iter().filter(is_one).count() >= 8, "{language}");
        }
    }
}
