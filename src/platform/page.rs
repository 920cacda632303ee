//! The app as a page of its own.

use std::rc::Rc;

use web_sys::{Element, Window};
use yew::Callback;

use super::beginning::load_beginning;
use super::navigator::AddressBar;
use super::opener::{names_parent, open_app, open_app_with_views};
use crate::ui::{AppViews, Appearance, Entrance, EntranceProps, LoadedApp, privacy_in_browser};
use opex_app::{STORED_PREFIX, Theme};
use opex_language::Language;

/// Shows the app in `root`, which is emptied.
///
/// A first visit shows the first page at once. Any other visit keeps the placeholder in `root` until the app is loaded.
pub fn mount_page(root: Element) {
    let Some(window) = web_sys::window() else { return };
    let show = move |app: Option<Rc<dyn LoadedApp>>,
                     views: Option<Rc<dyn AppViews>>,
                     has_failed: bool,
                     appearance: Appearance| {
        let (navigator, opener) = (Rc::new(AddressBar), Rc::new(open_app));
        let beginnings = Rc::new(load_beginning);
        let props = EntranceProps {
            appearance,
            navigator,
            opener,
            beginnings,
            privacy: privacy_in_browser,
            is_part: false,
            asked: None,
            app,
            views,
            has_failed,
        };
        yew::Renderer::<Entrance>::with_root_and_props(root.clone(), props).render();
    };
    let appearance = appearance(&window);
    if is_first_visit(&window) {
        show(None, None, false, appearance);
        return;
    }
    open_app_with_views(Callback::from(move |app: Option<Rc<dyn LoadedApp>>| {
        let Some(app) = app else { return show(None, None, true, appearance) };
        let (show, opened) = (show.clone(), Rc::clone(&app));
        app.open_views(Callback::from(move |views: Option<Rc<dyn AppViews>>| {
            let has_failed = views.is_none();
            show(Some(Rc::clone(&opened)), views, has_failed, appearance);
        }));
    }));
}

/// The language and the theme that `assets/boot.js` has determined.
fn appearance(window: &Window) -> Appearance {
    let root = window.document().and_then(|document| document.document_element());
    let said = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    let theme = said("data-theme");
    Appearance {
        language: Language::from_tag(&said("lang")).unwrap_or(Language::En),
        theme: Theme::ALL.into_iter().find(|known| known.as_str() == theme).unwrap_or_default(),
    }
}

/// Whether nothing has been stored, and the address names no view. A storage that cannot be read is for the app to tell.
fn is_first_visit(window: &Window) -> bool {
    let has_place = window.location().hash().is_ok_and(|hash| !hash.trim_start_matches(['#', '/']).is_empty());
    // A parent may hand in a document right away; showing the first page before that would only flicker.
    if names_parent() {
        return false;
    }
    let Ok(Some(storage)) = window.local_storage() else { return false };
    let is_ours = |index| storage.key(index).ok().flatten().is_some_and(|key| key.starts_with(STORED_PREFIX));
    !has_place && !(0..storage.length().unwrap_or_default()).any(is_ours)
}
