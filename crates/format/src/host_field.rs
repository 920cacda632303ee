//! The fields of the messages of a host: one list for all that reads or carries them.

/// Declares the fields that messages of the host can have.
macro_rules! host_fields {
    ($($(#[doc = $doc:literal])+ $field:ident => $name:literal,)+) => {
        /// A field of a message of the host. Reading a message names it so, and what carries messages lets these
        /// through and nothing else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum HostField {
            $($(#[doc = $doc])+ $field,)+
        }

        impl HostField {
            /// All.
            pub const ALL: &[Self] = &[$(Self::$field),+];

            /// The field's name in messages.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)+
                }
            }
        }
    };
}

host_fields! {
    /// What the message is.
    Type => "type",
    /// The version of the protocol.
    Version => "version",
    /// What the answer will name, or what is answered.
    RequestId => "requestId",
    /// The text of a results file; null for none.
    Value => "value",
    /// Whether the host keeps the document.
    Kept => "kept",
    /// The tag of a language.
    Language => "lang",
    /// The name of a theme.
    Theme => "theme",
    /// Whether nothing can be changed.
    ReadOnly => "readonly",
    /// The view, as its address says it.
    View => "view",
}
