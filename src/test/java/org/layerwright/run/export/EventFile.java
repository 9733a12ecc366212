package org.layerwright.run.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads event files without any of the code that writes them: TFRecord as tensorflow.org describes it ("TFRecords format
 * details"), protobuf's wire format as protobuf.dev does ("Encoding"), and the check sum bit by bit.
 */
final class EventFile {
    /** RFC 3720, Castagnoli's polynomial, reflected. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private EventFile() {}

    /** The fields of a message by their number; of one that is repeated, all. */
    record Message(Map<Integer, List<Object>> fields) {
        static Message parse(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            Map<Integer, List<Object>> fields = new LinkedHashMap<>();
            while (in.hasRemaining()) {
                long key = varint(in);
                Object value = switch ((int) (key & 7)) {
                    case 0 -> varint(in);
                    case 1 -> in.getDouble();
                    case 2 -> bytes(in, (int) varint(in));
                    case 5 -> in.getFloat();
                    default -> throw new AssertionError("wire type of " + key);
                };
                fields.computeIfAbsent((int) (key >>> 3), none -> new ArrayList<>())
                        .add(value);
            }
            return new Message(fields);
        }

        Object get(int field) {
            return fields.get(field).get(0);
        }

        boolean has(int field) {
            return fields.containsKey(field);
        }

        String text(int field) {
            return new String((byte[]) get(field), StandardCharsets.UTF_8);
        }

        Message message(int field) {
            return parse((byte[]) get(field));
        }

        List<Message> messages(int field) {
            return fields.getOrDefault(field, List.of()).stream()
                    .map(bytes -> parse((byte[]) bytes))
                    .toList();
        }

        List<Double> doubles(int field) {
            ByteBuffer packed = ByteBuffer.wrap((byte[]) get(field)).order(ByteOrder.LITTLE_ENDIAN);
            List<Double> values = new ArrayList<>();
            while (packed.hasRemaining()) {
                values.add(packed.getDouble());
            }
            return values;
        }
    }

    /** The events of a file; check sums must be right. */
    static List<Message> events(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Message> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = bytes(in, Long.BYTES);
            assertEquals(masked(length), in.getInt(), "check sum of the length");
            byte[] record = bytes(in, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertEquals(masked(record), in.getInt(), "check sum of the record");
            events.add(Message.parse(record));
        }
        return events;
    }

    static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
        }
        return ~crc;
    }

    private static int masked(byte[] bytes) {
        int crc = crc32c(bytes);
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
