//! The running app, as the element knows it: as little as possible, so that the app can be a module of its own.

use std::pin::Pin;
use std::rc::Rc;

use super::options::ElementOptions;
use crate::ui::LoadedApp;

/// A running app within an element.
pub trait Embedded {
    /// Tells the page that the app is there.
    fn tell_ready(&self);

    /// Takes a message of the page.
    fn receive(&self, message: &str);

    /// The text of a results file of what is open.
    fn value(&self) -> Option<String>;

    /// The address of the view that is shown.
    fn place(&self) -> String;

    /// Follows a link within the app.
    fn go(&self, place: &str);

    /// Saves what is still to be saved.
    fn flush(&self);

    /// The same app, as the entrance knows it.
    fn loaded(&self) -> Rc<dyn LoadedApp>;
}

/// An app that is starting, or the reason in English why it cannot.
pub type Starting = Pin<Box<dyn Future<Output = Result<Rc<dyn Embedded>, String>>>>;

/// Starts an app.
pub type Start = fn(Rc<ElementOptions>) -> Starting;

/// Loads [`Start`], which a release build has in a WebAssembly module of its own.
pub type FetchStart = fn() -> Pin<Box<dyn Future<Output = Option<Start>>>>;
