package org.layerwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFileException;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;

/**
 * Writes and reads checkpoints: a safetensors file that holds {@code parameters}, {@code state.0} and so on, and the
 * rest as strings of its metadata. The file that is replaced stays whole until the new one is on the disk.
 */
public final class Checkpoints {
    static final int FORMAT_VERSION = 1;
    private static final String PARAMETERS = "parameters";
    private static final String STATE = "state.";
    private static final String VERSION = "checkpointVersion";
    private static final String EXTRA = "extra.";
    private static final String CHECKSUM = "crc32";
    private static final int MAX_SLOTS = 8;

    private final AtomicFiles files;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Checkpoints(AtomicFiles files) {
        this.files = files;
    }

    /**
     * Replaces a checkpoint.
     *
     * @throws org.layerwright.file.FileException if it could not be written; the old one is then unchanged
     */
    public void write(Path file, Checkpoint checkpoint) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(VERSION, Integer.toString(FORMAT_VERSION));
        metadata.put("progress", text(checkpoint.progress()));
        metadata.put("sums", text(checkpoint.sums()));
        metadata.put("history", text(checkpoint.history()));
        metadata.put("identity", text(checkpoint.identity()));
        checkpoint.extra().forEach((key, value) -> metadata.put(EXTRA + key, value));
        List<StoredTensor> tensors = new ArrayList<>();
        tensors.add(StoredTensor.of(PARAMETERS, checkpoint.parameters()));
        for (int i = 0; i < checkpoint.optimizerState().size(); i++) {
            tensors.add(StoredTensor.of(STATE + i, checkpoint.optimizerState().get(i)));
        }
        metadata.put(CHECKSUM, checksum(metadata, tensors));
        files.write(file, new Safetensors(metadata, tensors)::write);
    }

    /**
     * Reads a checkpoint.
     *
     * @param parameterCount how many weights the network has
     * @param stateSlots     how many slots the plan's optimizer keeps
     * @throws RunException       if there is no such file, it is of a newer version, or it belongs to another network
     * @throws ModelFileException if it is damaged
     */
    public Checkpoint read(Path file, long parameterCount, int stateSlots) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Safetensors stored = Safetensors.read(
                    in, Files.size(file), file.toString(), infos -> check(file, infos, parameterCount, stateSlots));
            return decode(file, stored, stateSlots);
        } catch (NoSuchFileException e) {
            throw new RunException(e, "error.checkpoint.missing", file.toString());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RunException(e, "error.checkpoint.damaged", file.toString(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    private static void check(Path file, List<StoredTensor.Info> infos, long parameterCount, int stateSlots) {
        if (infos.size() != stateSlots + 1 || stateSlots > MAX_SLOTS) {
            throw new RunException("error.checkpoint.slots", file.toString(), stateSlots, infos.size() - 1);
        }
        for (StoredTensor.Info info : infos) {
            if (info.type() != StoredTensor.Type.F32 || info.shape().size() != 1 || info.size() != parameterCount) {
                throw new RunException(
                        "error.checkpoint.size", file.toString(), info.name(), parameterCount, info.size());
            }
        }
    }

    private Checkpoint decode(Path file, Safetensors stored, int stateSlots) throws IOException {
        String version = stored.metadata().getOrDefault(VERSION, "");
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new RunException("error.checkpoint.noCheckpoint", file.toString());
        }
        if (Integer.parseInt(version) > FORMAT_VERSION) {
            throw new RunException("error.checkpoint.newer", file.toString(), FORMAT_VERSION, version);
        }
        String checksum = stored.metadata().get(CHECKSUM);
        if (!checksum(stored.metadata(), stored.tensors()).equals(checksum)) {
            throw new RunException("error.checkpoint.damaged", file.toString(), CHECKSUM + " " + checksum);
        }
        List<float[]> state = new ArrayList<>();
        for (int i = 0; i < stateSlots; i++) {
            state.add(tensor(file, stored, STATE + i));
        }
        Map<String, String> extra = new TreeMap<>();
        stored.metadata().forEach((key, value) -> {
            if (key.startsWith(EXTRA)) {
                extra.put(key.substring(EXTRA.length()), value);
            }
        });
        Checkpoint.Progress progress = part(file, stored, "progress", Checkpoint.Progress.class);
        List<EpochSummary> history = Arrays.asList(part(file, stored, "history", EpochSummary[].class));
        if (progress.epoch() < 0
                || progress.batchInEpoch() < 0
                || progress.step() < 0
                || progress.optimizerStep() < 0
                || history.contains(null)) {
            throw new RunException("error.checkpoint.damaged", file.toString(), progress.toString());
        }
        return new Checkpoint(
                tensor(file, stored, PARAMETERS),
                state,
                progress,
                part(file, stored, "sums", EpochSums.class),
                history,
                part(file, stored, "identity", Checkpoint.Identity.class),
                extra);
    }

    private static float[] tensor(Path file, Safetensors stored, String name) {
        return stored.find(name)
                .map(StoredTensor::floats)
                .orElseThrow(() -> new RunException("error.checkpoint.part", file.toString(), name));
    }

    private <T> T part(Path file, Safetensors stored, String name, Class<T> type) throws IOException {
        String text = stored.metadata().get(name);
        if (text == null) {
            throw new RunException("error.checkpoint.part", file.toString(), name);
        }
        T value = json.readValue(text, type);
        if (value == null) {
            throw new RunException("error.checkpoint.damaged", file.toString(), name + " = null");
        }
        return value;
    }

    /** Over strings and numbers: a flipped bit in a weight would otherwise go on training unnoticed. */
    static String checksum(Map<String, String> metadata, List<StoredTensor> tensors) {
        CRC32 crc = new CRC32();
        new TreeMap<>(metadata).forEach((key, value) -> {
            if (!key.equals(CHECKSUM)) {
                crc.update((key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (StoredTensor tensor : tensors) {
            float[] values = tensor.floats();
            for (int from = 0; from < values.length; from += chunk.capacity() / Float.BYTES) {
                int count = Math.min(chunk.capacity() / Float.BYTES, values.length - from);
                chunk.asFloatBuffer().put(values, from, count);
                crc.update(chunk.array(), 0, count * Float.BYTES);
            }
        }
        return Long.toHexString(crc.getValue());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of numbers and strings can always be written", e);
        }
    }
}
