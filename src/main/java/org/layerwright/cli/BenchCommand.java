package org.layerwright.cli;

import picocli.CommandLine.Command;

/** {@code layerwright bench}: the group of benchmarks. */
@Command(name = "bench")
final class BenchCommand {}
