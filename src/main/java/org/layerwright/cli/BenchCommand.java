package org.layerwright.cli;

import picocli.CommandLine.Command;

/** {@code layerwright bench}: the group of benchmarks; it is offered once it holds one. */
@Command(name = "bench")
final class BenchCommand {}
