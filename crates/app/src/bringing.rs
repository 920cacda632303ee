//! Brings what comes later: nothing that the first answer needs may name this.

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

/// Has the features there that only views set going, and what reads what is saved.
pub fn bring_features() {
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

/// Has there what the views bring: the catalogue's texts are read for them alone.
pub fn bring_view_tools() {
    take_view_tools(ViewTools { update: update::for_views });
}
