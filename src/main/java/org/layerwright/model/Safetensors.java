package org.layerwright.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The safetensors format (Hugging Face, "safetensors", format description in its README): eight bytes of header length,
 * a JSON header that gives each tensor's kind, shape and place, then the numbers, all little-endian. It holds no code,
 * and Python reads it with what is there already.
 *
 * @param metadata the strings of {@code __metadata__}
 * @param tensors  in the order of their data
 */
public record Safetensors(Map<String, String> metadata, List<StoredTensor> tensors) {
    static final String METADATA = "__metadata__";
    private static final int CHUNK = 1 << 16;

    public Safetensors {
        metadata = Map.copyOf(metadata);
        tensors = List.copyOf(tensors);
    }

    public Optional<StoredTensor> find(String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }

    /** The number of bytes that {@link #write} will write. */
    public long length() {
        return 8L
                + header().length
                + tensors.stream()
                        .mapToLong(t -> t.info().size() * t.info().type().bytes())
                        .sum();
    }

    /** Writes everything; the stream is left open. The same content always gives the same bytes. */
    public void write(OutputStream out) throws IOException {
        byte[] header = header();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        out.write(chunk.putLong(header.length).array(), 0, 8);
        out.write(header);
        for (StoredTensor tensor : tensors) {
            int length = Array.getLength(tensor.data());
            int step = CHUNK / tensor.info().type().bytes();
            for (int from = 0; from < length; from += step) {
                int count = Math.min(step, length - from);
                chunk.clear();
                switch (tensor.info().type()) {
                    case F32 -> chunk.asFloatBuffer().put((float[]) tensor.data(), from, count);
                    case F64 -> chunk.asDoubleBuffer().put((double[]) tensor.data(), from, count);
                    case I64 -> chunk.asLongBuffer().put((long[]) tensor.data(), from, count);
                    case U8 -> chunk.put((byte[]) tensor.data(), from, count);
                }
                out.write(chunk.array(), 0, count * tensor.info().type().bytes());
            }
        }
    }

    /**
     * Reads a file that is not trusted. Everything the header says is checked before any memory is taken for it.
     *
     * @param in     the file's bytes; left open
     * @param length how many bytes there are; the header must account for each of them
     * @param source the file's name, for the sentences
     * @param check  is shown the header before the numbers are read, and may throw
     * @throws ModelFileException if anything is wrong; the message says what
     * @throws IOException        if the stream itself fails
     */
    public static Safetensors read(InputStream in, long length, String source, Consumer<List<StoredTensor.Info>> check)
            throws IOException {
        SafetensorsHeader header = SafetensorsHeader.read(in, length, source);
        check.accept(header.infos());
        List<StoredTensor> tensors = new ArrayList<>();
        byte[] chunk = new byte[CHUNK];
        for (StoredTensor.Info info : header.infos()) {
            Object data = allocate(info, source);
            int step = CHUNK / info.type().bytes();
            int size = (int) info.size();
            for (int from = 0; from < size; from += step) {
                int count = Math.min(step, size - from);
                int bytes = count * info.type().bytes();
                if (in.readNBytes(chunk, 0, bytes) < bytes) {
                    throw new ModelFileException("error.tensors.truncated", source, info.name());
                }
                ByteBuffer view = ByteBuffer.wrap(chunk, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
                switch (info.type()) {
                    case F32 -> view.asFloatBuffer().get((float[]) data, from, count);
                    case F64 -> view.asDoubleBuffer().get((double[]) data, from, count);
                    case I64 -> view.asLongBuffer().get((long[]) data, from, count);
                    case U8 -> view.get((byte[]) data, from, count);
                }
            }
            tensors.add(new StoredTensor(info, data));
        }
        if (in.read() >= 0) {
            throw new ModelFileException("error.tensors.trailing", source);
        }
        return new Safetensors(header.metadata(), tensors);
    }

    private static Object allocate(StoredTensor.Info info, String source) {
        try {
            return info.type().newArray((int) info.size());
        } catch (OutOfMemoryError e) {
            throw new ModelFileException(e, "error.tensors.memory", source, info.name(), info.size());
        }
    }

    private byte[] header() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode strings = root.putObject(METADATA);
            new TreeMap<>(metadata).forEach(strings::put);
        }
        Set<String> names = new HashSet<>();
        long offset = 0;
        for (StoredTensor tensor : tensors) {
            if (tensor.name().equals(METADATA) || !names.add(tensor.name())) {
                throw new IllegalArgumentException("Expected each tensor name once, received " + tensor.name());
            }
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", tensor.info().type().name());
            ArrayNode shape = entry.putArray("shape");
            tensor.info().shape().forEach(shape::add);
            long end = offset + tensor.info().size() * tensor.info().type().bytes();
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(root);
            byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
            Arrays.fill(padded, json.length, padded.length, (byte) ' ');
            return padded;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings and numbers can always be written", e);
        }
    }
}
