package org.layerwright.export.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;

/**
 * A network as a header and a source file of C99.
 *
 * @param header the text of the header
 * @param source the text of the source file
 */
record CProgram(String header, String source) {
    /** In the order in which they stand in the file; each is a file of resources of that name. */
    private static final List<String> FUNCTIONS = List.of(
            "window",
            "convolution",
            "depthwise",
            "dense",
            "max_pool",
            "average_pool",
            "global_average",
            "global_max",
            "scale_and_shift",
            "layer_normalization",
            "add",
            "concatenate",
            "pad",
            "repeat_pixels",
            "interpolate",
            "relu",
            "leaky_relu",
            "elu",
            "gelu",
            "silu",
            "softplus",
            "sigmoid",
            "hyperbolic_tangent",
            "softmax",
            "copy");

    private static final List<String> KEYWORDS = Arrays.asList(
            ("auto break case char const continue default do double else enum extern float for goto if inline int long "
                            + "register restrict return short signed sizeof static struct switch typedef union "
                            + "unsigned void volatile while _Bool _Complex _Imaginary weight input output pixels "
                            + "features NULL main int8_t")
                    .split(" "));

    /**
     * @param source what is written, folded
     * @param headerName the header's file name, of which nothing needs to be escaped
     */
    static CProgram of(ExportSource source, Precision precision, boolean raw, String headerName, String version) {
        Interface face = new Interface(source, raw, Identifiers.like(headerName.replaceAll("\\.h$", "")));
        Set<String> reserved = new HashSet<>(FUNCTIONS);
        reserved.addAll(KEYWORDS);
        reserved.addAll(face.names());
        boolean prepares = raw && face.canPrepare();
        Memory memory = new Memory(source.graph(), prepares);
        Constants constants = new Constants(source, precision, reserved);
        SourceText body = new SourceText().deeper();
        Operators operators = new Operators(source, memory, constants, body);
        if (prepares) {
            body.line(face.prepareName() + "(" + Memory.INPUT + ", " + memory.place(0) + ");")
                    .line();
        }
        IntStream.range(0, source.graph().nodes().size()).forEach(operators::write);
        String result = memory.place(source.graph().output());
        if (!result.equals(Memory.OUTPUT)) {
            operators.call(
                    "copy", result, Memory.OUTPUT, source.graph().outputShape().size());
            body.line();
        }
        long ram = memory.bufferSizes().stream()
                .mapToLong(size -> (long) size * Float.BYTES)
                .sum();
        String header = face.header(precision, constants.bytes(), ram, version);
        return new CProgram(header, source(face, headerName, precision, memory, constants, operators, body));
    }

    private static String source(
            Interface face,
            String headerName,
            Precision precision,
            Memory memory,
            Constants constants,
            Operators operators,
            SourceText body) {
        SourceText out = new SourceText();
        out.line("/* " + Literals.comment(face.source().name()) + ". The header says how to use it. */")
                .line("#include \"" + headerName + "\"")
                .line()
                .line("#include <limits.h>")
                .line("#include <math.h>")
                .line("#include <stddef.h>");
        if (precision == Precision.INT8) {
            out.line("#include <stdint.h>");
        }
        out.line()
                .line("#if INT_MAX < 2147483647")
                .line("#error \"This network counts in int, which needs at least 32 bits.\"")
                .line("#endif")
                .line()
                .line(
                        precision == Precision.INT8
                                ? "/* The numbers of a kernel, in steps of the scale of their output channel. */"
                                : "/* The numbers of a kernel. */")
                .line("typedef " + (precision == Precision.INT8 ? "int8_t" : "float") + " weight;")
                .line();
        for (String function : FUNCTIONS) {
            if (operators.functions().contains(function)) {
                out.raw(function(function, precision)).line();
            }
        }
        out.raw(constants.text().toString());
        List<Integer> sizes = memory.bufferSizes();
        if (!sizes.isEmpty()) {
            out.line("/* Where values lie between two steps. Each buffer is used again and again. */");
            for (int i = 0; i < sizes.size(); i++) {
                out.line("static float buffer" + i + "[" + sizes.get(i) + "];");
            }
            out.line();
        }
        face.definitions(out);
        out.line(face.runSignature())
                .line("{")
                .raw(body.toString().stripTrailing() + "\n")
                .line("}");
        return out.toString();
    }

    private static String function(String name, Precision precision) {
        boolean scaled = precision == Precision.INT8;
        String finish =
                "for (int o = 0; o < %s; o++) {\n    out[o] = out[o] * scale[o] + (bias != NULL ? bias[o] : 0.0f);\n}";
        return SourceText.resource(CProgram.class, name + ".c")
                .replace("@SCALE_PARAM@", scaled ? " const float *restrict scale," : "")
                .replace("@START@", scaled ? "0.0f" : "bias != NULL ? bias[o] : 0.0f")
                .replace("@FINISH3@", scaled ? indented(3, finish.formatted("w->out_channels")) : "")
                .replace("@FINISH1@", scaled ? indented(1, finish.formatted("outputs")) : "");
    }

    private static String indented(int depth, String lines) {
        List<String> all = new ArrayList<>();
        lines.lines().forEach(line -> all.add("    ".repeat(depth) + line));
        return String.join("\n", all) + "\n";
    }
}
