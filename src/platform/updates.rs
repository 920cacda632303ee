//! Newer versions, which a service worker fetches and holds ready (`assets/service-worker.js`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Date, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, Window,
};

use super::page_files;
use opex_ports::{Update, UpdateTold, Updates};

/// The worker's file, beside the page.
const WORKER: &str = "service-worker.js";

/// Asks a worker for its version.
const WHICH: &str = "opex-maturity/which";
/// Asks a worker to take over.
const TAKE_OVER: &str = "opex-maturity/take-over";
/// The answer of a waiting worker.
const WAITING: &str = "opex-maturity/waiting";
/// The message of a worker that has taken over.
const ACTIVE: &str = "opex-maturity/active";

/// How long a page that stays open does not ask again whether there is another version.
const ASK_AGAIN_MILLISECONDS: f64 = 3_600_000.0;

/// How long a worker has to take over before the page is loaded anew without it.
const TAKE_OVER_MILLISECONDS: u32 = 3_000;

/// The page's service worker. There is none on pages without a version of their own, within other pages, and where the
/// browser has none to offer.
#[derive(Default)]
pub struct WorkerUpdates {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    /// The person wants the newest version: the page is loaded anew as soon as its worker has taken over.
    is_taking: Cell<bool>,
}

impl Updates for WorkerUpdates {
    fn watch(&self, told: UpdateTold) {
        let Some((workers, version)) = workers() else { return };
        let inner = Rc::clone(&self.inner);
        EventListener::new(&workers, "message", move |event| {
            if let Some((message, of)) = event.dyn_ref::<MessageEvent>().and_then(read)
                && of != version
            {
                match message.as_str() {
                    WAITING => told(Update::Ready),
                    ACTIVE if inner.is_taking.get() => reload(),
                    ACTIVE => told(Update::InUse),
                    _ => {}
                }
            }
        })
        .forget();
        let inner = Rc::clone(&self.inner);
        spawn_local(async move {
            // Refused in private windows of some browsers; the page does without.
            let Ok(registration) = JsFuture::from(workers.register(WORKER)).await else { return };
            let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
            follow(&registration);
            *inner.registration.borrow_mut() = Some(registration);
        });
    }

    fn take(&self) {
        let waiting = self.inner.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::waiting);
        if waiting.is_some_and(|worker| say(&worker, TAKE_OVER)) {
            self.inner.is_taking.set(true);
            Timeout::new(TAKE_OVER_MILLISECONDS, reload).forget();
        } else {
            reload();
        }
    }
}

/// The browser's workers and the page's version, where the page is to be kept.
fn workers() -> Option<(ServiceWorkerContainer, String)> {
    let window = web_sys::window()?;
    let version = page_files::version(&window.document()?)?;
    let navigator = window.navigator();
    let is_there = Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|workers| workers.is_object());
    (is_there && is_top(&window)).then(|| (navigator.service_worker(), version))
}

fn is_top(window: &Window) -> bool {
    window.top().ok().flatten().is_some_and(|top| top == *window)
}

/// Asks every worker that comes to wait which version it holds, and looks for others while the page stays open.
fn follow(registration: &ServiceWorkerRegistration) {
    if let Some(waiting) = registration.waiting() {
        say(&waiting, WHICH);
    }
    follow_installing(registration);
    let found = registration.clone();
    EventListener::new(registration, "updatefound", move |_| follow_installing(&found)).forget();

    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let (asked, registration, page) = (Cell::new(Date::now()), registration.clone(), document.clone());
    EventListener::new(&document, "visibilitychange", move |_| {
        if !page.hidden() && Date::now() - asked.get() > ASK_AGAIN_MILLISECONDS {
            asked.set(Date::now());
            let Ok(answer) = registration.update() else { return };
            // Fails without a network. A version that is found is reported by its own event.
            spawn_local(async move { drop(JsFuture::from(answer).await) });
        }
    })
    .forget();
}

fn follow_installing(registration: &ServiceWorkerRegistration) {
    let Some(worker) = registration.installing() else { return };
    let installing = worker.clone();
    EventListener::new(&worker, "statechange", move |_| {
        if installing.state() == ServiceWorkerState::Installed {
            say(&installing, WHICH);
        }
    })
    .forget();
}

fn say(worker: &ServiceWorker, message: &str) -> bool {
    worker.post_message(&message.into()).is_ok()
}

/// A worker's message, and the version that it is about.
fn read(event: &MessageEvent) -> Option<(String, String)> {
    let data = event.data();
    let text = |name: &str| Reflect::get(&data, &JsValue::from(name)).ok()?.as_string();
    Some((text("type")?, text("version")?))
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where the page is not shown any more.
        let _ = window.location().reload();
    }
}
