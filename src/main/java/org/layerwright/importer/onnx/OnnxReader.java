package org.layerwright.importer.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.importer.draft.ImportException;

/**
 * Reads an ONNX file that may come from anywhere. Only what we use is kept, and nothing is believed: lengths must lie
 * within what holds them, constants must have as many numbers as their extents say, counts are bounded. Source: onnx.proto
 * of the ONNX project, file format 10.
 */
final class OnnxReader {
    private static final int MAX_NODES = 20_000;
    private static final int MAX_CONSTANTS = 20_000;
    private static final int MAX_LINKS = 4096;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_METADATA = 256;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_DIMS = 16;
    /** All names and texts together. */
    private static final long MAX_TEXTS = 32L << 20;

    private final String file;
    private final Wire wire;
    private final Map<String, String> metadata = new HashMap<>();
    private final Map<String, OnnxTensor> constants = new HashMap<>();
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxGraph.Declaration> inputs = new ArrayList<>();
    private final List<OnnxGraph.Declaration> outputs = new ArrayList<>();
    private String producer = "";
    private String producerVersion = "";
    private String name = "";
    private long operatorSet;
    private boolean graphSeen;
    private long texts;

    private OnnxReader(String file, CodedInputStream in) {
        this.file = file;
        this.wire = new Wire(in);
    }

    /**
     * Reads a file.
     *
     * @throws ImportException if it is no ONNX file, or damaged
     */
    static OnnxGraph read(Path file) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE) {
                throw new ImportException("import.onnx.large", file.toString(), size, Integer.MAX_VALUE);
            }
            CodedInputStream in = CodedInputStream.newInstance(stream);
            in.setSizeLimit(Integer.MAX_VALUE);
            in.pushLimit((int) size);
            return new OnnxReader(file.toString(), in).model();
        } catch (IOException e) {
            throw new ImportException(e, "import.onnx.damaged", file.toString(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw new ImportException(e, "import.onnx.memory", file.toString());
        }
    }

    private OnnxGraph model() throws IOException {
        wire.fields((number, type) -> {
            switch (number) {
                case 2 -> producer = text(type);
                case 3 -> producerVersion = text(type);
                case 7 -> {
                    graphSeen = true;
                    wire.message(type, this::graph);
                }
                case 8 -> operatorSet(type);
                case 14 -> note(type);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!graphSeen) {
            throw new ImportException("import.onnx.noGraph", file);
        }
        return new OnnxGraph(
                (producer + " " + producerVersion).strip(),
                operatorSet,
                Map.copyOf(metadata),
                name,
                List.copyOf(inputs),
                List.copyOf(outputs),
                constants,
                nodes);
    }

    private void operatorSet(int wireType) throws IOException {
        String[] domain = {""};
        long[] version = {0};
        wire.message(wireType, (number, type) -> {
            if (number == 1) {
                domain[0] = text(type);
            } else if (number == 2) {
                version[0] = wire.integer(type);
            }
            return number == 1 || number == 2;
        });
        if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
            operatorSet = version[0];
        }
    }

    private void note(int wireType) throws IOException {
        String[] entry = {"", ""};
        wire.message(wireType, (number, type) -> {
            boolean known = number == 1 || number == 2;
            if (known) {
                entry[number - 1] = text(type);
            }
            return known;
        });
        metadata.put(entry[0], entry[1]);
        within(metadata.size(), MAX_METADATA, "metadata");
    }

    private boolean graph(int number, int type) throws IOException {
        switch (number) {
            case 1 -> {
                within(nodes.size() + 1, MAX_NODES, "nodes");
                nodes.add(node(type));
            }
            case 2 -> name = text(type);
            case 5 -> {
                within(constants.size() + 1, MAX_CONSTANTS, "initializers");
                TensorReader.Named constant = TensorReader.read(wire, type, file);
                if (constants.put(constant.name(), constant.tensor()) != null) {
                    throw new ImportException("import.onnx.twice", file, constant.name());
                }
            }
            case 11 -> declare(type, inputs);
            case 12 -> declare(type, outputs);
            case 15 -> throw new IOException("sparse_initializer");
            default -> {
                return false;
            }
        }
        return true;
    }

    private OnnxNode node(int wireType) throws IOException {
        String[] words = {"", "", ""};
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        Map<String, OnnxAttribute> attributes = new HashMap<>();
        wire.message(wireType, (number, type) -> {
            switch (number) {
                case 1 -> from.add(text(type));
                case 2 -> to.add(text(type));
                case 3, 4 -> words[number - 3] = text(type);
                case 5 -> attribute(type, attributes);
                case 7 -> words[2] = text(type);
                default -> {
                    return false;
                }
            }
            within(from.size() + to.size(), MAX_LINKS, "inputs");
            return true;
        });
        return new OnnxNode(words[0], words[1], words[2], from, to, attributes);
    }

    private void attribute(int wireType, Map<String, OnnxAttribute> into) throws IOException {
        String[] words = {"", ""};
        double[] real = {0};
        long[] integer = {0};
        OnnxTensor[] tensor = {null};
        boolean[] graph = {false};
        Wire.Reals reals = new Wire.Reals();
        Wire.Numbers integers = new Wire.Numbers();
        wire.message(wireType, (number, type) -> {
            switch (number) {
                case 1 -> words[0] = text(type);
                case 2 -> real[0] = wire.real(type);
                case 3 -> integer[0] = wire.integer(type);
                case 4 -> words[1] = text(type);
                case 5 -> tensor[0] = TensorReader.read(wire, type, file).tensor();
                case 7 -> wire.reals(type, reals);
                case 8 -> wire.integers(type, integers);
                case 6, 11 -> graph[0] = true;
                default -> {
                    return false;
                }
            }
            return number != 6 && number != 11;
        });
        into.put(
                words[0],
                new OnnxAttribute(
                        real[0], integer[0], words[1], reals.values(), integers.values(), tensor[0], graph[0]));
        within(into.size(), MAX_ATTRIBUTES, "attributes");
    }

    private void declare(int wireType, List<OnnxGraph.Declaration> into) throws IOException {
        String[] itsName = {""};
        int[] element = {0};
        Wire.Numbers dims = new Wire.Numbers();
        wire.message(wireType, (number, type) -> {
            if (number == 1) {
                itsName[0] = text(type);
            } else if (number == 2) {
                wire.message(type, (kind, kindType) -> kind == 1 && tensorType(kindType, element, dims));
            }
            return number == 1 || number == 2;
        });
        into.add(new OnnxGraph.Declaration(itsName[0], element[0], dims.values()));
        within(into.size(), MAX_CONSTANTS, "inputs");
    }

    private boolean tensorType(int wireType, int[] element, Wire.Numbers dims) throws IOException {
        wire.message(wireType, (number, type) -> {
            if (number == 1) {
                element[0] = (int) wire.integer(type);
            } else if (number == 2) {
                wire.message(type, (dim, dimType) -> dim == 1 && dimension(dimType, dims));
            }
            return number == 1 || number == 2;
        });
        return true;
    }

    private boolean dimension(int wireType, Wire.Numbers dims) throws IOException {
        long[] extent = {OnnxTensor.BATCH};
        wire.message(wireType, (number, type) -> {
            if (number == 1) {
                extent[0] = wire.integer(type);
            }
            return number == 1;
        });
        within(dims.count() + 1, MAX_DIMS, "dims");
        // What is below 1 is as good as open.
        dims.add(extent[0] < 1 ? OnnxTensor.BATCH : extent[0]);
        return true;
    }

    private String text(int wireType) throws IOException {
        String text = wire.text(wireType, MAX_TEXT);
        texts += text.length();
        if (texts > MAX_TEXTS) {
            throw new IOException("names > " + MAX_TEXTS + " bytes");
        }
        return text;
    }

    private static void within(int count, int most, String what) throws IOException {
        if (count > most) {
            throw new IOException(what + " > " + most);
        }
    }
}
