package org.layerwright.run.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes records as TensorFlow does: the length, its check sum, the bytes, their check sum, all little-endian. A check
 * sum is CRC-32C, turned right by 15 bits and moved by a constant, since a CRC over bytes that hold CRCs is weak.
 * Source: "TFRecord and tf.train.Example", tensorflow.org, "TFRecords format details".
 */
final class TfRecords {
    private static final int MASK_DELTA = 0xa282ead8;
    private static final int TURN = 15;

    private final OutputStream out;

    TfRecords(OutputStream out) {
        this.out = out;
    }

    void write(byte[] record) throws IOException {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(record.length)
                .array();
        out.write(length);
        out.write(checkSum(length));
        out.write(record);
        out.write(checkSum(record));
    }

    private static byte[] checkSum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), TURN) + MASK_DELTA;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }
}
