//! The page as a frame of another page, with which it speaks by messages.
//!
//! Any page can put this one into a frame and name itself as the one to speak with. What it then gets is only what it
//! has handed in or what is entered in the frame: work is not kept in the browser's storage, and nothing is read from
//! it. Only the owner of this page can allow a parent more, by naming it in the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{JSON, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MessageEvent, MouseEvent, ResizeObserver, Url, UrlSearchParams, Window};

use super::running::{FrameParent, OpeningStorage};
use super::timer::BrowserTimer;
use super::work_storage::open_keyed_storage;
use opex_app::{Embedding, HostLine, Store};
use opex_format::{HostField, MAX_INCOMING_BYTES};
use opex_model::Catalogue;
use opex_ports::Host;

/// The origins that the page's owner allows as parents, in a `<meta>` of this name: with it no others are, and those may
/// have work kept in the browser's storage.
const ALLOWED: &str = "meta[name=\"opex-parents\"]";

/// Says on the page's root that the page is in a frame whose parent decides its height.
const FRAMED: &str = "data-framed";

/// The custom property that says at what height something was pressed last.
const ATTENTION: &str = "--attention";

/// The page around the frame.
pub struct ParentPage {
    /// Origins that may be spoken with; once one has said something, only that.
    origins: Rc<RefCell<Vec<String>>>,
    /// The key under which the browser's storage keeps the work, where that is allowed.
    storage_key: Option<String>,
    line: Rc<HostLine>,
}

impl ParentPage {
    /// The page around this one, where it is in a frame whose address names who may be spoken with.
    pub fn of(window: &Window) -> Option<Self> {
        let parent = window.parent().ok().flatten().filter(|parent| parent != window)?;
        let search = window.location().search().ok()?;
        let query = UrlSearchParams::new_with_str(&search).ok()?;
        let asked: Vec<String> =
            query.get_all("parent").iter().filter_map(|origin| origin_of(&origin.as_string()?)).collect();
        if asked.is_empty() {
            return None;
        }
        let allowed = allowed_origins(window);
        let origins: Vec<String> = match &allowed {
            Some(allowed) => asked.into_iter().filter(|origin| allowed.contains(origin)).collect(),
            None => asked,
        };
        let storage_key = query.get("storage-key").filter(|_| allowed.is_some() && !origins.is_empty());
        let origins = Rc::new(RefCell::new(origins));
        let to = Rc::clone(&origins);
        let send = move |text: &str| {
            let Ok(message) = JSON::parse(text) else { return };
            for origin in to.borrow().iter() {
                // The browser delivers to the parent only where it is of this origin.
                let _ = parent.post_message(&message, origin);
            }
        };
        let line = HostLine::new(Box::new(send), Rc::new(BrowserTimer), storage_key.is_none());
        Some(Self { origins, storage_key, line })
    }
}

impl FrameParent for ParentPage {
    fn host(&self) -> Rc<dyn Host> {
        Rc::clone(&self.line) as Rc<dyn Host>
    }

    fn open_storage(&self, catalogue: Rc<Catalogue>) -> OpeningStorage {
        let key = self.storage_key.clone();
        Box::pin(async move { open_keyed_storage(key.as_deref(), catalogue).await })
    }

    fn begin(self: Box<Self>, window: &Window, store: &Store) {
        let embedding = Rc::new(Embedding::new(store.clone(), Rc::clone(&self.line)));
        let (origins, listening) = (self.origins, Rc::clone(&embedding));
        EventListener::new(window, "message", move |event| {
            if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| said_by_parent(event, &origins)) {
                listening.receive(&text);
            }
        })
        .forget();
        tell_heights(window, &embedding);
        note_attention(window);
        embedding.tell_ready();
    }
}

/// The text of a message, where it comes from the parent and an allowed origin.
fn said_by_parent(event: &MessageEvent, origins: &RefCell<Vec<String>>) -> Option<String> {
    let parent = web_sys::window()?.parent().ok().flatten()?;
    let is_parent = event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(parent));
    let origin = event.origin();
    if !is_parent || !origins.borrow().contains(&origin) {
        return None;
    }
    let data = event.data();
    let kind = Reflect::get(&data, &HostField::Type.as_str().into()).ok()?.as_string()?;
    // Looked at first, since writing out what is no message could take long.
    let value = Reflect::get(&data, &HostField::Value.as_str().into()).ok()?;
    let n_characters = value.dyn_ref::<js_sys::JsString>().map_or(0, js_sys::JsString::length);
    if !kind.starts_with("opex:") || u64::from(n_characters) > MAX_INCOMING_BYTES {
        return None;
    }
    let text = message_text(&data)?;
    origins.replace(vec![origin]);
    Some(text)
}

/// What a message says, with only what a message can say.
fn message_text(data: &JsValue) -> Option<String> {
    let message = js_sys::Object::new();
    for field in HostField::ALL {
        let name = field.as_str().into();
        let value = Reflect::get(data, &name).ok()?;
        if value.is_object() {
            return None;
        }
        if !value.is_undefined() {
            Reflect::set(&message, &name, &value).ok()?;
        }
    }
    JSON::stringify(&message).ok()?.as_string()
}

/// Tells the height of the page whenever it changes.
fn tell_heights(window: &Window, embedding: &Rc<Embedding>) {
    let Some(document) = window.document() else { return };
    let (Some(root), Some(body)) = (document.document_element(), document.body()) else { return };
    // The height would otherwise never be less than that of the frame, and so never shrink.
    let _ = root.set_attribute(FRAMED, "");
    let telling = Rc::clone(embedding);
    let measured = body.clone();
    let tell = Closure::<dyn Fn()>::new(move || {
        telling.tell_height(measured.offset_height().max(0).unsigned_abs());
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&body);
    }
    tell.forget();
}

/// Notes at what height something was pressed last. A frame as high as its content has its middle anywhere but before
/// the person's eyes, so dialogs open where the person is.
fn note_attention(window: &Window) {
    let Some(root) = window.document().and_then(|document| document.document_element()) else { return };
    let Ok(root) = root.dyn_into::<HtmlElement>() else { return };
    let note = move |height: i32| {
        // Refused only where the browser knows no custom properties.
        let _ = root.style().set_property(ATTENTION, &format!("{height}px"));
    };
    let pressed = note.clone();
    // Before the app opens a dialog because of it, and whether or not the app tells anybody else.
    EventListener::new_with_options(
        window,
        "pointerdown",
        EventListenerOptions::run_in_capture_phase(),
        move |event| {
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                pressed(event.client_y());
            }
        },
    )
    .forget();
    EventListener::new_with_options(window, "keydown", EventListenerOptions::run_in_capture_phase(), move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(target) = target.filter(|target| !target.tag_name().eq_ignore_ascii_case("body")) {
            note(target.get_bounding_client_rect().top().round() as i32);
        }
    })
    .forget();
}

fn allowed_origins(window: &Window) -> Option<Vec<String>> {
    let meta = window.document()?.query_selector(ALLOWED).ok().flatten()?;
    let content = meta.get_attribute("content").unwrap_or_default();
    Some(content.split_whitespace().filter_map(origin_of).collect())
}

/// The origin of an address; none where it has none that a message could be meant for.
fn origin_of(address: &str) -> Option<String> {
    let origin = Url::new(address).ok()?.origin();
    (origin != "null").then_some(origin)
}
