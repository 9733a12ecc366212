package org.layerwright.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The header of a safetensors file, read and checked. */
record SafetensorsHeader(Map<String, String> metadata, List<StoredTensor.Info> infos) {
    static final int MAX_HEADER = 16 << 20;
    private static final int MAX_TENSOR = Integer.MAX_VALUE - 8;

    /** A tensor and where its bytes lie, from the end of the header. */
    private record Placed(StoredTensor.Info info, long begin, long end) {}

    static SafetensorsHeader read(InputStream in, long fileLength, String source) throws IOException {
        byte[] head = in.readNBytes(8);
        if (head.length < 8) {
            throw new ModelFileException("error.tensors.short", source, head.length);
        }
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER || length > fileLength - 8) {
            throw new ModelFileException(
                    "error.tensors.headerLength",
                    source,
                    Long.toUnsignedString(length),
                    Math.max(0, Math.min(MAX_HEADER, fileLength - 8)));
        }
        byte[] json = in.readNBytes((int) length);
        if (json.length < length) {
            throw new ModelFileException("error.tensors.short", source, json.length + 8);
        }
        JsonNode root = parse(json, source);
        Map<String, String> metadata = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(Safetensors.METADATA)) {
                for (Map.Entry<String, JsonNode> pair : entry.getValue().properties()) {
                    if (!pair.getValue().isTextual()) {
                        throw new ModelFileException("error.tensors.metadata", source, pair.getKey());
                    }
                    metadata.put(pair.getKey(), pair.getValue().textValue());
                }
            } else {
                placed.add(place(entry.getKey(), entry.getValue(), source));
            }
        }
        placed.sort(Comparator.comparingLong(Placed::begin).thenComparingLong(Placed::end));
        checkPlaces(placed, fileLength - 8 - length, source);
        return new SafetensorsHeader(metadata, placed.stream().map(Placed::info).toList());
    }

    private static JsonNode parse(byte[] json, String source) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            JsonNode root = mapper.readTree(json);
            if (json[0] != '{' || !root.isObject()) {
                throw new ModelFileException("error.tensors.json", source, "no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new ModelFileException(e, "error.tensors.json", source, e.getOriginalMessage());
        }
    }

    private static Placed place(String name, JsonNode entry, String source) {
        StoredTensor.Type type = null;
        for (StoredTensor.Type candidate : StoredTensor.Type.values()) {
            if (candidate.name().equals(entry.path("dtype").asText())) {
                type = candidate;
            }
        }
        if (type == null) {
            throw new ModelFileException(
                    "error.tensors.dtype", source, name, entry.path("dtype").asText("?"));
        }
        JsonNode dims = entry.path("shape");
        JsonNode offsets = entry.path("data_offsets");
        if (!dims.isArray()
                || !offsets.isArray()
                || offsets.size() != 2
                || !isCount(offsets.get(0))
                || !isCount(offsets.get(1))) {
            throw new ModelFileException("error.tensors.entry", source, name);
        }
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (JsonNode dim : dims) {
            if (!isCount(dim) || dim.longValue() > MAX_TENSOR) {
                throw new ModelFileException("error.tensors.entry", source, name);
            }
            shape.add(dim.intValue());
            // Both factors are below 2^31, so the product cannot overflow before it is seen to be too large.
            size *= dim.longValue();
            if (size > MAX_TENSOR) {
                throw new ModelFileException("error.tensors.tooLarge", source, name, MAX_TENSOR);
            }
        }
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (end < begin || end - begin != size * type.bytes()) {
            throw new ModelFileException(
                    "error.tensors.size", source, name, shape.toString(), size * type.bytes(), end - begin);
        }
        return new Placed(new StoredTensor.Info(name, type, shape), begin, end);
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    /** The tensors must follow one another without overlap and without a hole, up to the last byte. */
    private static void checkPlaces(List<Placed> placed, long dataLength, String source) {
        long at = 0;
        for (Placed tensor : placed) {
            if (tensor.begin() != at) {
                throw new ModelFileException(
                        "error.tensors.place", source, tensor.info().name(), at, tensor.begin());
            }
            at = tensor.end();
        }
        if (at != dataLength) {
            throw new ModelFileException("error.tensors.length", source, at, dataLength);
        }
    }
}
