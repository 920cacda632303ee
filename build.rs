//! Asks the linker to keep relocations where the module is going to be split.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_set = |name| std::env::var_os(name).is_some();
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_set("CARGO_FEATURE_SPLIT") && is_wasm {
        // Which function refers to which: the splitter cannot tell without, and takes them out.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
