# Every command of the project. The work is done by scripts/, which also install what is missing.

NODE := $(shell command -v node)
ifeq ($(NODE),)
$(error Node.js 20 or newer is needed and was not found. Install it from https://nodejs.org or with your package manager)
endif

.DEFAULT_GOAL := help
# Targets share the build folders, so they run one after the other even under "make -j".
.NOTPARALLEL:
.PHONY: help run test test-browsers dist example bench fuzz fmt lint budget clean distclean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build the page and serve it on http://127.0.0.1:8080/ (PORT= changes the port)
	@node scripts/run.mjs

test: ## run every test: core, browser, end to end
	@node scripts/test.mjs

test-browsers: ## the core journey in Chromium, Firefox and WebKit (BROWSERS=firefox,webkit chooses)
	@node scripts/test-browsers.mjs $(if $(BROWSERS),--engine $(BROWSERS))

dist: ## write dist/: the page to host, opex-maturity.html to open from disk, embed/ for portals
	@node scripts/dist.mjs

example: ## serve an example of embedding: NAME=plain, frame or backstage
	@node scripts/example.mjs $(NAME)

bench: ## run every benchmark and print its table
	@node scripts/bench.mjs

fuzz: ## look for input that stops a reader, a minute for each (FUZZ_SECONDS= changes it)
	@node scripts/fuzz.mjs

fmt: ## format the Rust code
	@cargo fmt

lint: ## rustfmt, clippy (native and WebAssembly), docs, texts, licenses; warnings are errors
	@node scripts/lint.mjs

budget: ## bytes fetched until the page can be used, against their limit
	@node scripts/budget.mjs

clean: ## remove what was built, keep the tools
	@rm -rf dist target tests/e2e/results tests/browsers/results

distclean: clean ## remove the tools and packages as well
	@rm -rf .tools node_modules
