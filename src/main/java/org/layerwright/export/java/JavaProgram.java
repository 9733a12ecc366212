package org.layerwright.export.java;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceText;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.Shape;

/**
 * The text of a Java class that runs an ONNX file.
 *
 * @param source the network
 * @param raw whether the file takes data as they come
 * @param stem of the files' names
 * @param version of Layerwright
 */
record JavaProgram(ExportSource source, boolean raw, String stem, String version) {
    private static final Set<String> TAKEN = Set.of(
            "ai",
            "java",
            "Harness",
            "String",
            "List",
            "Map",
            "Path",
            "Math",
            "System",
            "Override",
            "AutoCloseable",
            "Exception",
            "IOException",
            "BufferedImage",
            "IndexColorModel",
            "ImageIO",
            "ByteBuffer",
            "FloatBuffer",
            "OnnxJavaType",
            "OnnxTensor",
            "OrtEnvironment",
            "OrtException",
            "OrtSession");

    /** {@code mnist-cnn} as classes are called: {@code MnistCnn}. */
    static String className(String stem) {
        String name = List.of(Identifiers.like(stem).split("_")).stream()
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return TAKEN.contains(name) ? name + "Network" : name;
    }

    private Shape input() {
        return source.graph().input();
    }

    private boolean takesBytes() {
        return raw && input().isImage();
    }

    /** Whether pictures can be read: we know what their pixels become, and Java's pictures have as many channels. */
    private boolean readsPictures() {
        return input().isImage()
                && RawInput.isScaledBytes(source.preprocessing())
                && (input().channels() == 1 || input().channels() == 3);
    }

    private boolean hasLabels() {
        return source.hasLabels() || source.isBinary();
    }

    /** What is printed before each number. */
    private String label() {
        if (source.isBinary()) {
            return "LABELS.get(results[i] > " + (float) source.threshold() + "f ? 1 : 0) + \": \" + ";
        }
        return source.hasLabels() ? "LABELS.get(i) + \": \" + " : "";
    }

    private boolean standardizes() {
        return !raw && source.preprocessing().isStandardized();
    }

    String text() {
        SourceText out = new SourceText();
        imports(out);
        String name = className(stem);
        out.line("/**")
                .line(" * " + ascii(Literals.comment(source.name())) + ": a trained network.")
                .line(" *")
                .line(" * <p>Written by Layerwright " + ascii(Literals.comment(version))
                        + ". Runs the ONNX file beside this one; needs JDK 17 and the")
                .line(" * library com.microsoft.onnxruntime:onnxruntime.");
        if (!raw) {
            out.line(" *")
                    .line(" * <p>What was done to the data: "
                            + ascii(Literals.comment(source.preprocessing().note())));
        }
        out.line(" */")
                .line((name.equals(stem) ? "public " : "") + "final class " + name + " implements AutoCloseable {")
                .deeper();
        constants(out);
        out.line("private final OrtEnvironment environment = OrtEnvironment.getEnvironment();")
                .line("private final OrtSession session;")
                .line()
                .line("/** Loads the network from its ONNX file. */")
                .line("public " + name + "(Path file) throws OrtException {")
                .deeper()
                .line("session = environment.createSession(file.toString(), new OrtSession.SessionOptions());")
                .back()
                .line("}")
                .line();
        resource(out, takesBytes() ? "predict_bytes" : "predict_floats");
        resource(out, "predict");
        prepare(out);
        if (readsPictures()) {
            pixels(out);
        }
        main(out, name);
        return out.back().line("}").toString();
    }

    private void imports(SourceText out) {
        Set<String> imports = new TreeSet<>(List.of(
                "ai.onnxruntime.OnnxTensor",
                "ai.onnxruntime.OrtEnvironment",
                "ai.onnxruntime.OrtException",
                "ai.onnxruntime.OrtSession",
                "java.nio.FloatBuffer",
                "java.nio.file.Path",
                "java.util.Map"));
        if (takesBytes()) {
            imports.addAll(List.of("ai.onnxruntime.OnnxJavaType", "java.nio.ByteBuffer"));
        }
        if (hasLabels()) {
            imports.add("java.util.List");
        }
        if (readsPictures()) {
            imports.addAll(List.of("java.awt.image.BufferedImage", "java.io.IOException", "javax.imageio.ImageIO"));
            if (input().channels() == 1) {
                imports.add("java.awt.image.IndexColorModel");
            }
        }
        imports.forEach(name -> out.line("import " + name + ";"));
        out.line();
    }

    private void constants(SourceText out) {
        if (input().isImage()) {
            out.line("/** One sample: rows, columns and channels, the channels last. */")
                    .line("public static final int HEIGHT = " + input().height() + ";")
                    .line()
                    .line("public static final int WIDTH = " + input().width() + ";")
                    .line("public static final int CHANNELS = " + input().channels() + ";")
                    .line("public static final int INPUTS = HEIGHT * WIDTH * CHANNELS;");
        } else {
            out.line("/** One sample has that many features. */")
                    .line("public static final int INPUTS = " + input().size() + ";");
        }
        out.line("public static final int OUTPUTS = "
                        + source.graph().outputShape().size() + ";")
                .line();
        if (hasLabels()) {
            out.line("/** The classes in the order of the output. */")
                    .line("public static final List<String> LABELS = List.of(")
                    .deeper()
                    .deeper();
            List<String> labels =
                    source.classNames().stream().map(Literals::java).toList();
            for (int i = 0; i < labels.size(); i++) {
                out.line(labels.get(i) + (i < labels.size() - 1 ? "," : ");"));
            }
            out.back().back().line();
        }
        if (standardizes()) {
            array(out, "MEAN", source.preprocessing().mean());
            array(out, "DEVIATION", source.preprocessing().deviation());
            out.line();
        }
    }

    private static void array(SourceText out, String name, List<Double> values) {
        out.line("private static final float[] " + name + " = {")
                .deeper()
                .list(values.stream().map(value -> value.floatValue() + "f").toList())
                .back()
                .line("};");
    }

    private void resource(SourceText out, String name) {
        String dims = input().isImage() ? "HEIGHT, WIDTH, CHANNELS" : "INPUTS";
        String order = input().isImage() ? ", row by row, channels last" : "";
        out.lines(SourceText.resource(JavaProgram.class, name + ".java.txt")
                        .replace("@SHAPE@", dims)
                        .replace("@ORDER@", order))
                .line();
    }

    private void prepare(SourceText out) {
        Preprocessing preprocessing = source.preprocessing();
        boolean bytes = input().isImage() && RawInput.isScaledBytes(preprocessing);
        if (raw || !(bytes || standardizes())) {
            return;
        }
        String data = bytes ? "pixels" : "features";
        String number = bytes ? "(pixels[i] & 0xFF) / 255f" : "features[i]";
        if (standardizes()) {
            number = "(" + number + " - MEAN[i % MEAN.length]) / DEVIATION[i % DEVIATION.length]";
        }
        out.line("/** Turns data as they come into what the network was trained on. */")
                .line("public static float[] prepare(" + (bytes ? "byte[] " : "float[] ") + data + ") {")
                .deeper()
                .line("float[] prepared = new float[" + data + ".length];")
                .line("for (int i = 0; i < prepared.length; i++) {")
                .deeper()
                .line("prepared[i] = " + number + ";")
                .back()
                .line("}")
                .line("return prepared;")
                .back()
                .line("}")
                .line();
    }

    private void pixels(SourceText out) {
        boolean grey = input().channels() == 1;
        String pixel = SourceText.resource(JavaProgram.class, (grey ? "gray" : "colour") + ".java.txt");
        out.lines(SourceText.resource(JavaProgram.class, "pixels.java.txt")
                        .replace("@CHANNELS_WORDS@", grey ? "" : "; red, green and blue")
                        .replace("@PIXEL@", pixel.stripTrailing()))
                .line();
    }

    private void main(SourceText out, String name) {
        String sample;
        String usage;
        if (readsPictures()) {
            usage = "picture.png";
            sample = raw ? "pixels(Path.of(arguments[0]))" : "prepare(pixels(Path.of(arguments[0])))";
        } else {
            usage = "number ...";
            sample = standardizes() ? "prepare(numbers)" : "numbers";
        }
        out.line("/** Prints what the network says of " + (readsPictures() ? "a picture" : "some numbers") + ". */")
                .line("public static void main(String[] arguments) throws Exception {")
                .deeper()
                .line("if (arguments.length < 1) {")
                .deeper()
                .line("System.err.println(\"Usage: java -cp onnxruntime.jar " + name + ".java " + usage + "\");")
                .line("return;")
                .back()
                .line("}");
        if (!readsPictures()) {
            String type = takesBytes() ? "byte" : "float";
            String parse = takesBytes() ? "(byte) Integer.parseInt" : "Float.parseFloat";
            out.line(type + "[] numbers = new " + type + "[arguments.length];")
                    .line("for (int i = 0; i < numbers.length; i++) {")
                    .deeper()
                    .line("numbers[i] = " + parse + "(arguments[i]);")
                    .back()
                    .line("}");
        }
        out.line("try (" + name + " network = new " + name + "(Path.of(" + Literals.java(stem + ".onnx") + "))) {")
                .deeper()
                .line("float[] results = network.predict(" + sample + ");")
                .line("for (int i = 0; i < results.length; i++) {")
                .deeper()
                .line("System.out.println(" + label() + "results[i]);")
                .back()
                .line("}")
                .back()
                .line("}")
                .back()
                .line("}");
    }

    /** Comments in ASCII, so that a compiler of any encoding reads them. */
    private static String ascii(String comment) {
        StringBuilder text = new StringBuilder();
        for (char c : comment.toCharArray()) {
            // What HTML would take for a tag is left out, since the text stands in documentation.
            boolean plain = c < 0x7F && c != '<' && c != '>' && c != '&' && c != '@';
            text.append(plain ? String.valueOf(c) : c < 0x7F ? "_" : String.format("\\u%04x", (int) c));
        }
        return text.toString();
    }
}
