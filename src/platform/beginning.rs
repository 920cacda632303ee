//! Reads what the first question needs, by the browser's own reader of JSON: the first module has no other.

use std::rc::Rc;

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use yew::{AttrValue, Callback};

use super::assets::PageAssets;
use crate::ui::{AreaOutline, Beginning, Question, TopicOutline};
use opex_language::Language;
use opex_model::Risk;
use opex_ports::Assets;

/// Fetches the beginning of the text in a language, and calls back with it, or with nothing where it is missing or cannot
/// be read.
#[allow(clippy::needless_pass_by_value, reason = "kept until the file is there")]
pub fn load_beginning(language: Language, done: Callback<Option<Beginning>>) {
    load_beginning_from(&PageAssets, language, done);
}

/// The same from where the files of an app are.
#[allow(clippy::needless_pass_by_value, reason = "kept until the file is there")]
pub fn load_beginning_from(assets: &dyn Assets, language: Language, done: Callback<Option<Beginning>>) {
    let name = format!("beginning.{}.json", language.tag());
    let loaded = move |file: Result<String, _>| done.emit(file.ok().and_then(|file| read(language, &file)));
    assets.load(&name, Box::new(loaded));
}

/// Reads what `scripts/lib/beginning.mjs` has written.
fn read(language: Language, file: &str) -> Option<Beginning> {
    let root = JSON::parse(file).ok()?;
    let outline = get(&root, "outline")?;
    let titled = |table: &str, id: &str, key: &str| text(&get(&get(&root, table)?, id)?, key);
    let topic = |topic: &JsValue| {
        let id = text(topic, "id")?;
        let title = titled("topics", &id, "title")?;
        let n_practices = get(topic, "practices")?.as_f64()?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of practices")]
        Some(TopicOutline { id, title, n_practices: n_practices as usize })
    };
    let area = |area: &JsValue| {
        let title = titled("areas", &text(area, "id")?, "title")?;
        Some(AreaOutline { title, topics: each(&get(area, "topics")?, topic)? })
    };
    let areas = each(&get(&outline, "areas")?, area)?;
    let summary = titled("topics", &areas.first()?.topics.first()?.id, "summary")?;
    let question = |practice: &JsValue| {
        let id = text(practice, "id")?;
        let words = get(&get(&root, "practices")?, &id)?;
        let risk = text(practice, "risk")?;
        Some(Question {
            number: text(practice, "number")?,
            risk: Risk::ALL.into_iter().find(|known| known.as_str() == risk.as_str())?,
            title: text(&words, "title")?,
            question: text(&words, "question")?,
            why: text(&words, "why")?,
            levels: each(&get(&words, "levels")?, |level| level.as_string().map(AttrValue::from))?,
            id,
        })
    };
    let principle = |id: &JsValue| {
        let id = AttrValue::from(id.as_string()?);
        Some((id.clone(), titled("principles", &id, "title")?))
    };
    Some(Beginning {
        language,
        file: Rc::from(file),
        levels: each(&get(&root, "scale")?, |level| text(level, "name"))?,
        principles: each(&get(&outline, "principles")?, principle)?,
        number: text(&outline, "number")?,
        summary,
        questions: each(&get(&outline, "practices")?, question)?,
        areas,
    })
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined())
}

fn text(object: &JsValue, key: &str) -> Option<AttrValue> {
    get(object, key)?.as_string().map(AttrValue::from)
}

fn each<T>(list: &JsValue, read: impl Fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    Array::is_array(list).then(|| Array::from(list))?.iter().map(|item| read(&item)).collect()
}
