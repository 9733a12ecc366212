package org.layerwright.export.python;

import java.util.List;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceText;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.Shape;

/**
 * What Python scripts of every framework have in common: constants, the preprocessing, a reader of weights that needs
 * NumPy only, and a main function.
 *
 * @param raw whether the network takes data as they come
 * @param module the script's name without its ending
 * @param framework as people call it
 * @param version of Layerwright
 */
public record PythonScript(ExportSource source, boolean raw, String module, String framework, String version) {
    private boolean isImage() {
        return source.graph().input().isImage();
    }

    private boolean isScaledBytes() {
        return isImage() && RawInput.isScaledBytes(source.preprocessing());
    }

    private String fileArgument() {
        return isImage() ? "picture.png" : "samples.csv";
    }

    /** The words before the imports. */
    public void docstring(SourceText out) {
        out.line("\"\"\"" + Literals.comment(source.name()) + ": a trained network for " + framework + ".")
                .line()
                .line("Written by Layerwright " + Literals.comment(version)
                        + ". The weights lie in the file beside this one that ends")
                .line("in .safetensors. Needs " + framework + " and NumPy"
                        + (isImage() ? ", and Pillow to read pictures." : "."))
                .line()
                .line("On the command line:  python " + Literals.comment(module) + ".py " + fileArgument())
                .line("In a program:         network = load(); predict(network, prepare(data))")
                .line("\"\"\"")
                .line();
    }

    /** Where the weights lie, and what stands at both ends of the network. */
    public void constants(SourceText out) {
        Preprocessing preprocessing = source.preprocessing();
        out.line("WEIGHTS = Path(__file__).with_name(" + Literals.python(module + ".safetensors") + ")")
                .line()
                .line("# One sample: " + (isImage() ? "height, width, channels" : "features"))
                .line("INPUT_SHAPE = " + tuple(source.graph().input()));
        if (preprocessing.isStandardized()) {
            out.line()
                    .line("# One for each " + (isImage() ? "channel" : "feature"))
                    .line("MEAN = [")
                    .deeper()
                    .list(numbers(preprocessing.mean()))
                    .back()
                    .line("]")
                    .line("DEVIATION = [")
                    .deeper()
                    .list(numbers(preprocessing.deviation()))
                    .back()
                    .line("]");
        }
        if (source.hasLabels() || source.isBinary()) {
            out.line()
                    .line("# In the order of the output")
                    .line("LABELS = [")
                    .deeper()
                    .list(source.classNames().stream().map(Literals::python).toList())
                    .back()
                    .line("]");
        }
    }

    private static List<String> numbers(List<Double> values) {
        return values.stream().map(String::valueOf).toList();
    }

    /** A shape as Python writes it. */
    public static String tuple(Shape shape) {
        return "("
                + String.join(", ", shape.dims().stream().map(String::valueOf).toList())
                + (shape.rank() == 1 ? ",)" : ")");
    }

    /** The functions before the network. */
    public void readers(SourceText out) {
        out.raw(SourceText.resource(PythonScript.class, "read_weights.py"))
                .line()
                .line();
        prepare(out);
        out.line().line();
    }

    private void prepare(SourceText out) {
        Preprocessing preprocessing = source.preprocessing();
        String note = Literals.comment(preprocessing.note());
        out.line("def prepare(data):").deeper();
        if (raw) {
            out.line("\"\"\"Data as they come: the network itself prepares them.\"\"\"")
                    .line("return np.asarray(data, dtype=np.float32)")
                    .back();
            return;
        }
        boolean known = isScaledBytes() || !isImage();
        out.line("\"\"\"Data as they come, as the network was trained on them. " + note + "\"\"\"");
        if (!known) {
            out.line("# This cannot be done here: hand over data that are prepared like that.");
        }
        out.line("data = np.asarray(data, dtype=np.float32)" + (isScaledBytes() ? " / 255" : ""));
        if (preprocessing.isStandardized()) {
            out.line("data = (data - np.float32(MEAN)) / np.float32(DEVIATION)");
        }
        out.line("return data").back();
    }

    /** What makes the file a program. */
    public void main(SourceText out) {
        out.raw(SourceText.resource(PythonScript.class, isImage() ? "read_pictures.py" : "read_features.py"))
                .line()
                .line();
        out.raw(SourceText.resource(PythonScript.class, mainName())
                .replace("@FILE@", fileArgument())
                .replace("@THRESHOLD@", String.valueOf(source.threshold())));
    }

    private String mainName() {
        if (source.isBinary()) {
            return "main_binary.py";
        }
        boolean vector = source.graph().outputShape().rank() == 1;
        return source.hasLabels() && vector ? "main_labels.py" : "main_numbers.py";
    }
}
