package org.layerwright.export.c;

import java.util.List;
import java.util.Locale;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceText;
import org.layerwright.model.Preprocessing;

/**
 * What others see of a network in C: the header, and those functions of it that are the same for every network.
 *
 * @param raw whether it takes data as they come
 * @param prefix of everything that others see, so that several networks fit into one program
 */
record Interface(ExportSource source, boolean raw, String prefix) {
    List<String> names() {
        return List.of(prepareName(), runName(), labelsName(), classifyName());
    }

    String prepareName() {
        return prefix + "_prepare";
    }

    private String runName() {
        return prefix + "_run";
    }

    private String labelsName() {
        return prefix + "_labels";
    }

    private String classifyName() {
        return prefix + "_classify";
    }

    private String macro(String name) {
        return prefix.toUpperCase(Locale.ROOT) + "_" + name;
    }

    private boolean isImage() {
        return source.graph().input().isImage();
    }

    /** Whether there is something to prepare, and we know what. */
    boolean canPrepare() {
        Preprocessing preprocessing = source.preprocessing();
        boolean bytes = isImage() && RawInput.isScaledBytes(preprocessing);
        return bytes || (!isImage() && preprocessing.isStandardized());
    }

    private String inputType() {
        return raw && isImage() ? "unsigned char" : "float";
    }

    String runSignature() {
        return "void " + runName() + "(const " + inputType() + " " + Memory.INPUT + "[" + macro("INPUTS") + "], float "
                + Memory.OUTPUT + "[" + macro("OUTPUTS") + "])";
    }

    private String prepareSignature() {
        String data = isImage() ? "unsigned char pixels" : "float features";
        return "void " + prepareName() + "(const " + data + "[" + macro("INPUTS") + "], float input[" + macro("INPUTS")
                + "])";
    }

    private boolean hasLabels() {
        return source.hasLabels() || source.isBinary();
    }

    private String labelCount() {
        return source.isBinary() ? "2" : macro("OUTPUTS");
    }

    String header(Precision precision, long weightBytes, long bufferBytes, String version) {
        String guard = macro("H");
        SourceText out = new SourceText();
        out.line("/*")
                .line(" * " + Literals.comment(source.name()) + ": a trained network in C99, written by Layerwright "
                        + Literals.comment(version) + ".")
                .line(" *")
                .line(" * Input:   " + Operators.size(source.graph().input())
                        + (isImage() ? ": height, width, channels; row by row, channels last" : " features"))
                .line(" * Output:  " + Operators.size(source.graph().outputShape())
                        + (source.graph().endsInSoftmax() ? ", a probability for each class" : ""))
                .line(" * Data:    "
                        + (raw
                                ? "as they come; they are prepared inside"
                                : Literals.comment(source.preprocessing().note())
                                        + (source.preprocessing().isStandardized() ? " Then standardised." : "")));
        if (precision == Precision.INT8) {
            out.line(" * Numbers: kernels are 8-bit integers with one scale for each output channel; all else,")
                    .line(" *          activations as well, is 32-bit floating point");
        } else {
            out.line(" * Numbers: 32-bit floating point");
        }
        out.line(" * Memory:  " + weightBytes + " bytes of constants, " + bufferBytes + " bytes of buffers, no heap")
                .line(" *")
                .line(" * The buffers are static, so only one call at a time may run. Needs the C library's math.h and")
                .line(" * nothing else: link with -lm.")
                .line(" */")
                .line("#ifndef " + guard)
                .line("#define " + guard)
                .line()
                .line("#define " + macro("INPUTS") + " "
                        + source.graph().input().size())
                .line("#define " + macro("OUTPUTS") + " "
                        + source.graph().outputShape().size())
                .line();
        if (hasLabels()) {
            out.line("/* The names of the classes in the order of the output. */")
                    .line("extern const char *const " + labelsName() + "[" + labelCount() + "];")
                    .line();
        }
        if (canPrepare() && !raw) {
            out.line("/* Turns data as they come into what the network was trained on. */")
                    .line(prepareSignature() + ";")
                    .line();
        }
        String decision = source.isBinary()
                ? "/* Which of the two classes the network takes the sample for, 0 or 1. */"
                : "/* The position of the largest output: the class that the network takes the sample for. */";
        return out.line("/* Runs the network on one sample. The two arrays must not overlap. */")
                .line(runSignature() + ";")
                .line()
                .line(decision)
                .line("int " + classifyName() + "(const float output[" + macro("OUTPUTS") + "]);")
                .line()
                .line("#endif")
                .toString();
    }

    /** What the header promises, apart from the network itself. */
    void definitions(SourceText out) {
        if (hasLabels()) {
            out.line("const char *const " + labelsName() + "[" + labelCount() + "] = {")
                    .deeper()
                    .list(source.classNames().stream().map(Literals::c).toList())
                    .back()
                    .line("};")
                    .line();
        }
        if (canPrepare()) {
            prepare(out);
        }
        out.line("int " + classifyName() + "(const float output[" + macro("OUTPUTS") + "])");
        if (source.isBinary()) {
            out.line("{")
                    .line("    return output[0] > " + Constants.number((float) source.threshold()) + ";")
                    .line("}")
                    .line();
            return;
        }
        out.lines("""
                        {
                            int best = 0;
                            for (int i = 1; i < %s; i++) {
                                if (output[i] > output[best]) {
                                    best = i;
                                }
                            }
                            return best;
                        }
                        """.formatted(macro("OUTPUTS"))).line();
    }

    private void prepare(SourceText out) {
        Preprocessing preprocessing = source.preprocessing();
        String number = isImage() ? "(float)pixels[i] / 255.0f" : "features[i]";
        out.line((raw ? "static " : "") + prepareSignature()).line("{").deeper();
        if (preprocessing.isStandardized()) {
            int channels = preprocessing.mean().size();
            out.line("/* One for each channel or feature. */")
                    .line("static const float mean[" + channels + "] = {")
                    .deeper()
                    .list(numbers(preprocessing.mean()))
                    .back()
                    .line("};")
                    .line("static const float deviation[" + channels + "] = {")
                    .deeper()
                    .list(numbers(preprocessing.deviation()))
                    .back()
                    .line("};");
            number = "(" + number + " - mean[i % " + channels + "]) / deviation[i % " + channels + "]";
        }
        out.line("for (int i = 0; i < " + macro("INPUTS") + "; i++) {")
                .deeper()
                .line("input[i] = " + number + ";")
                .back()
                .line("}")
                .back()
                .line("}")
                .line();
    }

    private static List<String> numbers(List<Double> values) {
        return values.stream()
                .map(value -> Constants.number(value.floatValue()))
                .toList();
    }
}
