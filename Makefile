# Two commands matter: `make run` starts Mahdar, `make test` proves it. Both do all the set-up.

SHELL := /bin/bash
ROOT := $(if $(filter 0,$(shell id -u)),,sudo )

# What the program needs on Debian 12, besides the Swift toolchain.
PACKAGES := libwebsockets-dev pkg-config
# What its tests need on top.
TEST_PACKAGES := chromium default-jre-headless nodejs node-typescript python3 python3-venv libreoffice-writer-nogui \
	poppler-utils fonts-hosny-amiri fonts-noto-core
TOOLS := .test-tools
PYTHON := $(TOOLS)/bin/python

.PHONY: run build test test-swift test-javascript types test-browser test-documents lint format bench \
	packages test-packages tools clean

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

# Chromium, LibreOffice and a client in another language against the release binary.
test-browser: build tools
	$(PYTHON) -m pytest -q Tests/Client
	$(PYTHON) -m pytest -q Tests/Documents
	$(PYTHON) -m pytest -q Tests/Browser --ignore Tests/Browser/editor
	$(PYTHON) -m pytest -q Tests/Browser/editor

lint:
	swift format lint --strict --configuration .swift-format -r Sources Tests Package.swift
	bash Tests/style.sh

format:
	swift format -i --configuration .swift-format -r Sources Tests Package.swift

bench: build
	@$(MAKE) --no-print-directory packages PACKAGES="gcc libc6-dev binutils python3"
	python3 Tests/Load/bench.py

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
