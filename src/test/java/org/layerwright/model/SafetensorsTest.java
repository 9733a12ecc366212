package org.layerwright.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    /** Written out by hand from the format's description: 8 bytes of length, the header, little-endian numbers. */
    @Test
    void theBytesAreThoseOfTheDescription() throws IOException {
        byte[] bytes = write(new Safetensors(
                Map.of("k", "v"), List.of(StoredTensor.of("w", List.of(2, 1), new float[] {1, -2}))));
        String header = "{\"__metadata__\":{\"k\":\"v\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],"
                + "\"data_offsets\":[0,8]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer expected = ByteBuffer.allocate(8 + padded + 8).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded).put(header.getBytes(StandardCharsets.US_ASCII));
        while (expected.position() < 8 + padded) {
            expected.put((byte) ' ');
        }
        expected.putFloat(1).putFloat(-2);
        assertArrayEquals(expected.array(), bytes);
    }

    @Test
    void everyKindComesBack() throws IOException {
        float[] floats = new float[50_000];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(i * 88_888);
        }
        double[] doubles = {Math.PI, Double.NaN, -0.0};
        long[] longs = {Long.MIN_VALUE, 7};
        byte[] octets = {0, -1, 127};
        Safetensors written = new Safetensors(
                Map.of("a", "ä\n\"", "b", ""),
                List.of(
                        StoredTensor.of("floats", List.of(100, 500), floats),
                        new StoredTensor(new StoredTensor.Info("d", StoredTensor.Type.F64, List.of(3)), doubles),
                        new StoredTensor(new StoredTensor.Info("l", StoredTensor.Type.I64, List.of(2, 1, 1)), longs),
                        new StoredTensor(new StoredTensor.Info("b/é", StoredTensor.Type.U8, List.of(3)), octets),
                        StoredTensor.of("none", List.of(0, 4), new float[0]),
                        StoredTensor.of("scalar", List.of(), new float[] {3})));
        byte[] bytes = write(written);
        assertEquals(written.length(), bytes.length);
        Safetensors read = read(bytes);
        assertEquals(written.metadata(), read.metadata());
        assertEquals(
                written.tensors().stream().map(StoredTensor::info).toList(),
                read.tensors().stream().map(StoredTensor::info).toList());
        assertArrayEquals(floats, read.find("floats").orElseThrow().floats());
        assertArrayEquals(doubles, (double[]) read.find("d").orElseThrow().data());
        assertArrayEquals(longs, (long[]) read.find("l").orElseThrow().data());
        assertArrayEquals(octets, (byte[]) read.find("b/é").orElseThrow().data());
        assertArrayEquals(bytes, write(read));
    }

    @Test
    void liesInTheHeaderAreRefused() {
        fails("error.tensors.entry", "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}", 4);
        fails("error.tensors.entry", "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}", 4);
        fails("error.tensors.entry", "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}", 4);
        fails("error.tensors.entry", "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,99999999999999999999]}}", 4);
        fails("error.tensors.entry", "{'a':{'dtype':'F32','shape':[99999999999],'data_offsets':[0,4]}}", 4);
        fails("error.tensors.entry", "{'a':7}".replace("7", "{'dtype':'F32'}"), 4);
        fails("error.tensors.dtype", "{'a':7}", 4);
        fails("error.tensors.dtype", "{'a':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}}", 4);
        fails("error.tensors.size", "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}}", 8);
        fails("error.tensors.size", "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}", 4);
        fails("error.tensors.metadata", "{'__metadata__':{'a':1}}", 0);
    }

    /** 65536⁴ is 2^64, which is 0 in 64 bits: it must not pass for an empty tensor. */
    @Test
    void aProductThatOverflowsIsRefused() {
        fails(
                "error.tensors.tooLarge",
                "{'a':{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,0]}}",
                0);
        fails("error.tensors.tooLarge", "{'a':{'dtype':'U8','shape':[2147483000,2147483000],'data_offsets':[0,9]}}", 9);
        fails("error.tensors.length", "{'a':{'dtype':'F32','shape':[536870000],'data_offsets':[0,2147480000]}}", 4);
    }

    @Test
    void tensorsMustFollowOneAnother() {
        String a = "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},";
        fails("error.tensors.place", a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}", 12);
        fails("error.tensors.place", a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", 4);
        fails("error.tensors.place", a + "'b':{'dtype':'U8','shape':[4],'data_offsets':[2,6]}}", 6);
        fails("error.tensors.length", a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", 12);
        fails("error.tensors.length", a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", 7);
    }

    @Test
    void whatIsNoHeaderIsRefused() {
        fails("error.tensors.json", "[1,2,3]", 0);
        fails("error.tensors.json", "{'a':", 0);
        fails("error.tensors.json", "{} {}", 0);
        fails("error.tensors.json", " {}", 0);
        fails("error.tensors.json", "[".repeat(100_000), 0);
        fails(
                "error.tensors.json",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                        + "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                4);
        fails("error.tensors.short", new byte[5], 5);
        for (long length : new long[] {-1, Long.MAX_VALUE, 17L << 20, 0, 100}) {
            fails(
                    "error.tensors.headerLength",
                    ByteBuffer.allocate(20)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(length)
                            .array(),
                    20);
        }
    }

    /** Said to be longer than it is, as a damaged archive may say. */
    @Test
    void aStreamThatEndsTooSoonOrTooLateIsRefused() throws IOException {
        byte[] whole = write(new Safetensors(Map.of(), List.of(StoredTensor.of("a", new float[100]))));
        fails("error.tensors.truncated", Arrays.copyOf(whole, whole.length - 1), whole.length);
        fails("error.tensors.short", Arrays.copyOf(whole, 20), whole.length);
        fails("error.tensors.trailing", Arrays.copyOf(whole, whole.length + 1), whole.length);
    }

    /** The check sees names and shapes while the numbers are still unread. */
    @Test
    void theCheckComesBeforeTheNumbers() throws IOException {
        byte[] whole = write(new Safetensors(Map.of(), List.of(StoredTensor.of("a", new float[100]))));
        ByteArrayInputStream in = new ByteArrayInputStream(whole);
        assertThrows(
                IllegalStateException.class,
                () -> Safetensors.read(in, whole.length, "x", infos -> {
                    assertEquals(List.of(new StoredTensor.Info("a", StoredTensor.Type.F32, List.of(100))), infos);
                    throw new IllegalStateException();
                }));
        assertEquals(400, in.available());
    }

    private static void fails(String key, String header, int dataBytes) {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        fails(key, bytes, bytes.length);
    }

    private static void fails(String key, byte[] bytes, long length) {
        ModelFileException e = assertThrows(
                ModelFileException.class,
                () -> Safetensors.read(new ByteArrayInputStream(bytes), length, "weights", infos -> {}));
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains("weights"), e.getMessage());
    }

    private static byte[] write(Safetensors tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tensors.write(out);
        return out.toByteArray();
    }

    private static Safetensors read(byte[] bytes) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, "test", infos -> {});
    }
}
