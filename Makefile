# The one prerequisite is a JDK 25 (JAVA_HOME or /usr/lib/jvm). On Debian 12 as root the rest is installed as needed.

MVN := src/build/mvn.sh
ENGINE := src/build/engine.sh run --

.DEFAULT_GOAL := help
.PHONY: help build dist image test test-full soak bench fmt demo corpus screenshots clean

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the distribution: target/dist/bin/composure
	@$(MVN) package -DskipTests -Djacoco.skip

test: ## every test, on a private Docker Engine (COMPOSURE_TEST_ENGINE=shared: on yours)
	@src/build/test.sh

test-full: ## the same and the long tests
	@src/build/test.sh -Dexcluded.tags=soak,bench

soak: ## hours of probes and remediations on a private engine
	@ENGINES=1 src/build/test.sh -Djacoco.skip -Dexcluded.tags=none -Dgroups=soak

bench: ## measure what is promised, and print it beside the promises
	@src/build/bench.sh

dist: build ## the distribution as a tarball with its own Java runtime: target/composure-*.tar.gz
	@src/build/package.sh

image: dist ## the operator as an image, on the engine of DOCKER_HOST; BASE=IMAGE is what it is made on
	@src/build/image.sh

fmt: ## format the sources
	@$(MVN) spotless:apply

demo: build ## a leaking project on a private engine, remediated before your eyes
	@$(ENGINE) target/dist/bin/composure demo

corpus: ## read every compose file under CORPUS=DIR, and compare with Docker Compose
	@src/build/corpus.sh "$(CORPUS)"

screenshots: ## pictures of the dashboard in target/screenshots, and that of the README
	@src/build/screenshots.sh

clean: ## remove target
	@rm -rf target
