//! What follows from the fields of an assessment.
//!
//! A field is declared once: by [`fields`] in `assessment.rs`, `record.rs` or `plan_settings.rs`, one of a step by
//! `step_fields` in `step_record.rs`. The struct, the part that is stamped, compared and merged, the change that is
//! undone by name, the command that sets it and what is given away of it follow from that. What they are called in
//! files and by people are exhaustive matches elsewhere (`field_names.rs` of the format crate, `change_name.rs` and
//! `part_value.rs` of the page), so a field that is forgotten there does not compile.

/// Declares a group of fields: its struct, its parts and the values that commands carry. A line says
///
/// ```text
/// field: type => Name, typed | chosen, shared | private [, Command];
/// ```
///
/// - `typed` or `chosen`: whether people type it, so that several changes in a row are one to them.
/// - `shared` or `private`: whether others see it as it is, or only what [`super::extent::Excerpted`] gives of it.
/// - `Command`: the variant of [`super::Command`] that sets it, where it is a field of one practice.
///
/// A line of `by_key`, where there is one, declares a table each entry of which is a part of its own.
macro_rules! fields {
    (@is_typed typed) => { true };
    (@is_typed chosen) => { false };
    (@excerpt shared, $value:expr, $extent:expr) => { $extent.all_of($value) };
    (@excerpt private, $value:expr, $extent:expr) => { Excerpted::excerpt($value, $extent) };
    (
        $(#[$group_doc:meta])+
        $Group:ident, $Part:ident, $Value:ident {
            $(
                $(#[$doc:meta])+
                $field:ident: $type:ty => $Name:ident, $change:ident, $extent:ident $(, $Command:ident)?;
            )+
        }
        $(by_key {
            $(#[$each_doc:meta])+
            $each:ident: $key:ty, $each_type:ty => $Each:ident, $each_change:ident, $each_extent:ident;
        })?
    ) => {
        $(#[$group_doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $Group {
            $($(#[$doc])+ pub $field: $type,)+
            $($(#[$each_doc])+ pub $each: SortedMap<$key, $each_type>,)?
            /// What the file said here that this version does not know.
            pub kept: UnknownFields,
        }

        #[doc = concat!("A field of [`", stringify!($Group), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $Part {
            $($(#[$doc])+ $Name,)+
            $($(#[$each_doc])+ $Each($key),)?
            /// What this version does not know.
            Kept,
        }

        #[doc = concat!("A field of [`", stringify!($Group), "`] with its new value.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $Value {
            $($(#[$doc])+ $Name($type),)+
        }

        impl $Part {
            /// All but those by key, in the order in which they are shown and written.
            pub const ALL: [Self; [$(stringify!($Name)),+].len() + 1] = [$(Self::$Name,)+ Self::Kept];

            /// Whether people type it, so that several changes in a row are one to them.
            pub fn is_typed(self) -> bool {
                match self {
                    $(Self::$Name => fields!(@is_typed $change),)+
                    $(Self::$Each(_) => fields!(@is_typed $each_change),)?
                    Self::Kept => false,
                }
            }

            /// Compares what two groups say here.
            pub(crate) fn order(self, a: &$Group, b: &$Group) -> Ordering {
                match self {
                    $(Self::$Name => a.$field.cmp(&b.$field),)+
                    $(Self::$Each(key) => a.$each.get(&key).cmp(&b.$each.get(&key)),)?
                    Self::Kept => a.kept.cmp(&b.kept),
                }
            }

            /// Makes `into` say here what `from` says.
            pub(crate) fn take(self, into: &mut $Group, from: &$Group) {
                match self {
                    $(Self::$Name => into.$field = Clone::clone(&from.$field),)+
                    $(Self::$Each(key) => match from.$each.get(&key) {
                        Some(value) => drop(into.$each.insert(key, value.clone())),
                        None => drop(into.$each.remove(&key)),
                    },)?
                    Self::Kept => into.kept = from.kept.clone(),
                }
            }

            /// The parts in which two groups differ, those by key last.
            pub(crate) fn differing(a: &$Group, b: &$Group) -> Vec<Self> {
                let parts = Self::ALL.into_iter();
                $(
                    let keys = union(a.$each.keys(), b.$each.keys()).into_iter();
                    let parts = parts.chain(keys.map(|key| Self::$Each(*key)));
                )?
                parts.filter(|part| part.order(a, b).is_ne()).collect()
            }
        }

        impl $Value {
            /// The field.
            pub fn part(&self) -> $Part {
                match self {
                    $(Self::$Name(_) => $Part::$Name,)+
                }
            }

            /// Gives the field its new value.
            pub(crate) fn put(self, into: &mut $Group) {
                match self {
                    $(Self::$Name(value) => into.$field = value,)+
                }
            }
        }

        impl Excerpted for $Group {
            fn excerpt(&self, extent: Excerpt) -> Self {
                Self {
                    $($field: fields!(@excerpt $extent, &self.$field, extent),)+
                    $($each: fields!(@excerpt $each_extent, &self.$each, extent),)?
                    // Nobody can see what that is.
                    kept: UnknownFields::default(),
                }
            }
        }
    };
}

pub(crate) use fields;
