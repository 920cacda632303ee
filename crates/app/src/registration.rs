//! Registers the lazily loaded functions of `late.rs`. It names all of them, so code of the first module must not name it.

use super::app::App;
use super::late::{Features, ViewTools, take_features, take_view_tools};
use super::library::bring_over;
use super::library::list::Library;
use super::planning;
use super::runtime::LateEffects;
use super::saving;
use super::update;
use super::what_if;
use opex_format::read_preferences;

/// Registers the features: what only views trigger, and the readers of saved work.
pub fn register_features() {
    take_features(Features {
        update: update::by_late_feature,
        follow_what_if: what_if::update::follow_base,
        follow_plan: planning::update::follow,
        found_other: saving::update::found_other,
        read_preferences,
        read_library: Library::read,
        resume: App::resume,
        bring_over: bring_over::bring_over,
        take_in_standby: bring_over::take_in_standby,
    });
    LateEffects::bring();
}

/// Registers what comes with the views: the readers of the catalogue's texts, which only views need.
pub fn register_view_tools() {
    take_view_tools(ViewTools { update: update::for_views });
}
