# Two commands matter: `make run` starts Mahdar, `make test` proves it. Both do all the set-up.

SHELL := /bin/bash
ROOT := $(if $(filter 0,$(shell id -u)),,sudo )

# What the program needs on Debian 12, besides the Swift toolchain.
PACKAGES := libwebsockets-dev pkg-config
# What its tests need on top.
TEST_PACKAGES := chromium firefox-esr xvfb xdotool default-jre-headless nodejs node-typescript \
	python3 python3-venv libreoffice-writer-nogui poppler-utils fonts-hosny-amiri fonts-noto-core
TOOLS := .test-tools
PYTHON := $(TOOLS)/bin/python

.PHONY: run build test test-swift test-javascript types test-browser test-documents lint format bench simulate \
	simulate-writing fuzz races packages test-packages tools clean

run: build
	.build/release/mahdar serve $(ARGUMENTS)

build: packages
	bash Tests/client-table.sh
	swift build -c release --product mahdar

test: test-packages tools lint test-swift test-javascript build test-browser

# What passed is not printed, so that what failed is seen at the end of a long log.
test-swift: packages
	set -o pipefail; swift test --parallel 2>&1 | grep -vE '^(◇|✔ (Test|Suite) )|^↳'

test-javascript:
	node --test Tests/JavaScript/

# The JSDoc types of the client.
types: test-packages
	tsc --project web/jsconfig.json

# Chromium, Firefox, LibreOffice and a client in another language against the release binary.
# A browser that stood still for half a minute is tried once more; what needed it is named.
TRY_AGAIN := --reruns 1 -rR
test-browser: build tools
	$(PYTHON) -m pytest -q Tests/Client
	$(PYTHON) -m pytest -q Tests/Documents
	$(PYTHON) -m pytest -q $(TRY_AGAIN) Tests/Browser --ignore Tests/Browser/editor
	MAHDAR_ALL_BROWSERS=1 $(PYTHON) -m pytest -q $(TRY_AGAIN) Tests/Browser/editor

lint:
	swift format lint --strict --configuration .swift-format -r Sources Tests Package.swift
	bash Tests/style.sh

format:
	swift format -i --configuration .swift-format -r Sources Tests Package.swift

# Meetings in which everything goes wrong: MEETINGS of STEPS steps each, or the one of MAHDAR_SEED.
MEETINGS ?= $(if $(MAHDAR_SEED),1,100000)
STEPS ?= $(or $(MAHDAR_STEPS),300)
simulate: packages
	MAHDAR_MEETINGS=$(MEETINGS) MAHDAR_STEPS=$(STEPS) swift test -c release \
	  --scratch-path .build/simulate -Xswiftc -enable-testing \
	  --filter "A room in which everything goes wrong"

# libFuzzer and AddressSanitizer; SECONDS_EACH for each of the targets. What it finds new is kept.
SECONDS_EACH ?= 600
FUZZ_TARGETS ?= protocol meeting csv ballots journal text
FUZZ := swift build --scratch-path .build/fuzz --product fuzz \
	-Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
fuzz: packages
	MAHDAR_FUZZ=1 $(FUZZ)
	for target in $(FUZZ_TARGETS); do mkdir -p .build/fuzz/found/$$target; \
	  ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no \
	  .build/fuzz/debug/fuzz $$target .build/fuzz/found/$$target Tests/Fuzz/corpora/$$target \
	    -max_total_time=$(SECONDS_EACH) -timeout=20 -rss_limit_mb=4096 -max_len=20000 \
	    -artifact_prefix=.build/fuzz/crash-$$target- -print_final_stats=1 -verbosity=0 || exit 1; \
	done

# Data races in the parts that have threads.
races: packages
	swift build --build-tests --scratch-path .build/races --sanitize=thread
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/races.txt" \
	swift test --skip-build --scratch-path .build/races --sanitize=thread \
	  --filter "JournalTests|WebServerTests|RoomTests"

bench: build
	@$(MAKE) --no-print-directory packages PACKAGES="gcc libc6-dev binutils python3"
	python3 Tests/Load/bench.py

# Ten people write together against the real server, a million operations; some hours.
simulate: simulate-writing

simulate-writing: packages
	swift build -c release --product SimulationServer
	node Tests/Simulation/simulate.js $(OPERATIONS)

packages:
	@missing=$$(for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed \
	    || echo $$package; done); \
	[ -z "$$missing" ] || { $(ROOT)apt-get update -q && \
	  DEBIAN_FRONTEND=noninteractive $(ROOT)apt-get install -q -y --no-install-recommends $$missing; }

test-packages:
	@$(MAKE) --no-print-directory packages PACKAGES="$(PACKAGES) $(TEST_PACKAGES)"

# Python packages in a folder of their own.
tools: $(TOOLS)/installed
$(TOOLS)/installed: Tests/requirements.txt | test-packages
	python3 -m venv $(TOOLS)
	$(PYTHON) -m pip install -q --disable-pip-version-check -r Tests/requirements.txt
	touch $@

clean:
	rm -rf .build $(TOOLS)
