# setup · build · demo · test · check · format · goldens · gallery · reports · reports-check · bench · simulate · install · uninstall
export SWIFT ?= swift
PREFIX ?= /usr/local
CHECKED = --explicit-target-dependency-import-check error

.PHONY: all setup setup-reports setup-tests build demo test check format goldens gallery reports reports-check bench
.PHONY: simulate install uninstall clean

all: build

# Installs what is missing to build; says what to do where it cannot.
setup:
	@sh scripts/setup build

# Adds the programs that tests use as witnesses; a test without its witness is skipped by name.
setup-tests: setup
	@sh scripts/setup tests

# Adds the programs that `make reports` measures.
setup-reports: setup
	@sh scripts/setup reports

# The optimised program, a static executable: .build/release/perfdb
build: setup
	@sh scripts/build

# Records a part of the study, reports, and says where the report lies.
demo: build
	@sh scripts/demo

test: setup
	$(SWIFT) build --build-tests $(CHECKED)
	$(SWIFT) test --skip-build

check:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests migrations Benchmarks/simulate
	@$(MAKE) --no-print-directory test

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests migrations Benchmarks/simulate

# Records golden files and generated documents anew; fails on purpose, so that nobody takes it for a test.
goldens:
	PERFDB_TESTS_RECORD=1 $(SWIFT) test

# Writes docs/gallery anew: every chart as SVG, and sheets of them as PNG, light and dark; then checks it.
gallery:
	$(SWIFT) build --build-tests $(CHECKED)
	-PERFDB_TESTS_RECORD=1 $(SWIFT) test --skip-build --filter 'ChartsTests.*gallery.*is current' >/dev/null
	@sh scripts/gallery
	$(SWIFT) test --skip-build --filter 'ChartsTests.*gallery'

# Measures real programs on this machine and writes reports/; takes about an hour.
reports: setup-reports build
	@sh scripts/reports

# Whether reports/ is what the runs beside it give; writes nothing.
reports-check: build
	@sh scripts/reports --check

# perfdb beside its peers, interleaved.
bench: build
	@sh Benchmarks/recording

# How often the statistics are wrong and right, by simulation; writes docs/statistics.md; some minutes.
simulate: setup
	@sh Benchmarks/simulate/run

# The program, its manual page, and what lets shells complete its command lines.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/perfdb "$(DESTDIR)$(PREFIX)/bin/perfdb"
	@sh scripts/install-share .build/release/perfdb "$(DESTDIR)$(PREFIX)/share"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/perfdb"
	@sh scripts/install-share --remove "$(DESTDIR)$(PREFIX)/share"

clean:
	rm -rf .build
