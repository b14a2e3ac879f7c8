use crate::Stop;
use crate::gateway::{Context, may_call};
use domain::catalogue::{self, Entry};
use domain::platform::{MyOperation, MyOperationList, MyOperations};
use domain::policy::Actor;
use texts::Locale;

pub async fn my_operations(cx: &mut Context, _: MyOperations) -> Result<MyOperationList, Stop> {
    let (locale, actor) = (cx.caller.locale, cx.caller.actor.as_ref());
    let mine = catalogue::all().into_iter().filter(|entry| may_call(entry, &cx.caller).is_ok());
    Ok(MyOperationList { operations: mine.map(|entry| named(entry, locale, actor)).collect() })
}

fn named(entry: &Entry, locale: Locale, actor: Option<&Actor>) -> MyOperation {
    let title = texts::label(locale, &format!("deeds.{}", entry.name.replace('.', "__")));
    MyOperation {
        name: entry.name.to_owned(),
        kind: entry.kind.into(),
        title: title.map(str::to_owned),
        about: entry.doc.to_owned(),
        href: actor.and_then(|actor| app::page_of(entry.name, actor)).map(str::to_owned),
    }
}
