package org.layerwright.export.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;
import org.layerwright.network.op.WeightSpec;

/** The constant arrays of generated C. Each stands there once, however many operators ask for it. */
final class Constants {
    /** What stands for a weight that is not there. */
    static final String NONE = "NULL";

    private final ExportSource source;
    private final Precision precision;
    private final Identifiers identifiers;
    private final SourceText out = new SourceText();
    private final Map<String, String> known = new HashMap<>();
    private long bytes;

    Constants(ExportSource source, Precision precision, Set<String> reserved) {
        this.source = source;
        this.precision = precision;
        this.identifiers = new Identifiers(reserved);
    }

    /** A kernel and, where weights are integers, its scales, as arguments of a call. */
    List<String> kernel(int position, int channels) {
        WeightSpec spec = source.graph().weights().get(position);
        float[] values = source.weight(position);
        List<String> arguments = new ArrayList<>();
        if (precision == Precision.SINGLE) {
            arguments.add(once(spec.name(), comment(spec), values));
            return arguments;
        }
        RoundedKernel rounded = RoundedKernel.of(values, channels);
        arguments.add(known.computeIfAbsent(spec.name(), name -> {
            bytes += rounded.steps().length;
            return array(
                    "int8_t",
                    name,
                    comment(spec) + ", in steps of its scales",
                    rounded.steps().length,
                    i -> String.valueOf(rounded.steps()[i]));
        }));
        arguments.add(once(spec.name() + "_scale", "one for each output channel", rounded.scales()));
        return arguments;
    }

    /** A weight in single precision. */
    String floats(int position) {
        WeightSpec spec = source.graph().weights().get(position);
        return once(spec.name(), comment(spec), source.weight(position));
    }

    /** Numbers of our own, under a name. */
    String once(String name, String comment, float... values) {
        return known.computeIfAbsent(name, wanted -> {
            bytes += (long) values.length * Float.BYTES;
            return array("float", wanted, comment, values.length, i -> number(values[i]));
        });
    }

    /** A structure of our own; its fields stand there as they are. */
    String structure(String type, String name, List<String> fields) {
        String identifier = identifiers.unique(name);
        out.line("static const struct " + type + " " + identifier + " = {").deeper();
        fields.forEach(out::line);
        out.back().line("};").line();
        return identifier;
    }

    private String array(String type, String name, String comment, int length, IntFunction<String> value) {
        String identifier = identifiers.unique(name);
        out.line("/* " + Literals.comment(name) + ": " + comment + " */")
                .line("static const " + type + " " + identifier + "[" + length + "] = {")
                .deeper()
                .list(values(length, value))
                .back()
                .line("};")
                .line();
        return identifier;
    }

    private static Iterable<String> values(int length, IntFunction<String> value) {
        return () -> {
            Iterator<String> all = IntStream.range(0, length).mapToObj(value).iterator();
            return all;
        };
    }

    private static String comment(WeightSpec spec) {
        return String.join(" x ", spec.shape().stream().map(String::valueOf).toList());
    }

    /** The shortest decimal number that becomes this very float again. */
    static String number(float value) {
        return value + "f";
    }

    /** The bytes of all arrays together. */
    long bytes() {
        return bytes;
    }

    SourceText text() {
        return out;
    }
}
