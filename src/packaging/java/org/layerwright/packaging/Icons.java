package org.layerwright.packaging;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Icon files of Windows and macOS: both formats are a table of contents and PNG pictures behind it. */
final class Icons {
    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);
    /** Apple's four letters for a size; those of doubled pixels are the same pictures. */
    private static final Map<String, Integer> APPLE = apple();

    private Icons() {}

    private static Map<String, Integer> apple() {
        Map<String, Integer> types = new LinkedHashMap<>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("ic11", 32);
        types.put("ic12", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic13", 256);
        types.put("ic09", 512);
        types.put("ic14", 512);
        return java.util.Collections.unmodifiableMap(types);
    }

    /** Windows: sizes up to 256 by 256, of which 0 stands for 256. */
    static void ico(Path pictures, Path file) throws IOException {
        ByteArrayOutputStream bodies = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * WINDOWS.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
        for (int size : WINDOWS) {
            byte[] png = picture(pictures, size);
            head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
            head.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(head.capacity() + bodies.size());
            bodies.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        bodies.writeTo(all);
        Files.write(file, all.toByteArray());
    }

    static void icns(Path pictures, Path file) throws IOException {
        ByteArrayOutputStream bodies = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bodies);
        for (Map.Entry<String, Integer> type : APPLE.entrySet()) {
            byte[] png = picture(pictures, type.getValue());
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + png.length);
            out.write(png);
        }
        ByteBuffer head = ByteBuffer.allocate(8);
        head.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + bodies.size());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        bodies.writeTo(all);
        Files.write(file, all.toByteArray());
    }

    private static byte[] picture(Path pictures, int size) throws IOException {
        return Files.readAllBytes(pictures.resolve("layerwright-" + size + ".png"));
    }
}
